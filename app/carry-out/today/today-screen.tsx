import { Link } from '@remix-run/react'
import { Car, Check, ChevronRight, House, MessageSquareWarning, Sun } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Reach } from '#app/carry-out/visits/reach'
import { useFormat } from '#app/messages/use-format'
import { Choose } from '#app/road/choose'
import { keepDay } from '#app/road/keep-day'
import { noteFact } from '#app/road/phone-store'
import type { Item, Queue } from '#app/road/queue'
import { RoadBadge } from '#app/road/road-badge'
import { tidy, useRoad } from '#app/road/use-road'
import { VisitMode } from '#app/road/visit-mode'
import { Button } from '#app/ui/button'
import { classes } from '#app/ui/classes'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment, minutesBetween } from '#domain/calendar/moment'
import type { DayPage } from './day.server'
import { TaskList } from './task-list'

type TodayPage = DayPage & { firstName: string; userId: string }
type Stop = DayPage['stops'][number]

/**
 * The day of a consultant: where to be and when, the next stop in front, and what was promised. It opens from the phone's own store as well, maybe a day
 * later: then it shows the day it is there.
 */
export function TodayScreen({ page: loaded }: { page: TodayPage }) {
  const { items, queue } = useRoad(loaded.userId)
  const [chosen, setChosen] = useState<Day | null>(null)
  const page = useDayThatIs(loaded, chosen)
  const [openId, setOpenId] = useOpenStop()
  useEffect(() => {
    void keepDay()
    if (queue) void tidy(queue, Date.now() - 24 * 3_600_000)
  }, [queue])
  const open = loaded.around.flatMap(({ stops }) => stops).find(({ id }) => id === openId)
  if (open)
    return (
      <VisitMode
        stop={open}
        queue={queue}
        written={items.find((item) => item.what !== 'photo' && item.appointmentId === open.id)}
        onBack={() => setOpenId(null)}
      />
    )
  return <DayList page={page} items={items} queue={queue} onOpen={setOpenId} onDay={setChosen} />
}

// A visit is opened by what stands after the # of the address: no loader runs for it, so it opens without a network.
function useOpenStop(): [string | null, (id: string | null) => void] {
  const [openId, setOpenId] = useState<string | null>(null)
  useEffect(() => {
    const look = () => setOpenId(location.hash.startsWith('#visit-') ? location.hash.slice('#visit-'.length) : null)
    look()
    window.addEventListener('popstate', look)
    return () => window.removeEventListener('popstate', look)
  }, [])
  const open = (id: string | null) => {
    if (id) history.pushState(history.state, '', `#visit-${id}`)
    else history.replaceState(history.state, '', location.pathname)
    setOpenId(id)
    window.scrollTo(0, 0)
  }
  return [openId, open]
}

function useDayThatIs(page: TodayPage, chosen: Day | null): TodayPage {
  const [now, setNow] = useState(page.now)
  useEffect(() => setNow(new Date().toISOString()), [])
  const day = chosen ?? dayOf(now)
  const itsStops = page.around.find((each) => each.day === day)
  return itsStops && day !== page.day ? { ...page, ...itsStops, now } : page
}

interface DayListProps {
  page: TodayPage
  items: readonly Item[]
  queue: Queue | null
  onOpen: (id: string) => void
  onDay: (day: Day) => void
}

function DayList({ page, items, queue, onOpen, onDay }: DayListProps) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const written = new Set(items.map(({ appointmentId }) => appointmentId))
  const next = page.stops.find((stop) => isOpen(stop) && !written.has(stop.id))
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={capital(format.day(page.day, 'long').replace(/ \d{4}$/, ''))} lead={<Sentence page={page} />} />
      <Days page={page} onDay={onDay} />
      <RoadBadge items={items} />
      {queue && items.filter(({ state }) => state === 'choose').map((item) => <Choose key={item.id} item={item} queue={queue} />)}
      {page.stops.length === 0 ? (
        <NothingPlanned page={page} />
      ) : (
        <ol>
          {page.stops.map((stop) => (
            <StopRow key={stop.id} stop={stop} isNext={stop === next} isWritten={written.has(stop.id)} now={page.now} onOpen={onOpen} />
          ))}
        </ol>
      )}
      {page.home && (
        <p className="flex items-center gap-3 py-2 pl-5 text-ink3">
          <House aria-hidden size={16} />{' '}
          {t('visits:today.home', { duration: format.duration(page.home.minutes), time: format.timeAt(page.home.at) })}
        </p>
      )}
      <Panel title={t('visits:today.tasks')} className="mt-5">
        <TaskList tasks={page.tasks} today={page.day} empty={t('visits:today.noTasks')} />
      </Panel>
    </div>
  )
}

/** Two days back and two ahead, which the phone carries along. */
function Days({ page, onDay }: { page: TodayPage; onDay: (day: Day) => void }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  return (
    <fieldset aria-label={t('visits:road.days')} className="mb-3 grid grid-cols-5 gap-1.5">
      {page.around.map(({ day, stops }) => (
        <button
          key={day}
          type="button"
          aria-pressed={day === page.day}
          onClick={() => onDay(day)}
          className="min-h-12 rounded-lg border border-line bg-surface text-sm aria-pressed:border-brand aria-pressed:bg-brand-soft aria-pressed:font-semibold aria-pressed:text-brand-text"
        >
          {format.day(day).split(' ').slice(0, 2).join(' ')}
          <span className="block text-xs text-ink3">{stops.length || '–'}</span>
        </button>
      ))}
    </fieldset>
  )
}

