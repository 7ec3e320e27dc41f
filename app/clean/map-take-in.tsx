import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { FieldError } from '#app/ui/field'
import type { Counts } from '#domain/clean/preview'
import type { MapScreenProps } from './map-screen'

/** The bar at the bottom: how many rows are ready, what comes along, and the one button. */
export function MapTakeIn({ counts, file, campaignId, op, busy, refused }: MapScreenProps & { busy: boolean; refused: boolean }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<Refused>()
  const [withFindings, setWithFindings] = useState(false)
  const [withClosed, setWithClosed] = useState(true)
  if (!counts) return null
  const taking = fetcher.state !== 'idle'
  const total = counts.ready + (withFindings ? counts.toFix : 0) + (withClosed ? counts.closed : 0)
  return (
    <div className="-mx-4 border-t border-line bg-surface/95 px-4 py-3 md:sticky md:bottom-0 md:z-20 md:-mx-7 md:px-7 md:shadow-pop md:backdrop-blur">
      <fetcher.Form
        method="post"
        action={`/campaigns/${campaignId}/clean/import/${file.id}/taken-in`}
        className="flex flex-wrap items-center gap-x-6 gap-y-2"
      >
        <input type="hidden" name="op" value={op} />
        <CountsBar counts={counts} />
        <div className="flex min-w-0 flex-1 flex-col">
          {counts.closed > 0 && (
            <Checkbox
              name="withClosed"
              checked={withClosed}
              onChange={(event) => setWithClosed(event.target.checked)}
              label={t('clean:map.withClosed', { count: counts.closed })}
              className="md:py-0.5"
            />
          )}
          {counts.toFix > 0 && (
            <Checkbox
              name="withFindings"
              checked={withFindings}
              onChange={(event) => setWithFindings(event.target.checked)}
              label={t('clean:map.withFindings', { count: counts.toFix })}
              className="md:py-0.5"
            />
          )}
        </div>
        <div className="flex flex-col items-end gap-1 max-md:w-full max-md:items-stretch">
          <Button type="submit" look="primary" size="lg" busy={taking} disabled={busy || refused || total === 0}>
            {taking ? t('clean:map.taking') : t('clean:map.take', { count: total })}
          </Button>
          {counts.toFix > 0 && !withFindings && <p className="text-xs text-ink3">{t('clean:map.later')}</p>}
          {!taking && fetcher.data && 'refused' in fetcher.data && <FieldError>{fetcher.data.message}</FieldError>}
        </div>
      </fetcher.Form>
    </div>
  )
}

const parts: readonly { key: Exclude<keyof Counts, 'read'>; fill: string; text: string }[] = [
  { key: 'ready', fill: 'bg-ok', text: 'text-ok-text' },
  { key: 'toFix', fill: 'bg-warn', text: 'text-warn-text' },
  { key: 'closed', fill: 'bg-edge', text: 'text-ink2' },
  { key: 'rejected', fill: 'bg-bad', text: 'text-bad-text' },
]

function CountsBar({ counts }: { counts: Counts }) {
  const { t } = useTranslation(['common', 'clean'])
  const format = useFormat()
  const present = parts.filter(({ key }) => counts[key] > 0)
  return (
    <div className="w-full md:w-80">
      <p className="flex flex-wrap gap-x-3 tabular-nums">
        {present.map(({ key, text }) => (
          <span key={key}>
            <b className={text}>{format.number(counts[key])}</b> {t(`clean:map.counts.${key}`)}
          </span>
        ))}
      </p>
      <div
        role="img"
        aria-label={t('clean:map.countsLabel', counts)}
        className="mt-1 flex h-1.5 gap-px overflow-hidden rounded-full bg-sunken"
      >
        {present.map(({ key, fill }) => (
          <i key={key} className={fill} style={{ flexGrow: counts[key], flexBasis: 3 }} />
        ))}
      </div>
    </div>
  )
}
