import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import type { PlanPage } from './plan-page.server'

const drives = [30, 45, 60, 75, 90]
const visits = [3, 4, 5, 6, 8]
const weeks = [1, 2, 4, 6, 8]
const searches = [3, 6, 20, 60]
const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

/** What is asked before a unit is planned, and the button that plans it. */
export function PlanQuestionsForm({ page, op, campaignId }: { page: PlanPage; op: string; campaignId: string }) {
  const { t } = useTranslation(['common', 'planner'])
  const format = useFormat()
  const asking = useFetcher<{ proposalId: string } | Refused | FormErrors>()
  const { asked, people } = page
  const busy = asking.state !== 'idle' || page.proposal?.state === 'waiting' || page.proposal?.state === 'running'
  const answer = asking.state === 'idle' ? asking.data : undefined
  const said =
    answer && 'message' in answer
      ? answer.message
      : answer && 'errors' in answer
        ? (Object.values(answer.errors)[0]?.[0] ?? answer.form[0])
        : null
  const homeless = people.filter(({ id, hasHome }) => !hasHome && asked.staffIds.includes(id))
  return (
    <Panel title={t('planner:ask.title')} lead={t('planner:ask.lead', { count: page.waiting })}>
      <asking.Form method="post" action={`/campaigns/${campaignId}/run/plan?index`} className="grid gap-4">
        <input type="hidden" name="op" value={op} />
        {said && (
          <Notice tone="bad" live>
            {said}
          </Notice>
        )}
        <fieldset className="min-w-0">
          <legend className="font-medium">{t('planner:ask.who')}</legend>
          <div className="flex flex-wrap gap-x-5">
            {people.map(({ id, name }) => (
              <Checkbox key={id} name="staffIds" value={id} defaultChecked={asked.staffIds.includes(id)} label={name} />
            ))}
          </div>
        </fieldset>
        <fieldset className="min-w-0">
          <legend className="font-medium">{t('planner:ask.weekdays')}</legend>
          <div className="flex flex-wrap gap-x-5">
            {workdays.map((day, at) => (
              <Checkbox
                key={day}
                name="weekdays"
                value={at + 1}
                defaultChecked={asked.weekdays.includes(at + 1)}
                label={t(`planner:weekdays.${day}`)}
              />
            ))}
          </div>
        </fieldset>
        <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
          <Field label={t('planner:ask.mostDrive')}>
            <Select
              name="mostDriveOneWay"
              defaultValue={asked.mostDriveOneWay ?? ''}
              emptyLabel={t('planner:ask.noLimit')}
              options={drives.map((minutes) => ({ value: String(minutes), label: format.duration(minutes) }))}
            />
          </Field>
          <Field label={t('planner:ask.mostVisits')}>
            <Select
              name="mostVisitsADay"
              defaultValue={asked.mostVisitsADay ?? ''}
              emptyLabel={t('planner:ask.noLimit')}
              options={visits.map((count) => ({ value: String(count), label: String(count) }))}
            />
          </Field>
          <Field label={t('planner:ask.weeks')}>
            <Select
              name="weeks"
              defaultValue={asked.weeks}
              options={weeks.map((count) => ({ value: String(count), label: t('planner:ask.weekCount', { count }) }))}
            />
          </Field>
          <Field label={t('planner:ask.seconds')}>
            <Select
              name="seconds"
              defaultValue={asked.seconds}
              options={searches.map((count) => ({ value: String(count), label: t('planner:ask.secondCount', { count }) }))}
            />
          </Field>
        </div>
        <Checkbox
          name="keepsAll"
          value="yes"
          defaultChecked={asked.keepsAll}
          label={t('planner:ask.keepsAll')}
          hint={t('planner:ask.keepsAllHint')}
        />
        {homeless.length > 0 && (
          <Notice tone="warn">{t('planner:ask.noHome', { names: homeless.map(({ name }) => name).join(', ') })}</Notice>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" size="lg" busy={busy}>
            {t('planner:ask.submit')}
          </Button>
          <TextLink to="/hours/working">{t('planner:ask.hours')}</TextLink>
        </div>
      </asking.Form>
    </Panel>
  )
}