function Sentence({ page }: { page: TodayPage }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const [first] = page.stops
  if (!first) return <>{t('visits:today.none', { name: page.firstName })}</>
  const parts = [
    t('visits:today.visits', { count: page.stops.length }),
    t('visits:today.first', { time: format.timeAt(first.startsAt) }),
    page.driving > 0 ? t('visits:today.driving', { duration: format.duration(page.driving) }) : null,
  ]
  return <>{parts.filter(Boolean).join(', ')}</>
}

function NothingPlanned({ page: { next } }: { page: TodayPage }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  return (
    <EmptyState
      icon={<Sun aria-hidden size={22} />}
      title={t('visits:today.empty')}
      hint={
        next
          ? t('visits:today.next', { day: format.day(next.on, 'long').replace(/ \d{4}$/, ''), count: next.visits })
          : t('visits:today.noNext')
      }
      action={
        <LinkButton to={next ? `/agenda?week=${next.on}` : '/calls'} look="primary">
          {t(next ? 'visits:today.toAgenda' : 'visits:today.toCalls')}
        </LinkButton>
      }
    />
  )
}

interface StopRowProps {
  stop: Stop
  isNext: boolean
  /** Written down on this phone, whether it was sent or not. */
  isWritten: boolean
  now: Moment
  onOpen: (id: string) => void
}

function StopRow({ stop, isNext, isWritten, now, onOpen }: StopRowProps) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  return (
    <li>
      {stop.driveTo !== null && (
        <p className="flex items-center gap-3 py-2 pl-5 text-ink3">
          <Car aria-hidden size={16} /> {t('visits:today.drive', { duration: format.duration(stop.driveTo) })}
        </p>
      )}
      {isNext ? (
        <NextStop stop={stop} now={now} onOpen={onOpen} />
      ) : (
        <Link
          to={stop.visitId ? `/visits/${stop.visitId}` : `#visit-${stop.id}`}
          onClick={(event) => {
            if (stop.visitId) return
            event.preventDefault()
            onOpen(stop.id)
          }}
          className={classes(
            'flex min-h-13 items-center gap-3 rounded-xl px-4 py-2.5',
            stop.visitId || isWritten ? 'text-ink3' : 'border border-line bg-surface hover:bg-sunken/60',
          )}
        >
          {stop.visitId || isWritten ? (
            <span className="grid size-5 place-items-center rounded-full bg-ok text-ok-ink">
              <Check aria-hidden size={13} strokeWidth={3} />
            </span>
          ) : (
            <i aria-hidden className="size-5 rounded-full border-2 border-edge" />
          )}
          <span className="w-12 font-semibold tabular-nums">{format.timeAt(stop.startsAt)}</span>
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold">{stop.customer}</span>
            <span className="block truncate text-sm text-ink3">
              {[stop.place, stop.visitId || isWritten ? t('visits:today.made') : stop.segment].filter(Boolean).join(', ')}
            </span>
          </span>
          <ChevronRight aria-hidden size={18} className="text-ink3" />
        </Link>
      )}
    </li>
  )
}

function NextStop({ stop, now, onOpen }: { stop: Stop; now: Moment; onOpen: (id: string) => void }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const wait = Math.round(minutesBetween(now, stop.startsAt))
  const know = stop.problem ?? stop.approach ?? stop.note
  // Being there starts the clock; a visit that is over is only written down.
  const arrive = () => {
    const started = stop.endsAt < now ? Promise.resolve() : noteFact(`here ${stop.id}`, new Date().toISOString())
    void started.catch(() => {}).then(() => onOpen(stop.id))
  }
  const times = t('visits:today.fromTo', { from: format.timeAt(stop.startsAt), to: format.timeAt(stop.endsAt) })
  return (
    <article className="rounded-2xl border-2 border-brand bg-surface p-4 shadow-pop">
      <p className="flex items-center justify-between gap-3 text-sm">
        <span className="flex items-center gap-2 font-semibold text-now-text">
          <i aria-hidden className="size-2 rounded-full bg-now" /> {times}
        </span>
        {wait > 0 && <span className="text-ink3">{t('visits:today.in', { duration: format.duration(wait) })}</span>}
        {stop.endsAt < now && <span className="text-now-text">{t('visits:today.toLog')}</span>}
      </p>
      <h2 className="mt-1 text-xl font-bold tracking-tight">
        <Link to={`/visits/${stop.id}`} className="rounded-sm hover:underline">
          {stop.customer}
        </Link>
      </h2>
      <p className="text-ink2">{[stop.street, stop.place].filter(Boolean).join(', ')}</p>
      {know && (
        <p className="mt-3 flex gap-2.5 rounded-lg bg-now-soft px-3 py-2.5 text-now-text">
          <MessageSquareWarning aria-hidden size={18} className="mt-0.5 shrink-0" />
          <span className="line-clamp-3">{know}</span>
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Reach stop={stop} />
        <Button look="primary" size="lg" className="flex-[2] basis-32" onClick={arrive}>
          {t(stop.endsAt < now ? 'visits:log.open' : 'visits:briefing.here')}
        </Button>
      </div>
    </article>
  )
}

function isOpen({ state }: Stop): boolean {
  return state === 'agreed' || state === 'proposed'
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
