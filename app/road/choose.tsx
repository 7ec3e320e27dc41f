import { useTranslation } from 'react-i18next'
import { OutcomeChip } from '#app/carry-out/visits/outcome'
import { Button } from '#app/ui/button'
import { Panel } from '#app/ui/panel'
import type { VisitOutcome } from '#domain/carry-out/visit'
import type { Item, Queue } from './queue'
import type { Theirs } from './take-log.server'

/** Two logs of one visit side by side: whoever is on the road says which one stands. The other stays in the office's list. */
export function Choose({ item, queue }: { item: Item; queue: Queue }) {
  const { t } = useTranslation(['common', 'visits'])
  if (item.answer?.state !== 'choose') return null
  const theirs = item.answer.theirs as Theirs
  const settle = async (as: 'mine' | 'office') => {
    const address = `/road/logs/${item.id}/settled?_data=${encodeURIComponent('routes/road.logs.$logId.settled')}`
    const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ as }) }).catch(() => null)
    // Settled before, from another place, is settled too.
    if (answer && (answer.ok || answer.status === 409)) await queue.remove(item.id)
  }
  const sides = [
    { as: 'mine' as const, who: t('visits:road.yours'), outcome: item.log.outcome as VisitOutcome, text: String(item.log.note ?? '') },
    { as: 'office' as const, who: t('visits:road.atOffice'), outcome: theirs.outcome, text: theirs.note ?? '' },
  ]
  return (
    <Panel title={t('visits:road.choose', { customer: item.label })} className="mb-3 border-now/40">
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {sides.map(({ as, who, outcome, text }) => (
          <div key={as} className="grid content-between gap-2 rounded-lg bg-sunken p-3">
            <div className="min-w-0 text-sm">
              <p className="mb-1.5 flex flex-wrap items-center justify-between gap-2">
                <b className="text-xs">{who}</b>
                <OutcomeChip outcome={outcome} />
              </p>
              <p dir="auto" className="line-clamp-6 whitespace-pre-line wrap-anywhere">
                {text || t('visits:told.noNote')}
              </p>
            </div>
            <Button onClick={() => settle(as)}>{t(`visits:waiting.as.${as}`)}</Button>
          </div>
        ))}
      </div>
    </Panel>
  )
}
