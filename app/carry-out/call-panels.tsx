import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { MinutesField } from '#app/ui/minutes-field'
import { Select } from '#app/ui/select'
import { addDays, type Day } from '#domain/calendar/day'
import { addMinutes, type Moment, momentOf } from '#domain/calendar/moment'
import { nextWorkingDay } from '#domain/calendar/working-days'
import type { CallDesk } from './call-desk.server'
import type { End } from './call-outcomes'

/** Presses the preset with this number in the panel that is open. */
export function pickIn(form: HTMLFormElement | null, rank: number) {
  form?.querySelector<HTMLButtonElement>(`[data-preset="${rank}"]`)?.click()
}

/** A visit at a moment of one's own choice, for a working day ahead and three quarters of an hour unless said otherwise. */
export function OwnMomentPanel({ desk, today }: { desk: CallDesk; today: Day }) {
  const { t } = useTranslation(['common', 'run'])
  return (
    <PanelRow label={t('run:calls.ownTime')}>
      <Field label={t('run:calls.day')}>
        <Input name="day" type="date" min={today} defaultValue={nextWorkingDay(today)} />
      </Field>
      <Field label={t('run:calls.time')}>
        <Input name="time" type="time" step={300} defaultValue="10:00" />
      </Field>
      <Field label={t('run:calls.who')}>
        <Select name="staffId" options={desk.staff.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <MinutesField name="visitMinutes" label={t('run:calls.length')} defaultValue={usualVisit} className="w-32" />
    </PanelRow>
  )
}

const usualVisit = 45

/** When we call back: three presets, or a day and a time. */
export function CallbackPanel({ today, now, onEnd }: { today: Day; now: () => Moment; onEnd: End }) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const [soon, later] = [nextWorkingDay(today), nextWorkingDay(addDays(today, 6))]
  // On a Friday "tomorrow" is the Saturday on which nobody is there: the day is named instead.
  const presets = [
    { name: 'twoHours', day: '', at: () => addMinutes(now(), 120) },
    { name: soon === addDays(today, 1) ? 'tomorrow' : 'onDay', day: format.day(soon), at: () => momentOf(soon, '10:00') },
    { name: 'nextWeek', day: '', at: () => momentOf(later, '10:00') },
  ] as const
  return (
    <PanelRow label={t('run:calls.callbackAt')}>
      {presets.map(({ name, day, at }, index) => (
        <Button key={name} data-preset={index + 1} keyHint={String(index + 1)} onClick={() => onEnd('callback', { startsAt: at() })}>
          {t(`run:calls.presets.${name}`, { day })}
        </Button>
      ))}
      <Field label={t('run:calls.day')}>
        <Input name="day" type="date" min={today} defaultValue={nextWorkingDay(today)} />
      </Field>
      <Field label={t('run:calls.time')}>
        <Input name="time" type="time" step={300} defaultValue="10:00" />
      </Field>
      <Button look="primary" onClick={() => onEnd('callback')}>
        {t('run:calls.finish')}
      </Button>
    </PanelRow>
  )
}

/** Why they do not want a visit; or that the call was enough, or that they want no calls at all. */
export function NoPanel({ hasPerson, onEnd }: { hasPerson: boolean; onEnd: End }) {
  const { t } = useTranslation(['common', 'run'])
  const reasons = (['noTime', 'noNeed', 'elsewhere', 'later'] as const).map((name) => t(`run:calls.reasons.${name}`))
  return (
    <ReasonPanel label={t('run:calls.outcomes.does-not-want')} reasons={reasons} onReason={(reason) => onEnd('does-not-want', { reason })}>
      <Button look="quiet" onClick={() => onEnd('phone-instead')}>
        {t('run:calls.outcomes.phone-instead')}
      </Button>
      {hasPerson && (
        <Button look="danger" onClick={() => onEnd('do-not-call', { scope: 'person' })}>
          {t('run:calls.notThisPerson')}
        </Button>
      )}
      <Button look="danger" onClick={() => onEnd('do-not-call', { scope: 'organisation' })}>
        {t('run:calls.outcomes.do-not-call')}
      </Button>
    </ReasonPanel>
  )
}

/** What is wrong with the record, mended while they are on the line; or who works there no longer, and where they went. */
export function WrongPanel({ desk, hasPerson, onEnd }: { desk: CallDesk; hasPerson: boolean; onEnd: End }) {
  const { t } = useTranslation(['common', 'run'])
  const [wentTo, setWentTo] = useState('')
  const wrongs = (['number', 'person'] as const).map((name) => t(`run:calls.wrongs.${name}`))
  return (
    <ReasonPanel label={t('run:calls.outcomes.wrong-data')} reasons={wrongs} onReason={(reason) => onEnd('wrong-data', { reason })}>
      <Button onClick={() => onEnd('wrong-data', { reason: t('run:calls.wrongs.closed'), closed: 'on' })}>
        {t('run:calls.wrongs.closed')}
      </Button>
      <span className="basis-full" />
      <Field label={t('run:calls.newPhone')}>
        <Input placeholder={t('run:calls.newPhoneHint')} name="newPhone" type="tel" maxLength={60} autoComplete="off" />
      </Field>
      <Field label={t('run:calls.newEmail')}>
        <Input name="newEmail" type="email" maxLength={320} autoComplete="off" />
      </Field>
      <Button look="primary" onClick={() => onEnd('wrong-data', { reason: t('run:calls.mended') })}>
        {t('run:calls.mendNow')}
      </Button>
      {hasPerson && (
        <>
          <span className="basis-full" />
          <Field label={t('run:calls.wentTo')} hint={t('run:calls.wentToHint')}>
            <Input value={wentTo} maxLength={200} onChange={(event) => setWentTo(event.target.value)} />
          </Field>
          <Checkbox name="addFirm" label={t('run:calls.addFirm')} disabled={wentTo.trim() === ''} />
          <Button onClick={() => onEnd('left-company', { reason: wentTo })}>{t('run:calls.outcomes.left-company')}</Button>
        </>
      )}
      <TextLink to={`/relations/${desk.customer.id}`}>{t('run:calls.mend')}</TextLink>
    </ReasonPanel>
  )
}

interface ReasonPanelProps {
  label: string
  /** Ready-made reasons; one press is enough. */
  reasons: readonly string[]
  onReason: (reason: string) => void
  children: ReactNode
}

function ReasonPanel({ label, reasons, onReason, children }: ReasonPanelProps) {
  const { t } = useTranslation(['common', 'run'])
  const [own, setOwn] = useState('')
  return (
    <PanelRow label={label}>
      {reasons.map((reason, index) => (
        <Button key={reason} data-preset={index + 1} keyHint={String(index + 1)} onClick={() => onReason(reason)}>
          {reason}
        </Button>
      ))}
      <Field label={t('run:calls.reason')}>
        <Input name="reason" maxLength={500} value={own} onChange={(event) => setOwn(event.target.value)} />
      </Field>
      <Button look="primary" disabled={own.trim() === ''} onClick={() => onReason(own)}>
        {t('run:calls.finish')}
      </Button>
      {children}
    </PanelRow>
  )
}

function PanelRow({ label, children }: { label: string; children: ReactNode }) {
  const frame = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    // On a phone the panel opens in the page, not in the bar whose button was pressed.
    if (matchMedia('(max-width: 767px)').matches) frame.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <fieldset ref={frame} className="rounded-xl border border-line bg-surface px-4 pt-1 pb-4 shadow-card">
      <legend className="px-1 font-semibold">{label}</legend>
      <div className="flex flex-wrap items-end gap-2">{children}</div>
    </fieldset>
  )
}
