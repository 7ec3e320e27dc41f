import { Link } from '@remix-run/react'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { classes } from '#app/ui/classes'
import { Panel } from '#app/ui/panel'
import type { Why } from '#domain/carry-out/planner/plan'
import type { ShownDay, ShownRow } from './plan-page.server'
import type { Accept } from './plan-screen'

/** One day of one of ours in a plan: what stands, what is new and what moves, each with its why. */
export function PlanDay({ day, busy, onAccept }: { day: ShownDay; busy: boolean; onAccept: Accept }) {
  const { t } = useTranslation(['common', 'planner'])
  const format = useFormat()
  return (
    <Panel
      title={`${format.day(day.day, 'long')} · ${day.staff}`}
      lead={t('planner:day.lead', {
        leaves: format.timeAt(day.leaves),
        returns: format.timeAt(day.returns),
        drive: format.duration(day.driveMinutes),
      })}
      aside={
        day.open > 0 && (
          <Button busy={busy} onClick={() => onAccept({ what: 'day', day: day.day, staffId: day.staffId })}>
            {t('planner:day.accept', { count: day.open })}
          </Button>
        )
      }
    >
      <ol className="divide-y divide-line">
        {day.rows.map((row) => (
          <Row key={row.key} row={row} busy={busy} onAccept={onAccept} />
        ))}
      </ol>
    </Panel>
  )
}

function Row({ row, busy, onAccept }: { row: ShownRow; busy: boolean; onAccept: Accept }) {
  const { t } = useTranslation(['common', 'planner'])
  const format = useFormat()
  const isNew = row.kind !== 'stands'
  const name = row.name || t('planner:day.elsewhere')
  return (
    <li className={classes('flex min-h-13 items-center gap-3 py-1.5', !isNew && 'text-ink3')}>
      <span className={classes('w-12 shrink-0 font-semibold tabular-nums', isNew && 'border-l-2 border-dashed border-brand pl-1.5')}>
        {format.timeAt(row.startsAt)}
      </span>
      <span className="min-w-0 flex-1">
        {row.customerId ? (
          <Link to={`/relations/${row.customerId}`} className="block truncate font-semibold">
            {name}
          </Link>
        ) : (
          <span className="block truncate">{name}</span>
        )}
        <span className="block text-xs text-ink3">
          {[
            row.movedFrom && t('planner:day.movedFrom', { when: format.momentAt(row.movedFrom) }),
            row.why && whyText(t, row.why),
            ...row.also.map((one) => t(`planner:also.${one.kind}`, { day: 'day' in one ? format.day(one.day) : '' })),
            t('planner:day.visit', { minutes: row.minutes }),
            isNew && t('planner:day.extra', { minutes: row.extraMinutes }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {isNew && row.state === 'accepted' && (
        <Chip tone="ok">
          <Check aria-hidden size={12} strokeWidth={3} /> {t('planner:day.accepted')}
        </Chip>
      )}
      {isNew && row.state === 'past' && <Chip>{t('planner:day.past')}</Chip>}
      {isNew && row.state === 'open' && (
        <Button
          size="sm"
          disabled={busy}
          onClick={() => onAccept({ what: 'row', key: row.key })}
          aria-label={t('planner:day.acceptOne', { name })}
        >
          {t('planner:day.acceptRow')}
        </Button>
      )}
    </li>
  )
}

type Say = (
  key: 'planner:why.next-to' | 'planner:why.first-of-the-day' | 'planner:why.only-day' | 'planner:day.elsewhere',
  values?: object,
) => string

function whyText(t: unknown, why: Why): string {
  const say = t as Say
  if (why.kind !== 'next-to') return say(`planner:why.${why.kind}`)
  return say('planner:why.next-to', { name: why.name || say('planner:day.elsewhere'), minutes: why.savedMinutes })
}
