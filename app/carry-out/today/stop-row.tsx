import { Link } from '@remix-run/react'
import { Car, Check, ChevronRight, MapPinCheck, MessageSquareWarning } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Reach } from '#app/carry-out/visits/reach'
import { useFormat } from '#app/messages/use-format'
import { stampArrival } from '#app/road/place-stamp'
import { Button } from '#app/ui/button'
import { classes } from '#app/ui/classes'
import { type Moment, minutesBetween } from '#domain/calendar/moment'
import type { RoadStop } from './day.server'

interface StopRowProps {
  stop: RoadStop
  isNext: boolean
  /** Written down on this phone, whether it was sent or not. */
  isWritten: boolean
  now: Moment
  onOpen: (id: string) => void
  /** Somebody is at the stop. */
  onArrive: (id: string) => void
}

/** A stop of the day with the drive to it: the next one as a card, the others as a line. */
export function StopRow({ stop, isNext, isWritten, now, onOpen, onArrive }: StopRowProps) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const madeWords = () =>
    stop.made ? [t(`visits:outcomes.${stop.made.outcome}`).toLowerCase(), format.duration(stop.made.minutes)] : [t('visits:today.made')]
  return (
    <li>
      {stop.driveTo !== null && (
        <p className="flex items-center gap-4 pl-6 text-sm text-ink3">
          <i aria-hidden className="h-9 border-l-2 border-dotted border-edge" />
          <Car aria-hidden size={17} />
          {[t('visits:today.drive', { duration: format.duration(stop.driveTo) }), stop.kmTo !== null && format.km(stop.kmTo)]
            .filter(Boolean)
            .join(', ')}
        </p>
      )}
      {isNext ? (
        <NextStop stop={stop} now={now} onOpen={onOpen} onArrive={onArrive} />
      ) : (
        <Link
          to={stop.visitId ? `/visits/${stop.visitId}` : `#visit-${stop.id}`}
          onClick={(event) => {
            // Without a network the page of the visit is out of reach; what the phone carries of it is not.
            if (stop.visitId && navigator.onLine) return
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
              {[stop.place, ...(stop.visitId || isWritten ? madeWords() : [stop.segment])].filter(Boolean).join(', ')}
            </span>
          </span>
          <ChevronRight aria-hidden size={18} className="text-ink3" />
        </Link>
      )}
    </li>
  )
}

function NextStop({ stop, now, onOpen, onArrive }: Omit<StopRowProps, 'isNext' | 'isWritten'>) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const wait = Math.round(minutesBetween(now, stop.startsAt))
  const know = stop.problem ?? stop.approach ?? stop.note
  // Being there starts the clock; a visit that is over is only written down.
  const arrive = () => {
    if (stop.endsAt >= now) {
      onArrive(stop.id)
      void stampArrival(stop.id).catch(() => {})
    }
    onOpen(stop.id)
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
      <div className="mt-3 flex flex-wrap gap-2 in-data-[hand=left]:flex-row-reverse">
        <Reach stop={stop} />
        <Button look="primary" size="lg" className="flex-[1.5] px-3! text-base!" onClick={arrive}>
          {stop.endsAt >= now && <MapPinCheck aria-hidden size={19} />} {t(stop.endsAt < now ? 'visits:log.open' : 'visits:briefing.here')}
        </Button>
      </div>
    </article>
  )
}
