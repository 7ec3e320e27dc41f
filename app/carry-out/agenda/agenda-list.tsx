import { Link } from '@remix-run/react'
import { Check, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { classes } from '#app/ui/classes'
import type { CalendarItem } from '#db/appointments'
import { addDays, type Day } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import type { AgendaPage } from './agenda.server'
import { isMovable, useAgendaWords } from './agenda-words'

interface AgendaListProps {
  page: Pick<AgendaPage, 'monday' | 'today' | 'people'>
  items: readonly CalendarItem[]
  onOpen: (id: string) => void
}

/** The week as a list by day: for the phone, and for whoever has no calendar on the screen. */
export function AgendaList({ page, items, onOpen }: AgendaListProps) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const days = Array.from({ length: 7 }, (_, at) => addDays(page.monday, at))
  return (
    <div className="grid grid-cols-1 gap-5">
      {days.map((day, at) => {
        const those = items.filter((item) => dayOf(item.startsAt) === day)
        if (those.length === 0 && at > 4) return null
        return (
          <section key={day} aria-label={format.day(day, 'long')}>
            <h2 className={classes('mb-1 text-base font-semibold', day === page.today && 'text-now-text')}>
              {format.day(day)}
              {day === page.today && ` · ${t('today')}`}
            </h2>
            {those.length === 0 ? (
              <p className="text-ink3">{t('agenda:nothingThatDay')}</p>
            ) : (
              <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
                {those.map((item) => (
                  <Row key={item.id} item={item} people={page.people} day={day} onOpen={onOpen} />
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </div>
  )
}

function Row({ item, people, onOpen }: { item: CalendarItem; people: AgendaPage['people']; day: Day; onOpen: (id: string) => void }) {
  const { t } = useTranslation(['common', 'agenda'])
  const words = useAgendaWords(people)
  const lines = (
    <>
      <span className="flex items-center gap-1.5 font-semibold">
        {item.state === 'done' && <Check aria-hidden size={16} strokeWidth={2.6} className="shrink-0 text-ok-text" />}
        <span className="truncate">{words.nameOf(item)}</span>
      </span>
      <span className="block truncate text-sm text-ink3">
        {[words.hoursOf(item), item.place, words.whoOf(item)?.name, words.stateOf(item)].filter(Boolean).join(' · ')}
      </span>
    </>
  )
  return (
    <li className={classes('flex min-h-13 items-center gap-2 py-1.5 pr-2 pl-3', item.busy && 'text-ink3')}>
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
