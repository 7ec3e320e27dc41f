import { ChevronLeft, Clock as ClockIcon, Pencil } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoadStop } from '#app/carry-out/today/day.server'
import { BriefingParts, BriefingTop } from '#app/carry-out/visits/briefing-parts'
import { Reach } from '#app/carry-out/visits/reach'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Marker } from '#app/ui/chip'
import { TextLink } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import type { GroupColour } from '#app/ui/tone'
import { minutesBetween } from '#domain/calendar/moment'
import { isForgotten } from '#domain/carry-out/visit-clock'
import { barClasses } from './bar'
import type { Clock } from './clocks'
import { Jot } from './jot'
import { stampArrival } from './place-stamp'
import type { Item, Queue } from './queue'
import { RoadLog } from './road-log'

interface VisitModeProps {
  stop: RoadStop
  queue: Queue | null
  /** What was written down for this stop and is still on the phone, or was sent today. */
  written: Item | undefined
  clock: Clock | undefined
  /** What else is asked first, such as about the clock of the visit before. */
  questions: ReactNode
  onArrive: () => void
  onSaved: () => void
  /** Opens the same customer without an appointment, after this visit was made. */
  onAgain: () => void
  onBack: () => void
}

/** At the door: what to know, the clock, and then how it went. Needs no network for any of it. */
export default function VisitMode({ stop, queue, written, clock, questions, onArrive, onSaved, onAgain, onBack }: VisitModeProps) {
  const { t } = useTranslation(['common', 'visits'])
  const [logging, setLogging] = useState(false)
  if (logging && queue)
    return (
      <RoadLog
        stop={stop}
        clock={clock}
        queue={queue}
        onBack={() => setLogging(false)}
        onSaved={() => {
          onSaved()
          onBack()
        }}
      />
    )
  const arrive = () => {
    onArrive()
    void stampArrival(stop.id).catch(() => {})
  }
  return (
    <div className="mx-auto max-w-xl pt-4 pb-32">
      <header className="flex items-start gap-2 pb-3">
        <button
          type="button"
          onClick={onBack}
          aria-label={t('visits:road.back')}
          className="-ml-2 grid size-11 place-items-center rounded-md"
        >
          <ChevronLeft aria-hidden size={24} />
        </button>
        <div className="min-w-0">
          <h1 className="text-xl font-bold tracking-tight">{stop.customer}</h1>
          <p className="flex flex-wrap items-center gap-x-3 text-ink3">
            {stop.segment && stop.segmentColour && <Marker colour={stop.segmentColour.toLowerCase() as GroupColour}>{stop.segment}</Marker>}
            {[stop.street, stop.place].filter(Boolean).join(', ')}
          </p>
        </div>
      </header>
      {questions}
      <Card stop={stop} />
      <div className={barClasses}>
        <div className="mx-auto max-w-xl">
          {written || stop.visitId ? (
            <Made stop={stop} onAgain={onAgain} />
          ) : (
            <Bar stop={stop} clock={clock} onArrive={arrive} onLog={() => setLogging(true)} />
          )}
        </div>
      </div>
    </div>
  )
}

interface BarProps {
  stop: RoadStop
  clock: Clock | undefined
  onArrive: () => void
  onLog: () => void
}

function Bar({ stop, clock, onArrive, onLog }: BarProps) {
  const { t } = useTranslation(['common', 'visits'])
  const [jotting, setJotting] = useState(false)
  if (jotting) return <Jot stopId={stop.id} onDone={() => setJotting(false)} />
  return (
    <>
      {clock && !ranOn(stop, clock) && <Running clock={clock} />}
      <div className="flex gap-2 in-data-[hand=left]:flex-row-reverse">
        {clock && (
          <Button size="lg" square aria-label={t('visits:road.jot')} onClick={() => setJotting(true)}>
            <Pencil aria-hidden size={20} />
          </Button>
        )}
        <Button look="primary" size="lg" className="flex-1" onClick={clock ? onLog : onArrive}>
          {t(clock ? 'visits:road.done' : 'visits:briefing.here')}
        </Button>
      </div>
    </>
  )
}

// How long is being asked: a number of hours that nobody was there says nothing.
function ranOn({ startsAt, endsAt }: RoadStop, { since, left }: Clock): boolean {
  return left === null && isForgotten({ since, plannedMinutes: minutesBetween(startsAt, endsAt) }, new Date().toISOString())
}

/** The visit is in the books, or on its way there: somebody may come back without an appointment. */
function Made({ stop, onAgain }: { stop: RoadStop; onAgain: () => void }) {
  const { t } = useTranslation(['common', 'visits'])
  return (
    <>
      <p className="pb-2 text-center text-ink2">
        {t(stop.visitId ? 'visits:road.madeAlready' : 'visits:road.writtenAlready')}{' '}
        {stop.visitId && <TextLink to={`/visits/${stop.visitId}`}>{t('visits:road.seeVisit')}</TextLink>}
      </p>
      <Button size="lg" className="w-full" onClick={onAgain}>
        {t('visits:road.again')}
      </Button>
    </>
  )
}

function Card({ stop }: { stop: RoadStop }) {
  return (
    <div className="grid grid-cols-1 gap-3">
      <BriefingTop sheet={stop.sheet} />
      <Panel>
        {(stop.contact || stop.phoneText) && (
          <p className="mb-3 font-medium">{[stop.contact, stop.phoneText].filter(Boolean).join(' · ')}</p>
        )}
        <div className="flex gap-2">
          <Reach stop={stop} />
        </div>
      </Panel>
      <BriefingParts parts={stop.sheet.parts} />
    </div>
  )
}

/** How long somebody has been here; counted anew from the moment of arrival, so that a phone that slept is right again. */
function Running({ clock: { since, left } }: { clock: Clock }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const [, tick] = useState(0)
  useEffect(() => {
    const every = setInterval(() => tick((times) => times + 1), 15_000)
    return () => clearInterval(every)
  }, [])
  const until = left === null ? Date.now() : Date.parse(left)
  const minutes = Math.max(0, Math.floor((until - Date.parse(since)) / 60_000))
  const words = left
    ? t('visits:clock.until', { from: format.timeAt(since), to: format.timeAt(left) })
    : t('visits:road.since', { time: format.timeAt(since) })
  return (
    <p className="flex items-center justify-between pb-2 text-sm">
      <span className="flex items-center gap-1.5 font-semibold text-ok-text">
        <ClockIcon aria-hidden size={15} /> {words}
      </span>
      <span className="text-ink3 tabular-nums">{t('visits:road.running', { duration: format.duration(minutes) })}</span>
    </p>
  )
}
