import { useFetcher, useParams } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Panel } from '#app/ui/panel'
import { RadioGroup } from '#app/ui/radio-group'
import { Refusal } from '#app/ui/refusal'
import { SegmentedControl } from '#app/ui/segmented-control'
import { Select } from '#app/ui/select'
import { Switch } from '#app/ui/switch'
import { tellDone } from '#app/ui/toast'
import type { CampaignReports } from './read.server'

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const monthDays = Array.from({ length: 28 }, (_, at) => at + 1)
const usual = { weekday: 5, monthDay: 1, at: '15:00', release: 'hold', isOn: false, version: 0 } as const

type Reports = Pick<CampaignReports, 'rhythm' | 'schedule' | 'due' | 'proposal' | 'readers'>

/** When reports are made by themselves, whether they go out by themselves, and who of the client receives them. */
export function SchedulePanel({ reports, mayPlan, op }: { reports: Reports; mayPlan: boolean; op: string }) {
  const { t } = useTranslation(['common', 'reports'])
  const format = useFormat()
  const { due, schedule } = reports
  const says = due
    ? t('reports:schedule.next', { moment: format.momentAt(due.at), period: format.period(due.period) })
    : t(schedule?.isOn ? 'reports:schedule.over' : 'reports:schedule.off')
  return (
    <Panel title={t('reports:schedule.title')} lead={says}>
      {mayPlan ? <ScheduleForm reports={reports} op={op} /> : <Readers readers={reports.readers} fixed />}
    </Panel>
  )
}

function ScheduleForm({ reports, op }: { reports: Reports; op: string }) {
  const { t } = useTranslation(['common', 'reports'])
  const { campaignId } = useParams()
  const saving = useFetcher<{ scheduled: true } | Refused | FormErrors>()
  const { schedule, proposal, readers } = reports
  const [rhythm, setRhythm] = useState(reports.rhythm)
  const { weekday, monthDay, at, release, isOn, version } = schedule ?? usual
  const answer = saving.data
  useEffect(() => {
    if (answer && 'scheduled' in answer) tellDone(t('reports:saved'))
  }, [answer, t])
  return (
    <saving.Form method="post" action={`/campaigns/${campaignId}/run/schedule`} className="grid gap-4">
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="version" value={version} />
      <Refusal>{answer && 'message' in answer && answer.message}</Refusal>
      <Switch name="isOn" value="on" defaultChecked={isOn} label={t('reports:schedule.isOn')} hint={t('reports:schedule.isOnHint')} />
      <div className="grid gap-1">
        <SegmentedControl
          name="rhythm"
          legend={t('reports:schedule.rhythm')}
          value={rhythm}
          onChange={(value) => setRhythm(value === 'monthly' ? 'monthly' : 'weekly')}
          options={(['weekly', 'monthly'] as const).map((value) => ({ value, label: t(`reports:schedule.${value}`) }))}
        />
        <Proposal proposal={proposal} rhythm={rhythm} />
      </div>
      <div className="grid grid-cols-[1fr_7rem] gap-3">
        {rhythm === 'weekly' ? (
          <Field label={t('reports:schedule.weekday')} hint={t('reports:schedule.weekdayHint')}>
            <Select
              name="weekday"
              defaultValue={String(weekday)}
              options={days.map((day, at) => ({ value: String(at + 1), label: t(`reports:schedule.days.${day}`) }))}
            />
          </Field>
        ) : (
          <Field label={t('reports:schedule.monthDay')} hint={t('reports:schedule.monthDayHint')}>
            <Select
              name="monthDay"
              defaultValue={String(monthDay)}
              options={monthDays.map((day) => ({ value: String(day), label: String(day) }))}
            />
          </Field>
        )}
        <Field label={t('reports:schedule.at')}>
          <Input type="time" name="at" defaultValue={at} required />
        </Field>
        <input type="hidden" name={rhythm === 'weekly' ? 'monthDay' : 'weekday'} value={rhythm === 'weekly' ? monthDay : weekday} />
      </div>
      <RadioGroup
        name="release"
        legend={t('reports:schedule.release')}
        defaultValue={release}
        options={(['hold', 'send'] as const).map((value) => ({
          value,
          label: t(`reports:schedule.${value}`),
          hint: t(`reports:schedule.${value}Hint`),
        }))}
      />
      <Readers readers={readers} />
      <Button type="submit" look="primary" busy={saving.state !== 'idle'} className="justify-self-start">
        {t('reports:save')}
      </Button>
    </saving.Form>
  )
}

function Proposal({ proposal, rhythm }: Pick<Reports, 'proposal' | 'rhythm'>) {
  const { t } = useTranslation(['common', 'reports'])
  const format = useFormat()
  const words = { perWeek: format.number(proposal.visitsPerWeek, 1), rhythm: t(`reports:schedule.${proposal.rhythm}`).toLowerCase() }
  return (
    <p className="text-xs text-ink3">
      {t(proposal.rhythm === rhythm ? 'reports:schedule.asProposed' : 'reports:schedule.otherwise', words)}
    </p>
  )
}

function Readers({ readers, fixed = false }: { readers: Reports['readers']; fixed?: boolean }) {
  const { t } = useTranslation(['common', 'reports'])
  return (
    <fieldset className="grid" disabled={fixed}>
      <legend className="mb-1 font-semibold">{t('reports:schedule.readers')}</legend>
      {readers.length === 0 && <p className="text-ink2">{t('reports:schedule.noReaders')}</p>}
      {readers.map(({ id, name, email, jobTitle, receivesReports, reachable }) => (
        <Checkbox
          key={id}
          name="readers"
          value={id}
          defaultChecked={receivesReports}
          label={jobTitle ? `${name}, ${jobTitle}` : name}
          hint={
            reachable ? (
              email
            ) : (
              <span className="text-bad-text">{email ? t('reports:schedule.badAddress', { email }) : t('reports:schedule.noAddress')}</span>
            )
          }
        />
      ))}
    </fieldset>
  )
}
