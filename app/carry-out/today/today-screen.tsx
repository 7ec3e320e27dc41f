import { FileText, House, Sun } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Choose } from '#app/road/choose'
import { useClocks } from '#app/road/clocks'
import { ComeBack } from '#app/road/come-back'
import { ForgottenClocks } from '#app/road/forgotten-clocks'
import { keepDay } from '#app/road/keep-day'
import { useDriving } from '#app/road/phone-watch'
import type { Item, Queue } from '#app/road/queue'
import { RoadBadge } from '#app/road/road-badge'
import { tidy, useRoad } from '#app/road/use-road'
import { momentOfWalkIn, WalkIn, walkInId, walkInOf, walkInStop } from '#app/road/walk-in'
import { buttonClasses } from '#app/ui/button-look'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { useLater } from '#app/ui/use-later'
import type { Day } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import type { DayPage } from './day.server'
import { RunningLate } from './running-late'
import { StopRow } from './stop-row'
import { TaskList } from './task-list'

export type TodayPage = DayPage & { firstName: string; userId: string; staffId: string; name: string; op: string }
type Stop = DayPage['stops'][number]

// The day itself stands sooner without it; it comes as soon as the page has nothing better to do.
const loadVisit = () => import('#app/road/visit-mode')
const loadOnTheMove = () => import('#app/road/on-the-move')

/**
 * The day of a consultant: where to be and when, the next stop in front, and what was promised. It opens from the phone's own store as well, maybe a day
 * later: then it shows the day it is there.
 */
