import { ChevronDown, X } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import type { RoadStop } from '#app/carry-out/today/day.server'
import { OutcomeField, ScoreField, TopicsField } from '#app/carry-out/visits/log-choices'
import { FollowUpField } from '#app/carry-out/visits/log-follow-up'
import { LogTook, usualWriteUp } from '#app/carry-out/visits/log-took'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { parseMinutes } from '#app/ui/parse-minutes'
import { Select } from '#app/ui/select'
import { Textarea } from '#app/ui/textarea'
import { addMinutes, dayOf, minutesBetween, wallClock } from '#domain/calendar/moment'
import type { VisitOutcome } from '#domain/carry-out/visit'
import { isForgotten } from '#domain/carry-out/visit-clock'
import { barClasses } from './bar'
import type { Clock } from './clocks'
import { PhotoField } from './photo-field'
import { stampOf } from './place-stamp'
import type { PhotoToKeep, Queue } from './queue'
import { type Again, TryAgain } from './try-again'
import { useDraft } from './use-draft'
import { walkInOf } from './walk-in'
import { type Unreadable, writtenLog } from './written-log'

interface RoadLogProps {
  stop: RoadStop
  clock: Clock | undefined
  queue: Queue
  onBack: () => void
  onSaved: () => void
}

/** How it went, for one thumb. Saving means: it is on the phone; the rest goes by itself. */
export function RoadLog({ stop, clock, queue, onBack, onSaved }: RoadLogProps) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const [outcome, setOutcome] = useState<VisitOutcome | null>(null)
  const [wrong, setWrong] = useState<Unreadable | 'full' | null>(null)
  const [took] = useState(() => tookOf(stop, clock))
  const [photos, setPhotos] = useState<readonly PhotoToKeep[]>([])
  const [again, setAgain] = useState<Again | null>(null)
  const draft = useDraft(stop.id)
  const form = useRef<HTMLFormElement>(null)
  const [cost, setCost] = useState<ReturnType<typeof costIn>>(null)
  // Which fields there are follows from the outcome.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the outcome is the reason to look again, not something that is read.
  useEffect(() => setCost(costIn(form.current, stop, format)), [outcome, stop, format])
  const said = outcome !== 'not-home'
  const errors = wrong && wrong !== 'full' ? { [wrong.field]: [t(`visits:errors.${wrong.says}`)] } : {}
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const filled = new FormData(event.currentTarget)
    const { customerId, campaignId } = stop
    const isWalkIn = walkInOf(stop.id) !== null
    const about = isWalkIn
      ? ({ appointmentId: null, walkIn: { campaignId, customerId } } as const)
      : ({ appointmentId: stop.id, walkIn: null } as const)
    const said = writtenLog(filled, about, new Date().toISOString())
    if ('says' in said) return setWrong(said as Unreadable)
    if ((await almostFull()) && !window.confirm(t('visits:road.full'))) return
    const id = v7()
    const arrivedPlace = await stampOf(stop.id).catch(() => null)
    const log = { ...said, arrivedPlace, proposed: proposedIn(took, outcome), again: again && { op: v7(), ...again } }
    try {
      const item = { id, label: stop.customer, appointmentId: about.appointmentId }
      await queue.add(item, (seq, device) => ({ ...log, id, seq, device, writtenAt: new Date().toISOString() }), photos)
    } catch {
      return setWrong('full')
    }
    draft.forget()
    void queue.drain().catch(() => {})
    onSaved()
  }
  return (
    <form
      ref={form}
      onInput={() => setCost(costIn(form.current, stop, format))}
      onSubmit={save}
      noValidate
      className="mx-auto max-w-xl pb-28"
      aria-label={t('visits:log.title')}
    >
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
        <Field label={t(said ? 'visits:log.note' : 'visits:log.noteAlone')}>
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
        {!said && <CardText stop={stop} again={again} />}
        {!said && !walkInOf(stop.id) && <TryAgain stop={stop} chosen={again} onChoose={setAgain} />}
        {outcome && <FollowUpField key={outcome} outcome={outcome} />}
        {took.isGuess && <Notice tone="warn">{t('visits:clock.proposed')}</Notice>}
        <LogTook
          arrived={took.arrived}
          minutes={took.minutes}
          driveMinutes={took.driveMinutes}
          km={took.km}
          notHome={!said}
          errors={errors}
        />
        <details className="group rounded-xl border border-line bg-surface px-4 py-1">
          <summary className="flex min-h-11 items-center justify-between gap-3 font-medium">
            {t('visits:road.more')}
            <ChevronDown aria-hidden size={18} className="shrink-0 text-ink3 group-open:rotate-180" />
          </summary>
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
            {stop.people.length > 0 && <WhoLeft people={stop.people} />}
          </div>
        </details>
        {wrong && (
          <Notice tone="bad" live>
            {wrong === 'full' ? t('visits:road.notKept') : t(`visits:errors.${wrong.says}`)}
          </Notice>
        )}
      </div>
      <div className={barClasses}>
        <Button type="submit" look="primary" size="lg" className="mx-auto block w-full max-w-xl">
          {t('visits:log.save')}
        </Button>
        {cost && (
          <p className="mt-1.5 text-center text-xs text-ink3">
            {cost === 'free' ? t('visits:road.costFree') : t('visits:road.cost', cost)}
          </p>
        )}
      </div>
    </form>
  )
}

