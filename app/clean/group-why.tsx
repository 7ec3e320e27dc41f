import { Minus, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { classes } from '#app/ui/classes'
import { Progress } from '#app/ui/progress'
import type { GroupCard } from './group-card.server'

/** Where this group stands in the queue, how sure it is, and why it was proposed, in words. */
export function GroupWhy({ group, at, total }: { group: GroupCard; at: number; total: number }) {
  const { t } = useTranslation(['common', 'clean'])
  const format = useFormat()
  const position = t('clean:duplicates.position', { at: format.number(at), total: format.number(total) })
  const forIt = group.reasons.filter(({ points }) => points > 0)
  const against = group.reasons.filter(({ points }) => points <= 0)
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <div className="flex items-center gap-3">
        <b className="font-semibold tabular-nums">{position}</b>
        <Progress value={at} max={total} label={position} className="w-28" />
        <span title={t('clean:duplicates.confidence', { percentage: group.percentage })} className="text-ink2 tabular-nums">
          {format.percent(group.percentage / 100)}
        </span>
      </div>
      <ul aria-label={t('clean:duplicates.why')} className="flex min-w-0 flex-1 basis-full flex-wrap gap-x-3 gap-y-1 md:basis-0">
        {[...forIt, ...against].map((reason) => {
          const isFor = reason.points > 0
          const Sign = isFor ? Plus : Minus
          return (
            <li
              key={`${reason.field} ${reason.kind}`}
              className={classes('inline-flex items-center gap-1', isFor ? 'text-ok-text' : 'text-bad-text')}
            >
              <Sign aria-hidden size={13} strokeWidth={2.5} />
              <ReasonWords reason={reason} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function ReasonWords({ reason: { kind, field } }: { reason: GroupCard['reasons'][number] }) {
  const { t } = useTranslation(['common', 'clean'])
  if (kind === 'same' || kind === 'nearly-same' || kind === 'alike' || kind === 'differs') return t(`clean:reasons.${kind}.${field}`)
  return t(`clean:reasons.${kind}`)
}
