import { format, getDay, parse, startOfWeek } from 'date-fns'
import { enGB } from 'date-fns/locale/en-GB'
import { nl } from 'date-fns/locale/nl'
import {
  type ComponentType,
  cloneElement,
  createContext,
  isValidElement,
  type ReactElement,
  type ReactNode,
  useContext,
  useMemo,
} from 'react'
import { Calendar, type CalendarProps, dateFnsLocalizer, type EventProps, type EventWrapperProps } from 'react-big-calendar'
import dragAndDrop from 'react-big-calendar/lib/addons/dragAndDrop'
import 'react-big-calendar/lib/css/react-big-calendar.css'
import 'react-big-calendar/lib/addons/dragAndDrop/styles.css'
import './calendar.css'
import { type Day, weekday } from '#domain/calendar/day'
import { type WallTime, wallClock } from '#domain/calendar/moment'
import type { Language } from '#domain/language/format'

/** Something in the calendar, at the clock on the wall in the Netherlands. */
export type CalendarEntry = {
  id: string
  day: Day
  time: WallTime
  minutes: number
  /** Who is visited, in bold, and what is under it. */
  title: string
  detail: string
  /** All of it in words, for whoever does not see it. */
  spoken: string
  look: 'proposed' | 'agreed' | 'done' | 'busy'
  /** The variable of the colour of its segment. */
  colour: string
  mark: ReactNode
  movable: boolean
}

export interface CalendarPortProps {
  monday: Day
  entries: readonly CalendarEntry[]
  daysOff: readonly Day[]
  today: Day
  language: Language
  dayHeading: (day: Day) => ReactNode
  onOpen: (id: string) => void
  onMove: (id: string, to: { day: Day; time: WallTime }) => void
  /** Somebody who is dragged in from elsewhere, and where they are put down. */
  dragged: { title: string; minutes: number } | null
  onPutIn: (to: { day: Day; time: WallTime }) => void
}

type Shown = { entry: CalendarEntry; start: Date; end: Date }

/**
 * The only place that knows react-big-calendar. The library counts in the zone of the browser, so it is given the clock on the wall in the Netherlands as
 * if that were the browser's, and what it gives back is read the same way: whoever travels sees the times of the office.
 */
export default function CalendarPort({
  monday,
  entries,
  daysOff,
  today,
  language,
  dayHeading,
  onOpen,
  onMove,
  dragged,
  onPutIn,
}: CalendarPortProps) {
  const shown = useMemo(() => entries.map(shownFrom), [entries])
  const hours = hoursOf(shown)
  const weekend = entries.some(({ day }) => weekday(day) > 5)
  return (
    <HeadingContext.Provider value={dayHeading}>
      <DragCalendar
        culture={language}
        localizer={localizer}
        date={wallDate(monday, '12:00')}
        onNavigate={doNothing}
        view={weekend ? 'week' : 'work_week'}
        views={allViews}
        onView={doNothing}
        toolbar={false}
        drilldownView={null}
        events={shown}
        min={wallDate(monday, `${pad(hours.from)}:00`)}
        max={hours.to === 24 ? wallDate(monday, '23:59') : wallDate(monday, `${pad(hours.to)}:00`)}
        step={15}
        timeslots={4}
        getNow={() => browserAsAmsterdam()}
        dayLayoutAlgorithm="no-overlap"
        draggableAccessor={isMovable}
        resizable={false}
        components={components}
        formats={formats}
        eventPropGetter={({ entry }) => ({ className: `rondo-${entry.look}`, style: { '--of': entry.colour } as object })}
        dayPropGetter={(date) => ({ className: dayClass(dayOfWall(date), daysOff, today) })}
        onSelectEvent={({ entry }) => entry.look !== 'busy' && onOpen(entry.id)}
        dragFromOutsideItem={() => draggedIn(dragged, monday)}
        onDropFromOutside={({ start }) => dragged && onPutIn(wallOf(new Date(start)))}
        onEventDrop={({ event, start }) => onMove(event.entry.id, wallOf(new Date(start)))}
      />
    </HeadingContext.Provider>
  )
}

