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
import { OverrunChoice } from '#app/units/overrun-choice'
import { standingWords } from '#app/units/standing-words'
import type { UnitWithRoom } from '#db/units'
import { minutesBetween, type WallTime } from '#domain/calendar/moment'
import type { VisitOutcome } from '#domain/carry-out/visit'
import { OutcomeField, ScoreField, TopicsField } from './log-choices'
import { FollowUpField } from './log-follow-up'
import { LogTook } from './log-took'
import type { ReachableStop } from './reachable-stop.server'
import type { Balance } from './visit-facts.server'

export interface LogFacts {
  stop: ReachableStop
  topics: string[]
  balance: Balance | null
  arrived: { day: string; time: WallTime }
  mayOverrun: boolean
  otherUnits: UnitWithRoom[]
  op: string
}

/** Writing down a visit, made for one thumb: how it went, what it was about, what was said, what comes next, and what it took. */
export function LogForm({ facts }: { facts: LogFacts }) {
  const { t } = useTranslation(['common', 'visits', 'units'])
  const format = useFormat()
  const answer = useActionData<FormErrors | Refused>()
  const sending = useNavigation().state !== 'idle'
  const [outcome, setOutcome] = useState<VisitOutcome | null>(null)
  const { stop } = facts
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const short = answer && 'refused' in answer && answer.refused === 'not-enough-minutes'
  const [askOverrun, setAskOverrun] = useState(false)
  const mayChoose = facts.mayOverrun || facts.otherUnits.length > 0
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (short && mayChoose) setAskOverrun(true)
    // The first thing that is wrong comes into sight, above the keyboard of a phone.
    if (answer) form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.scrollIntoView({ block: 'center' })
  }, [answer, short, mayChoose])
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
        {askOverrun && (
          <OverrunChoice legend={t('visits:overrun.title')} mayOverrun={facts.mayOverrun} others={facts.otherUnits} errors={errors} />
        )}
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
        {facts.balance && <p className="mt-1.5 text-center text-xs text-ink3 max-md:hidden">{standingWords(facts.balance, t, format)}</p>}
      </div>
    </Form>
  )
}
