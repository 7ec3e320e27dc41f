import { Link } from '@remix-run/react'
import { Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Panel } from '#app/ui/panel'
import type { TeamAgenda } from '#db/team-agenda'
import type { Day } from '#domain/calendar/day'

/** What the team speaks of in its meeting: each list with its most urgent first. It prints as it stands. */
export function TeamScreen({ agenda, today }: { agenda: TeamAgenda; today: Day }) {
  const { t } = useTranslation(['common', 'followUps'])
  const format = useFormat()
  return (
    <div className="flex flex-col gap-4">
      <p className="flex flex-wrap items-center justify-between gap-3">
        <span className="text-ink2">{t('followUps:team.lead', { day: format.day(today, 'long') })}</span>
        <Button size="sm" onClick={() => window.print()} data-print="never">
          <Printer aria-hidden size={15} /> {t('followUps:team.print')}
        </Button>
      </p>
      <Part name="complaints" agenda={agenda}>
        {agenda.complaints.map((each) => (
          <Line
            key={`${each.customerId}${each.receivedAt}`}
            whom={each}
            what={each.subject}
            aside={[each.owner ?? t('followUps:team.nobody'), each.answerBy ? format.momentAt(each.answerBy) : null]}
          />
        ))}
      </Part>
      <Part name="late" agenda={agenda}>
        {agenda.late.map((each) => (
          <Line
            key={`${each.customerId}${each.text}${each.dueOn}`}
            whom={each}
            what={each.text}
            aside={[each.who, format.day(each.dueOn)]}
          />
        ))}
      </Part>
      <Part name="signals" agenda={agenda}>
        {agenda.signals.map((each) => (
          <Line key={`${each.customerId}${each.text}`} whom={each} what={each.text} aside={[format.day(each.actOn)]} />
        ))}
      </Part>
      <Part name="leaving" agenda={agenda}>
        {agenda.leaving.map((each) => (
          <Line
            key={`${each.customerId}${each.until}`}
            whom={each}
            what={t('followUps:team.lentUntil', { name: each.staff, day: format.day(each.until) })}
            aside={[]}
          />
        ))}
      </Part>
      <Part name="ownerless" agenda={agenda}>
        {agenda.ownerless.map((each) => (
          <Line key={each.customerId} whom={each} what="" aside={[]} />
        ))}
      </Part>
    </div>
  )
}

function Part({ name, agenda, children }: { name: keyof TeamAgenda['counts']; agenda: TeamAgenda; children: ReactNode[] }) {
  const { t } = useTranslation(['common', 'followUps'])
  const more = agenda.counts[name] - children.length
  return (
    <Panel title={t(`followUps:team.${name}`)} aside={t('followUps:team.count', { count: agenda.counts[name] })}>
      {children.length === 0 ? (
        <p className="text-ink3">{t('followUps:team.none')}</p>
      ) : (
        <ul className="divide-y divide-line">{children}</ul>
      )}
      {more > 0 && <p className="mt-2 text-xs text-ink3">{t('followUps:team.more', { count: more })}</p>}
    </Panel>
  )
}

function Line({
  whom,
  what,
  aside,
}: {
  whom: { customerId: string; customer: string; client: string }
  what: string
  aside: (string | null)[]
}) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2">
      <span className="min-w-0 flex-1 basis-64 break-words">
        <Link to={`/relations/${whom.customerId}`} className="font-semibold text-brand-text hover:underline">
          {whom.customer}
        </Link>{' '}
        <span className="text-ink3">{whom.client}</span>
        {what && <span className="block">{what}</span>}
      </span>
      <span className="text-xs text-ink3 tabular-nums">{aside.filter(Boolean).join(' · ')}</span>
    </li>
  )
}