const HeadingContext = createContext<(day: Day) => ReactNode>(() => null)

// The addon is an old kind of module: a build may hand it over inside its default.
const addon = ((dragAndDrop as unknown as { default?: typeof dragAndDrop }).default ?? dragAndDrop) as typeof dragAndDrop
const DragCalendar = addon<Shown>(Calendar as ComponentType<CalendarProps<Shown>>)

const localizer = dateFnsLocalizer({
  format,
  parse,
  startOfWeek: (date: Date) => startOfWeek(date, { weekStartsOn: 1 }),
  getDay,
  locales: { nl, en: enGB },
})
const allViews = { week: true, work_week: true } as const
const formats = { timeGutterFormat: 'HH:mm', eventTimeRangeFormat: () => '' }
const components = { event: Face, eventWrapper: RealButton, work_week: { header: Heading }, week: { header: Heading } }
const isMovable = ({ entry }: Shown) => entry.movable
const doNothing = () => {}

function Heading({ date }: { date: Date }) {
  return <>{useContext(HeadingContext)(dayOfWall(date))}</>
}

// While it is dragged the library gives the event the time where it would land.
function Face({ event: { entry, start } }: EventProps<Shown>) {
  return (
    <>
      <span className="rondo-event-top">
        {entry.mark}
        {wallOf(start).time}
      </span>
      <b>{entry.title}</b>
      {entry.detail && <span className="rondo-event-detail">{entry.detail}</span>}
    </>
  )
}

type Box = ReactElement<{ children?: ReactNode; role?: string; tabIndex?: number }>

// The library draws a div that plays a button; the addon stands between it and this. Busy time of others does nothing, so it stays a div.
function RealButton({ event, children }: EventWrapperProps<Shown> & { children?: ReactNode }) {
  const dragged = children as Box
  const box = dragged?.props?.children
  if (!isValidElement(box) || box.type !== 'div') return <>{children}</>
  const { role: _, tabIndex: __, ...rest } = (box as Box).props
  const { entry } = event
  if (entry.look === 'busy') return cloneElement(dragged, {}, <div {...rest} title={entry.spoken} />)
  return cloneElement(dragged, {}, <button type="button" {...rest} aria-label={entry.spoken} data-appointment={entry.id} />)
}

// The library wants an event to draw the shadow of: what is dragged in has the look of a proposal.
function draggedIn(dragged: CalendarPortProps['dragged'], monday: Day): Shown {
  const { title, minutes } = dragged ?? { title: '', minutes: 45 }
  const words = { title, detail: '', spoken: title, mark: null }
  const entry = {
    id: 'dragged',
    day: monday,
    time: '09:00',
    minutes,
    look: 'proposed',
    colour: 'var(--edge)',
    movable: false,
    ...words,
  } as const
  return shownFrom(entry)
}

function shownFrom(entry: CalendarEntry): Shown {
  const start = wallDate(entry.day, entry.time)
  return { entry, start, end: new Date(start.getTime() + entry.minutes * 60_000) }
}

function hoursOf(shown: readonly Shown[]): { from: number; to: number } {
  const from = Math.min(8, ...shown.map(({ start }) => start.getHours()))
  const to = Math.max(
    18,
    ...shown.map(({ start, end }) => (end.getDate() === start.getDate() ? Math.ceil(end.getHours() + end.getMinutes() / 60) : 24)),
  )
  return { from, to }
}

function dayClass(day: Day, daysOff: readonly Day[], today: Day): string {
  if (day === today) return 'rondo-today'
  return daysOff.includes(day) ? 'rondo-off' : ''
}

function wallDate(day: Day, time: WallTime): Date {
  return new Date(`${day}T${time}:00`)
}

function wallOf(date: Date): { day: Day; time: WallTime } {
  return { day: dayOfWall(date), time: `${pad(date.getHours())}:${pad(date.getMinutes())}` }
}

function dayOfWall(date: Date): Day {
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}

function browserAsAmsterdam(): Date {
  const { day, time } = wallClock(new Date().toISOString())
  return wallDate(day, time)
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
