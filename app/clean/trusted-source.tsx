import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Field } from '#app/ui/field'
import { Select } from '#app/ui/select'
import type { Sources } from './trusted-source.server'

/** Which source goes before the others in a merge. Nothing to choose while all came from one. */
export function TrustedSource({ campaignId, sources }: { campaignId: string; sources: Sources }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher()
  if (sources.names.length < 2) return null
  const shown = fetcher.formData ? String(fetcher.formData.get('source')) : (sources.trusted ?? '')
  return (
    <div className="rounded-xl border border-line bg-surface px-4 py-3 md:px-5">
      <Field label={t('clean:duplicates.trusted')} hint={t('clean:duplicates.trustedHint')}>
        <Select
          value={shown}
          onChange={({ target }) =>
            fetcher.submit({ source: target.value }, { method: 'post', action: `/campaigns/${campaignId}/clean/duplicates/trusted` })
          }
          options={[
            { value: '', label: t('clean:duplicates.trustedNone') },
            ...sources.names.map((name) => ({ value: name, label: name })),
          ]}
          className="max-w-sm"
        />
      </Field>
    </div>
  )
}
