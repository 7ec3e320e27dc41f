import { useFetcher } from '@remix-run/react'
import { Copy, Mail, MessageSquare, Timer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { buttonClasses } from '#app/ui/button-look'
import { classes } from '#app/ui/classes'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { type Later, laterDay } from '#domain/carry-out/running-late'
import type { RoadStop } from './day.server'

const choices = [15, 30, 45, 60] as const

/**
 * Who runs late says by how much: what that does to the rest of the day is shown at once, with a text for each who waits. The texts need no network; the
 * calendar does.
 */
export function RunningLate({ stops, op }: { stops: readonly RoadStop[]; op: string }) {
  const { t } = useTranslation(['common', 'visits'])
  const [minutes, setMinutes] = useState<number | null>(null)
  const [open, setOpen] = useState(false)
  const moving = useFetcher<{ moved: number } | Refused>()
  const answer = moving.state === 'idle' ? moving.data : undefined
  const later = minutes === null ? [] : laterDay(stops, minutes)
  const moves = later.flatMap(({ id, startsAt }) => {
    const stop = stops.find((each) => each.id === id)
    return stop ? [{ appointmentId: id, version: stop.version, startsAt }] : []
  })
  if (!open && !answer)
    return (
      <Button look="quiet" onClick={() => setOpen(true)}>
        <Timer aria-hidden size={17} /> {t('visits:late.open')}
      </Button>
    )
  if (answer && 'moved' in answer)
    return (
      <div className="w-full">
        <Notice tone="ok">{t('visits:late.moved', { count: answer.moved })}</Notice>
      </div>
    )
  return (
    <Panel title={t('visits:late.title')} className="my-3 w-full basis-full">
      <fieldset aria-label={t('visits:late.title')} className="grid grid-cols-4 gap-2">
        {choices.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === minutes}
            onClick={() => setMinutes(each)}
            className="min-h-12 rounded-lg border border-line bg-surface font-semibold aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper"
          >
            {t('visits:late.minutes', { count: each })}
          </button>
        ))}
      </fieldset>
      {minutes !== null && later.length === 0 && <p className="mt-3 text-ink2">{t('visits:late.nothing')}</p>}
      <ul className="mt-3 grid gap-3">
        {later.map((move) => {
          const stop = stops.find(({ id }) => id === move.id)
          return stop && <Waiting key={move.id} stop={stop} move={move} />
        })}
      </ul>
      {answer && 'message' in answer && (
        <Notice tone="bad" live>
          {answer.message}
        </Notice>
      )}
      <div className="mt-3 flex gap-2">
        {moves.length > 0 && (
          <Button
            look="primary"
            size="lg"
            className="flex-1"
            busy={moving.state !== 'idle'}
            onClick={() => moving.submit({ op, moves: JSON.stringify(moves) }, { method: 'post', action: '/road/late' })}
          >
            {t('visits:late.move')}
          </Button>
        )}
        <Button size="lg" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </div>
    </Panel>
  )
}

/** Somebody who waits: from when to when it moves, and a text to copy or send. */
function Waiting({ stop, move }: { stop: RoadStop; move: Later }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const [copied, setCopied] = useState(false)
  const text = t('visits:late.text', {
    ...{ name: stop.staff, client: stop.client, time: format.timeAt(move.startsAt), minutes: format.duration(move.minutesLater) },
  })
  const look = buttonClasses({ className: 'flex-1' })
  return (
    <li className="grid gap-2 rounded-lg bg-sunken p-3">
      <p className="flex flex-wrap justify-between gap-x-3 font-semibold">
        {stop.customer}
        <span className="tabular-nums">
          <s className="font-normal text-ink3">{format.timeAt(stop.startsAt)}</s> {format.timeAt(move.startsAt)}
        </span>
      </p>
      <p className="text-sm text-pretty">{text}</p>
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className={classes(look)}
          onClick={() =>
            void navigator.clipboard?.writeText(text).then(
              () => setCopied(true),
              () => {},
            )
          }
        >
          <Copy aria-hidden size={16} /> {t(copied ? 'visits:late.copied' : 'visits:late.copy')}
        </button>
        {stop.phone && (
          <a className={look} href={`sms:${stop.phone}?&body=${encodeURIComponent(text)}`}>
            <MessageSquare aria-hidden size={16} /> {t('visits:late.sms')}
          </a>
        )}
        {stop.email && (
          <a
            className={look}
            href={`mailto:${stop.email}?subject=${encodeURIComponent(t('visits:late.subject'))}&body=${encodeURIComponent(text)}`}
          >
            <Mail aria-hidden size={16} /> {t('visits:late.mail')}
          </a>
        )}
      </div>
    </li>
  )
}
