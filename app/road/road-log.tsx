import { X } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import type { RoadStop } from '#app/carry-out/today/day.server'
import { OutcomeField, ScoreField, TopicsField } from '#app/carry-out/visits/log-choices'
import { FollowUpField } from '#app/carry-out/visits/log-follow-up'
import { LogTook } from '#app/carry-out/visits/log-took'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Textarea } from '#app/ui/textarea'
import { addMinutes, type Moment, minutesBetween, wallClock } from '#domain/calendar/moment'
import type { VisitOutcome } from '#domain/carry-out/visit'
import { factOf, noteFact } from './phone-store'
import { PhotoField } from './photo-field'
import type { PhotoToKeep, Queue } from './queue'
import { type Unreadable, writtenLog } from './written-log'

interface RoadLogProps {
  stop: RoadStop
  since: Moment | null
  queue: Queue
  onBack: () => void
  onSaved: () => void
}

/** How it went, for one thumb. Saving means: it is on the phone; the rest goes by itself. */
export function RoadLog({ stop, since, queue, onBack, onSaved }: RoadLogProps) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const [outcome, setOutcome] = useState<VisitOutcome | null>(null)
  const [wrong, setWrong] = useState<Unreadable | 'full' | null>(null)
  const [took] = useState(() => tookOf(stop, since))
  const [photos, setPhotos] = useState<readonly PhotoToKeep[]>([])
  const draft = useDraft(stop.id)
  const said = outcome !== 'not-home'
  const errors = wrong && wrong !== 'full' ? { [wrong.field]: [t(`visits:errors.${wrong.says}`)] } : {}
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const log = writtenLog(new FormData(event.currentTarget), stop.id)
    if ('says' in log) return setWrong(log as Unreadable)
    if ((await almostFull()) && !window.confirm(t('visits:road.full'))) return
    const id = v7()
    try {
      const about = { id, label: stop.customer, appointmentId: stop.id }
      await queue.add(about, (seq, device) => ({ ...log, id, seq, device, writtenAt: new Date().toISOString() }), photos)
    } catch {
      return setWrong('full')
    }
    draft.forget()
    void queue.drain().catch(() => {})
    onSaved()
  }
  return (
    <form onSubmit={save} noValidate className="mx-auto max-w-xl pb-28" aria-label={t('visits:log.title')}>
      <header className="flex items-start gap-3 pt-4 pb-4">
        <button
          type="button"
          onClick={onBack}
          aria-label={t('visits:log.back')}
          className="-ml-2 grid size-11 place-items-center rounded-md"
        >
          <X aria-hidden size={22} />
        </button>
        <div className="min-w-0">
          <h1 className="text-xl font-bold tracking-tight">{t('visits:log.title')}</h1>
          <p className="truncate text-ink3">
            {stop.customer} · {format.duration(took.minutes)}
          </p>
        </div>
      </header>
      <div className="grid grid-cols-1 gap-5">
        <OutcomeField value={outcome} onChange={setOutcome} error={errors.outcome} />
        {said && <TopicsField topics={stop.topics} />}
        {said && <ScoreField />}
        <Field label={t('visits:log.note')}>
          <Textarea
            ref={draft.field}
            onInput={draft.keep}
            name="note"
            rows={5}
            maxLength={10_000}
            placeholder={t('visits:log.notePlaceholder')}
            className="min-h-36 text-base"
          />
        </Field>
        {outcome === 'opportunity' && (
          <Field label={t('visits:log.opportunity')}>
            <Textarea name="opportunity" rows={2} maxLength={1000} placeholder={t('visits:log.opportunityPlaceholder')} />
          </Field>
        )}
        {!said && <CardText stop={stop} />}
        {outcome && <FollowUpField key={outcome} outcome={outcome} />}
        <LogTook {...took} notHome={!said} errors={errors} />
        <details className="rounded-xl border border-line bg-surface px-4 py-1">
          <summary className="flex min-h-11 items-center font-medium">{t('visits:road.more')}</summary>
          <div className="grid gap-3 pb-3">
            <PhotoField kind="photo" photos={photos} onChange={setPhotos} />
            <Checkbox name="byPhone" value="yes" label={t('visits:road.byPhone')} />
            <Field label={t('visits:road.metName')} hint={t('visits:road.metHint')}>
              <Input name="metName" maxLength={200} autoComplete="off" />
            </Field>
            <Field label={t('visits:road.metTitle')}>
              <Input name="metTitle" maxLength={200} autoComplete="off" />
            </Field>
            <Field label={t('visits:road.metPhone')}>
              <Input name="metPhone" maxLength={60} inputMode="tel" autoComplete="off" />
            </Field>
            <PhotoField kind="card" photos={photos} onChange={setPhotos} />
          </div>
        </details>
        {wrong && (
          <Notice tone="bad" live>
            {wrong === 'full' ? t('visits:road.notKept') : t(`visits:errors.${wrong.says}`)}
          </Notice>
        )}
      </div>
      <div className="fixed inset-x-0 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-20 border-t border-line bg-surface p-3">
        <Button type="submit" look="primary" size="lg" className="mx-auto block w-full max-w-xl">
          {t('visits:log.save')}
        </Button>
      </div>
    </form>
  )
}

/** What to write on the card that goes through the letterbox. */
function CardText({ stop }: { stop: RoadStop }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  return (
    <Notice tone="info" title={t('visits:road.card')}>
      {t('visits:road.cardText', { time: format.timeAt(new Date().toISOString()), client: stop.client, name: stop.staff })}
    </Notice>
  )
}

// The clock says how long it took; without it the plan does. Nobody logs a visit that ends after now.
function tookOf(stop: RoadStop, since: Moment | null) {
  const now = new Date().toISOString()
  const planned = minutesBetween(stop.startsAt, stop.endsAt)
  const minutes = since ? Math.min(720, Math.max(1, Math.round(minutesBetween(since, now)))) : planned
  const arrived = wallClock(since ?? (stop.endsAt <= now ? stop.startsAt : addMinutes(now, -planned)))
  return { arrived, minutes, driveMinutes: stop.driveTo, km: stop.kmTo === null ? '' : String(stop.kmTo) }
}

/** What is typed stands on the phone as it is typed: a tab that dies costs no word. */
function useDraft(stopId: string) {
  const field = useRef<HTMLTextAreaElement>(null)
  const key = `draft ${stopId}`
  useEffect(() => {
    void factOf(key).then((text) => {
      if (field.current && field.current.value === '' && typeof text === 'string') field.current.value = text
    })
  }, [key])
  return {
    field,
    keep: () => void noteFact(key, field.current?.value ?? '').catch(() => {}),
    forget: () => void noteFact(key, null).catch(() => {}),
  }
}

const nearlyAll = 0.95

async function almostFull(): Promise<boolean> {
  const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {}
  return quota > 0 && usage / quota > nearlyAll
}
