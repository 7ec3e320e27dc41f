import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Switch } from '#app/ui/switch'

/** The client's choice to have merged without looking what may be. */
export function MergeItself({ campaignId, on }: { campaignId: string; on: boolean }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher()
  const shown = fetcher.formData ? fetcher.formData.get('on') === 'yes' : on
  return (
    <Switch
      checked={shown}
      onChange={({ target }) =>
        fetcher.submit(
          { on: target.checked ? 'yes' : 'no' },
          { method: 'post', action: `/campaigns/${campaignId}/clean/duplicates/by-itself` },
        )
      }
      label={t('clean:duplicates.byItself')}
      hint={t('clean:duplicates.byItselfHint')}
      className="rounded-xl border border-line bg-surface px-4 py-2 md:px-5"
    />
  )
}