export function TodayScreen({ page: loaded }: { page: TodayPage }) {
  const { items, queue, ended } = useRoad(loaded.userId)
  const [chosen, setChosen] = useState<Day | null>(null)
  const page = useDayThatIs(loaded, chosen)
  const [openId, setOpenId] = useOpenStop()
  useEffect(() => {
    // A phone that was put away and is taken out again asks anew: a session that ended meanwhile takes the day with it.
    const look = () => document.visibilityState === 'visible' && void keepDay()
    document.addEventListener('visibilitychange', look)
    void keepDay()
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  useEffect(() => {
    if (queue) void tidy(queue, Date.now() - 24 * 3_600_000)
  }, [queue])
  // Who is writing finishes first: what they save stays on the phone.
  useEffect(() => {
    if (ended && !openId) location.assign('/login?to=/today&ended=1')
  }, [ended, openId])
  const clocks = useClocks()
  const open = openId ? stopUnder(loaded, openId) : undefined
  const VisitMode = useLater(loadVisit, open !== undefined)
  const arrive = (id: string) => clocks.start(id, new Date().toISOString())
  const questions = <ForgottenClocks clocks={clocks} stopUnder={(id) => stopUnder(loaded, id)} />
  const driving = useDriving()
  const OnTheMove = useLater(loadOnTheMove, driving)
  const screen =
    open && VisitMode ? (
      <VisitMode
        key={open.id}
        stop={open}
        queue={queue}
        written={items.find((item) => item.what !== 'photo' && item.appointmentId === open.id)}
        clock={clocks.clocks.get(open.id)}
        questions={questions}
        onArrive={() => arrive(open.id)}
        onSaved={() => clocks.drop(open.id)}
        onAgain={() => setOpenId(walkInId(open.customerId))}
        onBack={() => setOpenId(null)}
      />
    ) : (
      <DayList page={page} items={items} queue={queue} questions={questions} onOpen={setOpenId} onArrive={arrive} onDay={setChosen} />
    )
  return (
    <>
      {/* What is being filled in stays as it is while it cannot be read. */}
      <div className={driving ? 'invisible' : undefined}>{screen}</div>
      {driving && OnTheMove && <OnTheMove next={nextOf(loaded, items, clocks.clocks)} />}
    </>
  )
}

function stopUnder({ around, nearby, staffId, name, now }: TodayPage, id: string): Stop | undefined {
  const stops = around.flatMap((day) => day.stops)
  const customerId = walkInOf(id)
  if (customerId === null) return stops.find((stop) => stop.id === id)
  const known = stops.find((stop) => stop.customerId === customerId)
  const customer = nearby.find((each) => each.customerId === customerId)
  if (known) return { ...known, ...momentOfWalkIn(customerId, now) }
  return customer && walkInStop(customer, { staffId, staff: name }, now)
}

const writtenIn = (items: readonly Item[]) => new Set(items.map(({ appointmentId }) => appointmentId))

// Where somebody drives to: of today, not written down, and not where they were already.
function nextOf({ around }: TodayPage, items: readonly Item[], clocks: ReadonlyMap<string, unknown>): Stop | undefined {
  const [today, written] = [dayOf(new Date().toISOString()), writtenIn(items)]
  const stops = around.find(({ day }) => day === today)?.stops ?? []
  return stops.find((stop) => isOpen(stop) && !written.has(stop.id) && !clocks.has(stop.id))
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
  /** What is asked before anything else. */
  questions: ReactNode
  onOpen: (id: string) => void
  onArrive: (id: string) => void
  onDay: (day: Day) => void
}

function DayList({ page, items, queue, questions, onOpen, onArrive, onDay }: DayListProps) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const written = writtenIn(items)
  const ahead = page.stops.filter((stop) => isOpen(stop) && !written.has(stop.id))
  const [next] = ahead
  const waiting = ahead.filter(({ endsAt }) => endsAt > page.now)
  const isToday = page.day === dayOf(page.now)
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={capital(format.day(page.day, 'long').replace(/ \d{4}$/, ''))} lead={<Sentence page={page} />} />
      <Days page={page} onDay={onDay} />
      <RoadBadge items={items} />
      {questions}
      {queue && items.filter(({ state }) => state === 'choose').map((item) => <Choose key={item.id} item={item} queue={queue} />)}
      {queue &&
        items
          .filter(({ state, what }) => state === 'look' && what !== 'photo')
          .map((item) => <ComeBack key={item.id} item={item} queue={queue} />)}
      {page.stops.length === 0 ? (
        <NothingPlanned page={page} />
      ) : (
        <ol>
          {page.stops.map((stop) => (
            <StopRow
              key={stop.id}
              stop={stop}
              isNext={stop === next}
              isWritten={written.has(stop.id)}
              now={page.now}
              onOpen={onOpen}
              onArrive={onArrive}
            />
          ))}
        </ol>
      )}
      {page.home && (
        <p className="flex items-center gap-3 py-2 pl-5 text-ink3">
          <House aria-hidden size={16} />{' '}
          {t('visits:today.home', { duration: format.duration(page.home.minutes), time: format.timeAt(page.home.at) })}
        </p>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-1">
        {isToday && waiting.length > 0 && <RunningLate stops={waiting} op={page.op} />}
        {isToday && <WalkIn nearby={page.nearby} onChoose={(customerId) => onOpen(walkInId(customerId))} />}
        {ahead.length > 0 && (
          <a href={`/briefings.pdf?day=${page.day}`} className={buttonClasses({ look: 'quiet' })}>
            <FileText aria-hidden size={17} /> {t('visits:sheet.pdf')}
          </a>
        )}
      </div>
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
  const isToday = page.day === dayOf(page.now)
  if (!first) return <>{t(isToday ? 'visits:today.none' : 'visits:today.noneThatDay', { name: page.firstName })}</>
  const parts = [
    t('visits:today.visits', { count: page.stops.length }),
    page.home ? null : t('visits:today.first', { time: format.timeAt(first.startsAt) }),
    page.driving > 0 ? t('visits:today.driving', { duration: format.duration(page.driving) }) : null,
    page.home ? t('visits:today.homeAt', { time: format.timeAt(page.home.at) }) : null,
  ]
  return <>{parts.filter(Boolean).join(', ')}</>
}

function NothingPlanned({ page: { day, now, next } }: { page: TodayPage }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  return (
    <EmptyState
      icon={<Sun aria-hidden size={22} />}
      title={t(day === dayOf(now) ? 'visits:today.empty' : 'visits:today.emptyThatDay')}
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

function isOpen({ state }: Stop): boolean {
  return state === 'agreed' || state === 'proposed'
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
