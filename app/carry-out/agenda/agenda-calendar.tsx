import { Check } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { classes } from '#app/ui/classes'
import { Kbd } from '#app/ui/kbd'
import { Skeleton } from '#app/ui/skeleton'
import { useLater } from '#app/ui/use-later'
import type { CalendarItem } from '#db/appointments'
import type { Day } from '#domain/calendar/day'
import { dayOf, type WallTime } from '#domain/calendar/moment'
import type { AgendaPage } from './agenda.server'
import { useAgendaWords } from './agenda-words'
import { DayHeading } from './day-heading'
import type { DayPlaces } from './day-places'
import type { Planning } from './use-planning'

const loadCalendar = () => import('./calendar-port')

interface AgendaCalendarProps {
  page: AgendaPage
  items: readonly CalendarItem[]
  /** The appointment that was picked up with the keyboard. */
  picked: string | null
  busy: boolean
  costs: DayPlaces | null
  looked: Day
  planning: Planning
  onPickUp: (id: string) => void
  onOpen: (id: string) => void
  onDragged: (id: string | null) => void
  onLook: (day: Day) => void
  onMove: (item: CalendarItem, to: { day: Day; time: WallTime; staffId: string; minutes: number }) => void
}

/** The calendar where there is room for one, with what its looks and keys mean. */
export function AgendaCalendar(props: AgendaCalendarProps) {
  const { page, items, picked, busy, costs, looked, planning, onPickUp, onOpen, onDragged, onLook, onMove } = props
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const words = useAgendaWords(page.people)
  const Calendar = useLater(loadCalendar)
  const { dragged } = planning
  const shown = page.people.filter((person) => person.shown)
  const visitsOn = (day: Day) => items.filter((item) => item.customerId !== null && !item.busy && dayOf(item.startsAt) === day)
  if (!Calendar) return <Skeleton className="hidden h-[36rem] w-full md:block" />
  // What is carried drives nowhere yet, so its day's drives would be those of where it stood.
  const drives = picked ? [] : page.drives
  const entries = [
    ...drives.map(words.driveOf),
    ...items.map(words.entryOf).map((entry) => ({
      ...entry,
      look: entry.id === picked ? ('picked' as const) : entry.look,
      movable: entry.movable && !busy,
    })),
  ].filter(({ day }) => page.view === 'week' || day === page.day)
  const putIn = (to: { day: Day; time: WallTime; staffId: string | null }) => {
    const staffId = to.staffId ?? dragged?.places.find(({ day }) => day === to.day)?.staffId ?? shown[0]?.id
    if (dragged && staffId) planning.put(dragged, { day: to.day, time: to.time, staffId })
  }
  const heading = (day: Day) => (
    <DayHeading
      day={day}
      page={page}
      visits={visitsOn(day).length}
      costs={costs}
      cheapest={planning.cheapestOn(day)}
      looked={day === looked}
      onLook={() => onLook(day)}
      onPlanIn={(row) => planning.open(row.customerId)}
    />
  )
  return (
    <section aria-label={t('agenda:title')} className="hidden rounded-xl border border-line bg-surface p-2 shadow-card md:block">
      {/* The library gives a day on its own no heading. */}
      {page.view === 'day' && <div className="px-2 pt-1 pb-2">{heading(page.day)}</div>}
      <Calendar
        view={page.view}
        day={page.day}
        monday={page.monday}
        people={shown}
        today={page.today}
        daysOff={page.daysOff}
        language={format.language}
        entries={entries}
        works={worksIn(page)}
        keys={{ onPickUp }}
        dayHeading={heading}
        personHeading={(id) => (
          <PersonHeading id={id} page={page} costs={costs} visits={visitsOn(page.day).filter(({ staffId }) => staffId === id).length} />
        )}
        dragged={dragged && { title: dragged.name, minutes: dragged.minutes }}
        onPutIn={putIn}
        onOpen={onOpen}
        onDragged={onDragged}
        onLook={onLook}
        onMove={(id, to) => {
          const item = page.items.find((each) => each.id === id)
          if (item) onMove(item, { ...to, staffId: to.staffId ?? item.staffId })
        }}
      />
      <Meaning />
    </section>
  )
}

// Grey is what is outside everybody's hours; in a column of its own, outside those of one.
function worksIn(page: AgendaPage) {
  const hours = new Map<string, { from: number; to: number }[]>()
  for (const { day, staffId, hours: window } of page.rounds) {
    if (!window) continue
    for (const key of [day, `${day} ${staffId}`]) hours.set(key, [...(hours.get(key) ?? []), window])
  }
  return (day: Day, time: WallTime, staffId: string | null) => {
    const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
    return (hours.get(staffId ? `${day} ${staffId}` : day) ?? []).some(({ from, to }) => from <= minute && minute < to)
  }
}

function PersonHeading({ id, page, costs, visits }: { id: string; page: AgendaPage; costs: DayPlaces | null; visits: number }) {
  const { t } = useTranslation('agenda')
  const format = useFormat()
  const round = page.rounds.find((each) => each.day === page.day && each.staffId === id)
  const told = round?.hours
    ? [visits > 0 && t('visits', { count: visits }), t('freeTime', { free: format.duration(round.freeMinutes) })]
    : [t('notWorking')]
  const cheapestHere = costs?.places.find(({ day, staffId }) => day === page.day && staffId === id)
  return (
    <span className="block px-1 text-left text-sm font-normal">
      <b className="block truncate font-semibold">{page.people.find((person) => person.id === id)?.name}</b>
      {cheapestHere ? (
        <span className="block text-xs" data-cost={page.day}>
          <b className="text-sm leading-4 text-brand-text">{`+${cheapestHere.extraMinutes}′`}</b>{' '}
          <span className="text-ink3">{cheapestHere.time}</span>
        </span>
      ) : (
        <span className="block truncate text-xs text-ink3">{told.filter(Boolean).join(' · ')}</span>
      )}
    </span>
  )
}

function Meaning() {
  const { t } = useTranslation('agenda')
  return (
    <p className="flex flex-wrap items-center gap-x-5 gap-y-1 px-2 pt-2 text-xs text-ink3">
      <Legend className="border-l-4 border-dashed">{t('states.proposed')}</Legend>
      <Legend className="border-l-4 bg-sunken">{t('states.agreed')}</Legend>
      <Legend className="border-l-4 bg-ok-soft">
        {t('states.done')} <Check aria-hidden size={12} />
      </Legend>
      <Legend className="rondo-hatched border-0">{t('drives.name')}</Legend>
      <span className="ml-auto inline-flex flex-wrap items-center gap-1.5">
        <Kbd>←</Kbd> <Kbd>→</Kbd> {t('keyWeek')} <Kbd>{t('keySpaceName')}</Kbd> {t('keySpace')} <Kbd>M</Kbd> {t('keyMove')} <Kbd>Z</Kbd>{' '}
        {t('keyUndo')}
      </span>
    </p>
  )
}

function Legend({ className, children }: { className: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <i aria-hidden className={classes('h-3.5 w-5 rounded-sm border border-edge', className)} />
      {children}
    </span>
  )
}

/** Whether the calendar has room. Before the page runs it has not: the list is there first. */
export function useWide(): boolean {
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const query = window.matchMedia('(min-width: 48rem)')
    const look = () => setWide(query.matches)
    look()
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return wide
}
