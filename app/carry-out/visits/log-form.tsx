import { Form, Link, useActionData, useNavigation } from '@remix-run/react'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Textarea } from '#app/ui/textarea'
import { minutesBetween, type WallTime } from '#domain/calendar/moment'
import type { VisitOutcome } from '#domain/carry-out/visit'
import { OutcomeField, ScoreField, TopicsField } from './log-choices'
import { FollowUpField } from './log-follow-up'
import { LogTook } from './log-took'
import type { Balance, ReachableStop } from './visit-facts.server'

export interface LogFacts {
  stop: ReachableStop
  topics: string[]
  balance: Balance | null
  arrived: { day: string; time: WallTime }
  mayOverrun: boolean
  op: string
}

/** Writing down a visit, made for one thumb: how it went, what it was about, what was said, what comes next, and what it took. */
export function LogForm({ facts }: { facts: LogFacts }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const answer = useActionData<FormErrors | Refused>()
  const sending = useNavigation().state !== 'idle'
  const [outcome, setOutcome] = useState<VisitOutcome | null>(null)
  const { stop } = facts
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const short = answer && 'refused' in answer && answer.refused === 'not-enough-minutes'
  const [askOverrun, setAskOverrun] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (short && facts.mayOverrun) setAskOverrun(true)
    // The first thing that is wrong comes into sight, above the keyboard of a phone.
    if (answer) form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.scrollIntoView({ block: 'center' })
  }, [answer, short, facts.mayOverrun])
  const said = outcome !== 'not-home'
  return (
    <Form ref={form} method="post" noValidate className="mx-auto max-w-xl pb-28 md:pb-8" aria-label={t('visits:log.title')}>
      <input type="hidden" name="op" value={facts.op} />
      <header className="flex items-start gap-3 pt-4 pb-4">
        <Link
          to={`/visits/${stop.id}`}
          aria-label={t('visits:log.back')}
          className="-ml-2 grid size-11 shrink-0 place-items-center rounded-md text-ink2 hover:bg-sunken"
        >
          <X aria-hidden size={22} />
        </Link>
        <div className="min-w-0">
          <h1 className="text-xl font-bold tracking-tight">{t('visits:log.title')}</h1>
          <p className="truncate text-ink3">
            {stop.customer} · {format.momentAt(stop.startsAt)}
          </p>
        </div>
      </header>
      <div className="grid grid-cols-1 gap-5">
        <OutcomeField value={outcome} onChange={setOutcome} error={errors.outcome} />
        {said && <TopicsField topics={facts.topics} error={errors.topics ?? errors.ownTopic} />}
        {said && <ScoreField error={errors.score} />}
        <Field label={t('visits:log.note')} error={errors.note}>
          <Textarea name="note" rows={5} maxLength={10_000} placeholder={t('visits:log.notePlaceholder')} className="min-h-36 text-base" />
        </Field>
        {outcome === 'opportunity' && (
          <div className="grid gap-3 rounded-xl bg-brand-soft/60 p-4">
            <Field label={t('visits:log.opportunity')} error={errors.opportunity}>
              <Textarea name="opportunity" rows={2} maxLength={1000} placeholder={t('visits:log.opportunityPlaceholder')} />
            </Field>
            <Field label={t('visits:log.euro')} optional error={errors.euro}>
              <Input name="euro" inputMode="decimal" before="€" autoComplete="off" />
            </Field>
          </div>
        )}
        {outcome && <FollowUpField key={outcome} outcome={outcome} error={errors.followUpText} />}
        {said && (
          <details className="rounded-xl border border-line bg-surface px-4 py-1" open={Boolean(errors.quote)}>
            <summary className="flex min-h-11 items-center font-medium">{t('visits:log.quoteOpen')}</summary>
            <div className="grid gap-1 pb-3">
              <Field label={t('visits:log.quote')} hint={t('visits:log.quoteHint')} error={errors.quote}>
                <Textarea name="quote" rows={2} maxLength={1000} className="font-serif" />
              </Field>
              <Checkbox name="consent" value="yes" label={t('visits:log.consent')} />
            </div>
          </details>
        )}
        <LogTook
          arrived={facts.arrived}
          minutes={minutesBetween(stop.startsAt, stop.endsAt)}
          driveMinutes={stop.driveMinutes}
          notHome={!said}
          errors={errors}
        />
        {askOverrun && <Overrun error={errors.overrunReason} />}
        {answer && 'message' in answer && (
          <Notice tone="bad" live>
            {answer.message}
          </Notice>
        )}
        {answer && 'form' in answer && answer.form.length > 0 && (
          <Notice tone="bad" live>
            {answer.form[0]}
          </Notice>
        )}
      </div>
      <div className="fixed inset-x-0 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-20 border-t border-line bg-surface p-3 md:static md:mt-5 md:border-0 md:bg-transparent md:p-0">
        <Button type="submit" look="primary" size="lg" busy={sending} className="w-full">
          {t('visits:log.save')}
        </Button>
        {facts.balance && (
          <p className="mt-1.5 text-center text-xs text-ink3 max-md:hidden">
            {t('visits:told.left', { hours: format.number(facts.balance.minutes / 60, 1), unit: facts.balance.unit })}
          </p>
        )}
      </div>
    </Form>
  )
}

function Overrun({ error }: { error?: string[] }) {
  const { t } = useTranslation(['common', 'visits'])
  return (
    <fieldset className="grid gap-2 rounded-xl border border-now/50 bg-surface p-4">
      <legend className="px-1 font-semibold">{t('visits:overrun.title')}</legend>
      {(['overrun', 'write-off'] as const).map((kind) => (
        <label key={kind} className="flex min-h-11 items-start gap-2.5 py-1.5">
          <input type="radio" name="overrun" value={kind} className="mt-1 size-4 accent-(--brand)" />
          <span>
            {t(`visits:overrun.${kind}`)}
            <span className="block text-xs text-ink3">{t(`visits:overrun.${kind}-hint`)}</span>
          </span>
        </label>
      ))}
      <Field label={t('visits:overrun.reason')} error={error}>
        <Input name="overrunReason" maxLength={500} />
      </Field>
    </fieldset>
  )
}
