import { Link } from '@remix-run/react'
import { Check, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { classes } from '#app/ui/classes'
import type { CalendarItem } from '#db/appointments'
import { addDays } from '#domain/calendar/day'
import { addMinutes, dayOf } from '#domain/calendar/moment'
import { sum } from '#domain/units/sum'
import type { AgendaPage } from './agenda.server'
import { isMovable, useAgendaWords } from './agenda-words'

type ListPage = Pick<AgendaPage, 'monday' | 'today' | 'people' | 'view' | 'day' | 'drives' | 'rounds'>

interface AgendaListProps {
  page: ListPage
  items: readonly CalendarItem[]
  onOpen: (id: string) => void
}

/** The week as a list by day, or a day as a list by person: for the phone, and for whoever has no calendar on the screen. */
export function AgendaList({ page, items, onOpen }: AgendaListProps) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const days = page.view === 'week' ? Array.from({ length: 7 }, (_, at) => addDays(page.monday, at)) : [page.day]
  const people = page.view === 'team' ? page.people.filter(({ shown }) => shown) : [null]
  return (
    <div className="grid grid-cols-1 gap-5">
      {days.flatMap((day, at) =>
        people.map((person) => {
          const those = items.filter((item) => dayOf(item.startsAt) === day && (!person || item.staffId === person.id))
          if (those.length === 0 && at > 4) return null
          const free = page.rounds.filter((round) => round.day === day && (!person || round.staffId === person.id))
          const name = person ? person.name : format.day(day, 'long')
          return (
            <section key={`${day} ${person?.id}`} aria-label={name}>
              <h2 className={classes('mb-1 text-base font-semibold', !person && day === page.today && 'text-now-text')}>
                {person ? name : format.day(day)}
                {!person && day === page.today && ` · ${t('today')}`}
                <span className="ml-2 text-xs font-normal text-ink3">
                  {free.some(({ hours }) => hours)
                    ? t('agenda:freeTime', { free: format.duration(sum(free.map(({ freeMinutes }) => freeMinutes))) })
                    : t('agenda:notWorking')}
                </span>
              </h2>
              {those.length === 0 ? (
                <p className="text-ink3">{t('agenda:nothingThatDay')}</p>
              ) : (
                <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
                  {those.map((item) => (
                    <Row key={item.id} item={item} page={page} onOpen={onOpen} />
                  ))}
                </ul>
              )}
            </section>
          )
        }),
      )}
    </div>
  )
}

function Row({ item, page, onOpen }: { item: CalendarItem; page: ListPage; onOpen: (id: string) => void }) {
  const { t } = useTranslation(['common', 'agenda'])
  const words = useAgendaWords(page.people)
  const drive = page.drives.find((one) => one.staffId === item.staffId && addMinutes(one.startsAt, one.minutes) === item.startsAt)
  const lines = (
    <>
      <span className="flex items-center gap-1.5 font-semibold">
        {item.state === 'done' && <Check aria-hidden size={16} strokeWidth={2.6} className="shrink-0 text-ok-text" />}
        <span className="truncate">{words.nameOf(item)}</span>
      </span>
      <span className="block truncate text-sm text-ink3">{[words.hoursOf(item), item.place].filter(Boolean).join(' · ')}</span>
      <span className="block text-xs text-ink3">
        {[drive && t(`agenda:drives.${drive.way}`, { minutes: drive.minutes }), words.whoOf(item)?.name, words.stateOf(item)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
  return (
    <li
      className={classes(
        'flex min-h-13 items-center gap-2 py-1.5 pr-2 pl-3',
        item.busy && 'text-ink3',
        item.state === 'proposed' && 'rounded-xl outline-1 -outline-offset-1 outline-edge outline-dashed',
      )}
    >
      {item.customerId ? (
        <Link to={`/visits/${item.visitId ?? item.id}`} className="min-w-0 flex-1 rounded-md">
          {lines}
        </Link>
      ) : (
        <span className="min-w-0 flex-1">{lines}</span>
      )}
      {isMovable(item) ? (
        <Button size="sm" onClick={() => onOpen(item.id)}>
          {t('agenda:move.short')}
        </Button>
      ) : (
        item.customerId && <ChevronRight aria-hidden size={18} className="shrink-0 text-ink3" />
      )}
    </li>
  )
}
