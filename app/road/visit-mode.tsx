import { ChevronLeft, Clock } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoadStop } from '#app/carry-out/today/day.server'
import { BriefingParts, BriefingTop } from '#app/carry-out/visits/briefing-parts'
import { Reach } from '#app/carry-out/visits/reach'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Panel } from '#app/ui/panel'
import type { Moment } from '#domain/calendar/moment'
import { barClasses } from './bar'
import { factOf, noteFact } from './phone-store'
import { stampArrival } from './place-stamp'
import type { Item, Queue } from './queue'
import { RoadLog } from './road-log'

interface VisitModeProps {
  stop: RoadStop
  queue: Queue | null
  /** What was written down for this stop and is still on the phone, or was sent today. */
  written: Item | undefined
  onBack: () => void
}

/** At the door: what to know, the clock, and then how it went. Needs no network for any of it. */
export default function VisitMode({ stop, queue, written, onBack }: VisitModeProps) {
  const { t } = useTranslation(['common', 'visits'])
  const [since, setSince] = useArrival(stop.id)
  const [logging, setLogging] = useState(false)
  const arrive = () => {
    setSince(new Date().toISOString())
    void stampArrival(stop.id).catch(() => {})
  }
  if (logging && queue)
    return (
      <RoadLog
        stop={stop}
        since={since}
        queue={queue}
        onBack={() => setLogging(false)}
        onSaved={() => {
          setSince(null)
          onBack()
        }}
      />
    )
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
          <p className="text-ink3">{[stop.street, stop.place].filter(Boolean).join(', ')}</p>
        </div>
      </header>
      <Card stop={stop} />
      <div className={barClasses}>
        {written ? (
          <p className="py-2 text-center text-ink2">{t('visits:road.writtenAlready')}</p>
        ) : (
          <div className="mx-auto max-w-xl">
            {since && <Running since={since} />}
            <Button look="primary" size="lg" className="w-full" onClick={() => (since ? setLogging(true) : arrive())}>
              {t(since ? 'visits:road.done' : 'visits:briefing.here')}
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}

function Card({ stop }: { stop: RoadStop }) {
  const { t } = useTranslation(['common', 'visits'])
  return (
    <div className="grid grid-cols-1 gap-3">
      <BriefingTop sheet={stop.sheet} />
      <Panel>
        <p className="font-medium">{[stop.contact, stop.phoneText].filter(Boolean).join(' · ') || t('visits:briefing.unknown')}</p>
        <div className="mt-3 flex gap-2">
          <Reach stop={stop} />
        </div>
      </Panel>
      <BriefingParts parts={stop.sheet.parts} />
    </div>
  )
}

/** How long somebody has been here; counted anew from the moment of arrival, so that a phone that slept is right again. */
function Running({ since }: { since: Moment }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const [, tick] = useState(0)
  useEffect(() => {
    const every = setInterval(() => tick((times) => times + 1), 15_000)
    return () => clearInterval(every)
  }, [])
  const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(since)) / 60_000))
  return (
    <p className="flex items-center justify-between pb-2 text-sm">
      <span className="flex items-center gap-1.5 font-semibold text-ok-text">
        <Clock aria-hidden size={15} /> {t('visits:road.since', { time: format.timeAt(since) })}
      </span>
      <span className="text-ink3 tabular-nums">{t('visits:road.running', { duration: format.duration(minutes) })}</span>
    </p>
  )
}

/** Since when somebody is at a stop, kept on the phone, so that a tab that died knows it still. */
export function useArrival(stopId: string): [Moment | null, (at: Moment | null) => void] {
  const [since, setSince] = useState<Moment | null>(null)
  useEffect(() => {
    void factOf(`here ${stopId}`).then((at) => setSince((now) => now ?? (typeof at === 'string' ? at : null)))
  }, [stopId])
  const set = (at: Moment | null) => {
    setSince(at)
    void noteFact(`here ${stopId}`, at)
  }
  return [since, set]
}