/** What to write on the card that goes through the letterbox. */
function CardText({ stop, again }: { stop: RoadStop; again: Again | null }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const said = { time: format.timeAt(new Date().toISOString()), client: stop.client, name: stop.staff }
  return (
    <Notice tone="info" title={t('visits:road.card')}>
      {again
        ? t('visits:road.cardAgain', { ...said, day: format.day(dayOf(again.startsAt)), again: format.timeAt(again.startsAt) })
        : t('visits:road.cardText', said)}
    </Notice>
  )
}

/** Somebody who works there no more, and where they went: we keep following them. */
function WhoLeft({ people }: Pick<RoadStop, 'people'>) {
  const { t } = useTranslation(['common', 'visits'])
  const [who, setWho] = useState('')
  return (
    <>
      <Field label={t('visits:road.left')}>
        <Select
          name="leftId"
          value={who}
          onChange={(event) => setWho(event.target.value)}
          options={[
            { value: '', label: t('visits:road.nobodyLeft') },
            ...people.map(({ contactId, name }) => ({ value: contactId, label: name })),
          ]}
        />
      </Field>
      {who && (
        <Field label={t('visits:road.leftTo')} hint={t('visits:road.leftHint')}>
          <Input name="leftTo" maxLength={200} autoComplete="off" />
        </Field>
      )}
    </>
  )
}

// The clock says how long it took; without it the plan does. Nobody logs a visit that ends after now.
function tookOf(stop: RoadStop, clock: Clock | undefined) {
  const now = new Date().toISOString()
  const planned = minutesBetween(stop.startsAt, stop.endsAt)
  const since = clock?.since
  const isGuess = clock !== undefined && clock.left === null && isForgotten({ since: clock.since, plannedMinutes: planned }, now)
  const minutes = clock && !isGuess ? Math.max(1, Math.round(minutesBetween(clock.since, clock.left ?? now))) : planned
  const arrived = wallClock(since ?? (stop.endsAt <= now ? stop.startsAt : addMinutes(now, -planned)))
  return { arrived, minutes, isGuess, driveMinutes: stop.driveTo, km: stop.kmTo === null ? '' : String(stop.kmTo) }
}

/** What the visit takes from the unit as the form stands, and what of it is driving; `free` when the contract charges nothing of it. Null while a field cannot be read. */
function costIn(form: HTMLFormElement | null, { charges }: RoadStop, format: ReturnType<typeof useFormat>) {
  if (!form) return null
  const filled = new FormData(form)
  const [visit, drive, writeUp] = ['visitMinutes', 'driveMinutes', 'writeUpMinutes'].map((name) =>
    parseMinutes(String(filled.get(name) ?? '')),
  )
  if (visit == null || drive == null || writeUp == null) return null
  if (filled.get('outcome') === 'not-home' && charges?.chargesFruitless === false) return 'free'
  const isByPhone = filled.has('byPhone')
  const km = Number(String(filled.get('km') ?? '').replace(',', '.')) || 0
  const way = isByPhone || charges?.driveTimeCounts === false ? 0 : drive
  return { total: format.duration(visit + way + writeUp), drive: format.duration(way), km: format.km(isByPhone ? 0 : km) }
}

// What the form was filled in with, so that the visit says what somebody changed.
function proposedIn({ minutes, driveMinutes, km }: ReturnType<typeof tookOf>, outcome: VisitOutcome | null) {
  const home = outcome !== 'not-home'
  return {
    visitMinutes: home ? Math.round(minutes) : 0,
    driveMinutes: driveMinutes ?? 0,
    writeUpMinutes: home ? usualWriteUp : 0,
    metres: Number(km) * 1000,
  }
}

const nearlyAll = 0.95

async function almostFull(): Promise<boolean> {
  const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {}
  return quota > 0 && usage / quota > nearlyAll
}
