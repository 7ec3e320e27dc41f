import { useFetcher } from '@remix-run/react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { tellDone } from '#app/ui/toast'
import type { CallingSettings } from '#domain/relations/calling-settings'

type Props = { settings: CallingSettings; passes: { name: string; count: number }[]; op: string; mayChangeLaw: boolean }

/** How often we may contact somebody, when we may call whom, and who went past that. */
export function CallingSettingsPage({ settings, passes, op, mayChangeLaw }: Props) {
  const { t } = useTranslation(['common', 'run'])
  const saving = useFetcher<{ changed: true } | Refused | FormErrors>()
  const answer = saving.data
  const errors = answer && 'errors' in answer ? answer.errors : {}
  useEffect(() => {
    if (answer && 'changed' in answer) tellDone(t('run:calling.saved'))
  }, [answer, t])
  const { guard, rules, hours, mostUnanswered, goalADay } = settings
  const number = (name: 'maxContacts' | 'withinDays' | 'quietDays' | 'customerExceptionYears', value: number, readOnly = false) => (
    <Field label={t(`run:calling.${name}`)} error={errors[name]}>
      <Input name={name} type="number" min={0} defaultValue={value} readOnly={readOnly} required />
    </Field>
  )
  const day = (name: 'consentNeededFrom' | 'customerExceptionEndsOn', value: string | null) => (
    <Field label={t(`run:calling.${name}`)} error={errors[name]}>
      <Input name={name} type="date" defaultValue={value ?? ''} readOnly={!mayChangeLaw} />
    </Field>
  )
  const time = (name: 'weekdaysFrom' | 'weekdaysTo' | 'saturdayFrom' | 'saturdayTo', value: string, hint?: ReactNode) => (
    <Field label={t(`run:calling.${name}`)} hint={hint} error={errors[name]}>
      <Input name={name} type="time" defaultValue={value} readOnly={!mayChangeLaw} />
    </Field>
  )
  return (
    <div className="max-w-4xl">
      <PageHeader title={t('run:calling.title')} lead={t('run:calling.lead')} />
      <saving.Form method="post" className="grid gap-4">
        <input type="hidden" name="op" value={op} />
        {answer && 'message' in answer && (
          <Notice tone="bad" live>
            {answer.message}
          </Notice>
        )}
        <Panel title={t('run:calling.guard')}>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            {number('maxContacts', guard.maxContacts)}
            {number('withinDays', guard.withinDays)}
            {number('quietDays', guard.quietDays)}
            <Field label={t('run:calling.mostUnanswered')} hint={t('run:calling.mostUnansweredHint')} error={errors.mostUnanswered}>
              <Input name="mostUnanswered" type="number" min={1} defaultValue={mostUnanswered} required />
            </Field>
            <Field label={t('run:calling.goalADay')} hint={t('run:calling.goalADayHint')} error={errors.goalADay}>
              <Input name="goalADay" type="number" min={0} max={30} defaultValue={goalADay} required />
            </Field>
          </div>
        </Panel>
        <Panel title={t('run:calling.law')}>
          <p className="mb-4 max-w-[65ch] text-ink2">{t('run:calling.lawHint')}</p>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            {day('consentNeededFrom', rules.consentNeededFrom)}
            {day('customerExceptionEndsOn', rules.customerExceptionEndsOn)}
            {number('customerExceptionYears', rules.customerExceptionYears, !mayChangeLaw)}
          </div>
          <h3 className="mt-5 mb-3 font-semibold">{t('run:calling.hours')}</h3>
          <div className="grid grid-cols-2 items-start gap-4 sm:grid-cols-4">
            {time('weekdaysFrom', hours.weekdays.from)}
            {time('weekdaysTo', hours.weekdays.to)}
            {time('saturdayFrom', hours.saturday?.from ?? '', t('run:calling.saturdayHint'))}
            {time('saturdayTo', hours.saturday?.to ?? '')}
          </div>
        </Panel>
        <Panel>
          <div className="grid gap-4">
            <Field label={t('run:calling.reason')} error={errors.reason}>
              <Input key={op} name="reason" maxLength={500} required />
            </Field>
            <Button type="submit" look="primary" busy={saving.state !== 'idle'} className="justify-self-start">
              {t('run:calling.save')}
            </Button>
          </div>
        </Panel>
      </saving.Form>
      <Panel title={t('run:calling.passes')} className="mt-4">
        {passes.length === 0 && <p className="text-ink3">{t('run:calling.noPasses')}</p>}
        <ul className="grid gap-1">
          {passes.map(({ name, count }) => (
            <li key={name} className="flex justify-between gap-4 tabular-nums">
              <span>{name}</span>
              <span>{t('run:calling.passCount', { count })}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}
