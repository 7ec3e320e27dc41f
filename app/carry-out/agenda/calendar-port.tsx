import { format, getDay, parse, startOfWeek } from 'date-fns'
import { enGB } from 'date-fns/locale/en-GB'
import { nl } from 'date-fns/locale/nl'
import { type ComponentType, createContext, forwardRef, type HTMLAttributes, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { Calendar, type CalendarProps, dateFnsLocalizer } from 'react-big-calendar'
import dragAndDrop from 'react-big-calendar/lib/addons/dragAndDrop'
import 'react-big-calendar/lib/css/react-big-calendar.css'
import 'react-big-calendar/lib/addons/dragAndDrop/styles.css'
import './calendar.css'
import { type Day, weekday } from '#domain/calendar/day'
import { type WallTime, wallClock } from '#domain/calendar/moment'
import type { Language } from '#domain/language/format'
import { drawnAt, wallOf } from './calendar-clock'
import { EventBox, type EventKeys, EventKeysContext, Face, type Shown } from './calendar-event'
import { inLanes } from './calendar-lanes'

/** Something in the calendar, at the clock on the wall in the Netherlands. */
export type CalendarEntry = {
  id: string
  /** Whose it is: the column in a team, the lane in a week. */
  staffId: string
  day: Day
  time: WallTime
  minutes: number
  /** Who is visited, in bold, and what is under it. */
  title: string
  detail: string
  /** All of it in words, for whoever does not see it. */
  spoken: string
  look: 'proposed' | 'agreed' | 'done' | 'busy' | 'drive' | 'picked'
  /** The variable of the colour of its segment. */
  colour: string
  mark: ReactNode
  movable: boolean
}

export type PutDown = { day: Day; time: WallTime; staffId: string | null }

export interface CalendarPortProps {
  view: 'week' | 'day' | 'team'
  /** The day that is shown; in a week any of it. */
  day: Day
  monday: Day
  entries: readonly CalendarEntry[]
  /** The columns of a team. */
  people: readonly { id: string; name: string }[]
  daysOff: readonly Day[]
  today: Day
  language: Language
  dayHeading: (day: Day) => ReactNode
  personHeading: (id: string) => ReactNode
  /** Whether somebody works then: of the column of a team its own, else any of those who are shown. */
  works: (day: Day, time: WallTime, staffId: string | null) => boolean
  onOpen: (id: string) => void
  onMove: (id: string, to: PutDown & { minutes: number }) => void
  /** An appointment is being dragged; null when it is let go of. */
  onDragged: (id: string | null) => void
  /** Somebody who is dragged in from elsewhere, and where they are put down. */
  dragged: { title: string; minutes: number } | null
  onPutIn: (to: PutDown) => void
  /** Somebody looks at a day. */
  onLook: (day: Day) => void
  keys: EventKeys
}

/** The only place that knows react-big-calendar. Times go in and come out as the clock on the wall in the Netherlands (calendar-clock.ts). */
export default function CalendarPort(props: CalendarPortProps) {
  const { view, day, monday, entries, daysOff, today, language, people, onOpen, onMove, onDragged, dragged, onPutIn, works, keys } = props
  const shown = useMemo(() => entries.map((entry) => shownFrom(monday, entry)), [entries, monday])
  const hours = hoursOf(shown)
  const weekend = entries.some(({ day, look }) => look !== 'drive' && weekday(day) > 5)
  const byPerson = view === 'team'
  useDragFromOutside(dragged !== null)
  const putDown = (start: Date | string, staffId: unknown): PutDown => ({
    ...wallOf(monday, new Date(start)),
    staffId: byPerson && typeof staffId === 'string' ? staffId : null,
  })
  const moved = ({ event, start, end, resourceId }: Dropped) => {
    const minutes = Math.round((new Date(end).getTime() - new Date(start).getTime()) / 60_000)
    onMove(event.entry.id, { ...putDown(start, resourceId), minutes })
  }
  return (
    <ColumnContext.Provider value={props}>
      <EventKeysContext.Provider value={keys}>
        <DragCalendar
          culture={language}
          localizer={localizer}
          date={drawnAt(monday, { day: view === 'week' ? monday : day, time: '12:00' })}
          onNavigate={doNothing}
          view={view === 'week' ? (weekend ? 'week' : 'work_week') : 'day'}
          views={allViews}
          onView={doNothing}
          toolbar={false}
          drilldownView={null}
          events={shown}
          {...(byPerson
            ? { resources: [...people], resourceIdAccessor: personId, resourceTitleAccessor: 'name', resourceAccessor: ownerOf }
            : {})}
          min={drawnAt(monday, { day: monday, time: `${pad(hours.from)}:00` })}
          max={drawnAt(monday, { day: monday, time: hours.to === 24 ? '23:59' : `${pad(hours.to)}:00` })}
          scrollToTime={drawnAt(monday, { day: monday, time: '08:00' })}
          step={15}
          timeslots={4}
          getNow={() => drawnAt(monday, wallClock(new Date().toISOString()))}
          dayLayoutAlgorithm={inLanes}
          draggableAccessor={isMovable}
          resizableAccessor={isMovable}
          resizable
          components={components}
          formats={formats}
          eventPropGetter={({ entry }) => ({ className: `rondo-${entry.look}`, style: { '--of': entry.colour } as object })}
          dayPropGetter={(date) => ({ className: dayClass(wallOf(monday, date).day, daysOff, today) })}
          slotPropGetter={(date, staffId) => {
            const at = wallOf(monday, date)
            return works(at.day, at.time, typeof staffId === 'string' ? staffId : null) ? {} : { className: 'rondo-closed' }
          }}
          onSelectEvent={({ entry }) => entry.look !== 'busy' && entry.look !== 'drive' && onOpen(entry.id)}
          onDragStart={({ event }) => onDragged(event.entry.id)}
          dragFromOutsideItem={() => draggedIn(dragged, monday)}
          onDropFromOutside={({ start, resource }) => dragged && onPutIn(putDown(start, resource))}
          onEventDrop={moved}
          onEventResize={moved}
        />
      </EventKeysContext.Provider>
    </ColumnContext.Provider>
  )
}

// A drop is taken on what stands there too, and is then refused in words. The library hears of no drag that comes to nothing, and would leave its shadow behind: a
// drag over nowhere makes it forget.
function useDragFromOutside(isDragged: boolean) {
  useEffect(() => {
    if (!isDragged) return
    const take = (event: DragEvent) => event.preventDefault()
    document.addEventListener('dragenter', take)
    return () => {
      document.removeEventListener('dragenter', take)
      document.dispatchEvent(new MouseEvent('dragover', { clientX: -1, clientY: -1 }))
    }
  }, [isDragged])
}

type Dropped = { event: Shown; start: Date | string; end: Date | string; resourceId?: unknown }
type Column = Pick<CalendarPortProps, 'monday' | 'dayHeading' | 'personHeading' | 'onLook'>

const ColumnContext = createContext<Column>({ monday: '', dayHeading: () => null, personHeading: () => null, onLook: () => {} })

// Where the mouse is over a day, somebody looks at it. The library measures the element itself.
const DayColumn = forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement> & { date: Date }>(function DayColumn(
  { date, className, style, children },
  ref,
) {
  const { monday, onLook } = useContext(ColumnContext)
  return (
    <div ref={ref} className={className} style={style} onPointerEnter={() => onLook(wallOf(monday, date).day)}>
      {children}
    </div>
  )
})

// The addon is an old kind of module: a build may hand it over inside its default.
const addon = ((dragAndDrop as unknown as { default?: typeof dragAndDrop }).default ?? dragAndDrop) as typeof dragAndDrop
type Person = { id: string; name: string }
const DragCalendar = addon<Shown, Person>(Calendar as ComponentType<CalendarProps<Shown, Person>>)

const localizer = dateFnsLocalizer({
  format,
  parse,
  startOfWeek: (date: Date) => startOfWeek(date, { weekStartsOn: 1 }),
  getDay,
  locales: { nl, en: enGB },
})
const allViews = { week: true, work_week: true, day: true } as const
const formats = { timeGutterFormat: 'HH:mm', eventTimeRangeFormat: () => '' }
const components = {
  event: Face,
  eventWrapper: EventBox,
  resourceHeader: PersonHeading,
  // The library's types know of no properties here; it passes these.
  dayColumnWrapper: DayColumn as ComponentType<object> as ComponentType,
  work_week: { header: Heading },
  week: { header: Heading },
  day: { header: Heading },
}
const isMovable = ({ entry }: Shown) => entry.movable
const personId = ({ id }: Person) => id
const ownerOf = ({ entry }: Shown) => entry.staffId
const doNothing = () => {}

function Heading({ date }: { date: Date }) {
  const { monday, dayHeading } = useContext(ColumnContext)
  return <>{dayHeading(wallOf(monday, date).day)}</>
}

function PersonHeading({ resource }: { resource: Person }) {
  return <>{useContext(ColumnContext).personHeading(resource.id)}</>
}

// The library wants an event to draw the shadow of: what is dragged in has the look of a proposal.
function draggedIn(dragged: CalendarPortProps['dragged'], monday: Day): Shown {
  const { title, minutes } = dragged ?? { title: '', minutes: 45 }
  const words = { title, detail: '', spoken: title, mark: null }
  const place = { staffId: '', day: monday, time: '09:00', minutes }
  return shownFrom(monday, { id: 'dragged', ...place, ...words, look: 'proposed', colour: 'var(--edge)', movable: false })
}

function shownFrom(monday: Day, entry: CalendarEntry): Shown {
  const start = drawnAt(monday, entry)
  return { entry, start, end: new Date(start.getTime() + entry.minutes * 60_000) }
}

// A drive home after hours does not make the day longer; an appointment does.
function hoursOf(shown: readonly Shown[]): { from: number; to: number } {
  const visits = shown.filter(({ entry }) => entry.look !== 'drive')
  const from = Math.min(8, ...visits.map(({ start }) => start.getHours()))
  const to = Math.max(
    18,
    ...visits.map(({ start, end }) => (end.getDate() === start.getDate() ? Math.ceil(end.getHours() + end.getMinutes() / 60) : 24)),
  )
  return visits.some(({ start, end }) => end.getDate() !== start.getDate()) ? { from: 0, to: 24 } : { from, to }
}

function dayClass(day: Day, daysOff: readonly Day[], today: Day): string {
  if (day === today) return 'rondo-today'
  return daysOff.includes(day) ? 'rondo-off' : ''
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
