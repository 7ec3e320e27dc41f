import { useFetcher } from '@remix-run/react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { classes } from '#app/ui/classes'
import { FieldError } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import type { CustomerField } from '#domain/clean/columns'
import type { FindingRule } from '#domain/clean/finding'

export type Gap = {
  id: string
  customerId: string
  customerName: string
  place: string | null
  field: string
  rule: FindingRule
  value: string | null
  proposal: string | null
  state: 'open' | 'later'
  current: string | null
  /** Whether the value can be typed over here; other findings are mended in the dossier. */
  canType: boolean
}

/** One finding: what stood in the file, the right value to type, or that it is right, or later. */
export function GapLine({ gap, campaignId }: { gap: Gap; campaignId: string }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<Refused | { settled: string }>()
  const form = useRef<HTMLFormElement>(null)
  const action = `/campaigns/${campaignId}/clean/gaps/${gap.id}`
  const field = t(`clean:fields.${gap.field as CustomerField}`)
  const isLeaving = fetcher.state !== 'idle'
  const error = fetcher.state === 'idle' && fetcher.data && 'refused' in fetcher.data ? fetcher.data.message : null
  const settle = (state: 'accepted' | 'later' | 'open') => fetcher.submit({ state }, { method: 'post', action })
  const use = (value: string) => fetcher.submit({ state: 'fixed', value }, { method: 'post', action })
  return (
    // It leaves the list at once; when the server says no it comes back with the reason and with what was typed.
    <li
      hidden={isLeaving}
      className={classes(
        'gap-x-5 gap-y-1.5 px-4 py-2.5 md:grid-cols-[minmax(0,15rem)_minmax(0,1fr)] md:items-center',
        isLeaving ? 'hidden' : 'grid',
      )}
    >
      <div className="min-w-0">
        <TextLink to={`/relations/${gap.customerId}`} className="block truncate">
          {gap.customerName}
        </TextLink>
        <p className="text-xs text-ink3">{[gap.place, t(`clean:findings.${gap.rule}`)].filter(Boolean).join(' · ')}</p>
      </div>
      <fetcher.Form ref={form} method="post" action={action} className="flex flex-wrap items-start gap-2">
        <input type="hidden" name="state" value="fixed" />
        <div className="min-w-0 flex-1 basis-52">
          {gap.canType ? (
            <Input
              name="value"
              defaultValue={gap.current ?? gap.value ?? ''}
              aria-label={t('clean:gaps.value', { field, name: gap.customerName })}
              placeholder={field}
              aria-invalid={error ? true : undefined}
              className="md:min-h-8"
            />
          ) : (
            <p className="py-1.5 text-ink2 break-words">{gap.value}</p>
          )}
          {gap.value && gap.canType && gap.current !== null && gap.current !== gap.value && (
            <p className="mt-0.5 truncate text-xs text-ink3">{t('clean:gaps.stood', { value: gap.value })}</p>
          )}
          {error && <FieldError>{error}</FieldError>}
        </div>
        {gap.proposal && gap.canType && (
          <Button size="sm" onClick={() => use(gap.proposal ?? '')}>
            {t('clean:map.use', { value: gap.proposal })}
          </Button>
        )}
        {gap.canType && (
          <Button type="submit" size="sm" look="secondary">
            {t('save')}
          </Button>
        )}
        {gap.state === 'open' ? (
          <>
            <Button size="sm" look="quiet" onClick={() => settle('accepted')}>
              {t('clean:gaps.accept')}
            </Button>
            <Button size="sm" look="quiet" onClick={() => settle('later')}>
              {t('clean:gaps.putOff')}
            </Button>
          </>
        ) : (
          <Button size="sm" look="quiet" onClick={() => settle('open')}>
            {t('clean:gaps.reopen')}
          </Button>
        )}
      </fetcher.Form>
    </li>
  )
}
