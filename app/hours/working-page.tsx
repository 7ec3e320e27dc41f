import { Form } from '@remix-run/react'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { classes } from '#app/ui/classes'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { Select } from '#app/ui/select'
import { Driving, Elsewhere } from './driving-panel'
import { HoursTabs } from './hours-page'
import { useSaving } from './use-saving'
import type { WorkingHoursScreen } from './working-hours.server'

type Props = WorkingHoursScreen & { today: string; op: string }
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
const ends = ['from', 'to', 'pauseFrom', 'pauseTo'] as const
const weekGrid = 'grid grid-cols-2 items-center gap-2 sm:grid-cols-[5.5rem_repeat(4,minmax(0,1fr))]'

/** When somebody works and is away: their own, or anybody's for a manager. */
export function WorkingPage(props: Props) {
  const { t } = useTranslation(['common', 'hours'])
  const { who, people } = props
  return (
    <>
      <PageHeader title={t('hours:work.title')} lead={t('hours:work.lead')} />
      <HoursTabs />
      {people.length > 0 && (
        <Form method="get" className="mt-4 flex flex-wrap items-end gap-3">
          <Field label={t('hours:who')} className="w-64 max-sm:w-full">
            <Select name="who" defaultValue={who} options={people.map(({ id, name }) => ({ value: id, label: name }))} />
          </Field>
          <Button type="submit">{t('hours:show')}</Button>
        </Form>
      )}
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        <Week {...props} />
        <div className="grid gap-4">
          <Away {...props} />
          <Home {...props} />
        </div>
        <Driving {...props} />
        <Elsewhere {...props} />
      </div>
    </>
  )
}

function Week({ who, week, today, op }: Props) {
  const { t } = useTranslation(['common', 'hours'])
  const format = useFormat()
  const { saving, errors, refused } = useSaving()
  return (
    <Panel title={t('hours:work.week')} lead={t('hours:work.weekLead')}>
      <saving.Form method="post" noValidate className="grid gap-2">
        <input type="hidden" name="op" value={op} />
        <input type="hidden" name="what" value="week" />
        <input type="hidden" name="staffId" value={who} />
        <div aria-hidden className={classes(weekGrid, 'text-xs font-medium text-ink3 max-sm:hidden')}>
          <span />
          {ends.map((end) => (
            <span key={end}>{t(`hours:work.heads.${end}`)}</span>
          ))}
        </div>
        {weekdays.map((weekday) => {
          const blocks = week.filter((block) => String(block.weekday) === weekday)
          const [first, second] = blocks
          const minutes = {
            from: first?.fromMinute,
            to: blocks.at(-1)?.toMinute,
            pauseFrom: second && first?.toMinute,
            pauseTo: second?.fromMinute,
          }
          const day = t(`hours:work.days.${weekday}`)
          return (
            <div key={weekday} className={weekGrid}>
              <span className="font-medium max-sm:col-span-2">{day}</span>
              {ends.map((end) => (
                <Field
                  key={end}
                  className={end.startsWith('pause') ? 'max-sm:order-last' : undefined}
                  label={t(`hours:work.${end}`, { day })}
                  hideLabel
                  error={errors[`${end}${weekday}`]}
                >
                  <Input
                    className="px-1.5!"
                    type="time"
                    name={`${end}${weekday}`}
                    defaultValue={minutes[end] === undefined ? '' : format.time(minutes[end])}
                  />
                </Field>
              ))}
              <span aria-hidden className="col-span-2 text-xs text-ink3 sm:hidden">
                {t('hours:work.pause')}
              </span>
            </div>
          )
        })}
        <Field label={t('hours:work.validFrom')} error={errors.validFrom}>
          <Input type="date" name="validFrom" defaultValue={today} />
        </Field>
        <Refusal>{refused}</Refusal>
        <div>
          <Button type="submit" look="primary" busy={saving.state !== 'idle'}>
            {t('hours:work.save')}
          </Button>
        </div>
      </saving.Form>
    </Panel>
  )
}

function Away({ who, absences, today, op }: Props) {
  const { t } = useTranslation(['common', 'hours'])
  const format = useFormat()
  const { saving, errors, refused } = useSaving()
  const kinds = (['leave', 'sick', 'course', 'other'] as const).map((kind) => ({ value: kind, label: t(`hours:work.kinds.${kind}`) }))
  return (
    <Panel title={t('hours:work.away')} lead={t('hours:work.awayLead')}>
      {absences.length === 0 && <p className="text-ink3">{t('hours:work.noAway')}</p>}
      <ul>
        {absences.map(({ id, fromDay, toDay, kind }) => {
          const days = format.period({ from: fromDay, to: toDay })
          return (
            <li key={id} className="flex items-center justify-between gap-3 border-t border-line py-1.5 first:border-0">
              <span>
                {days} · {t(`hours:work.kinds.${kind}`)}
              </span>
              <saving.Form method="post">
                <input type="hidden" name="what" value="back" />
                <input type="hidden" name="staffId" value={who} />
                <input type="hidden" name="absenceId" value={id} />
                <Button type="submit" look="quiet" size="sm" square aria-label={t('hours:work.removeAway', { days })}>
                  <X aria-hidden size={16} />
                </Button>
              </saving.Form>
            </li>
          )
        })}
      </ul>
      <saving.Form method="post" noValidate className="mt-4 grid gap-3 sm:grid-cols-2">
        <input type="hidden" name="op" value={op} />
        <input type="hidden" name="what" value="away" />
        <input type="hidden" name="staffId" value={who} />
        <Field label={t('hours:from')} error={errors.fromDay}>
          <Input type="date" name="fromDay" defaultValue={today} />
        </Field>
        <Field label={t('hours:to')} error={errors.toDay}>
          <Input type="date" name="toDay" defaultValue={today} />
        </Field>
        <Field label={t('hours:work.kind')} className="sm:col-span-2">
          <Select name="kind" options={kinds} />
        </Field>
        <Refusal className="sm:col-span-2">{refused}</Refusal>
        <div className="sm:col-span-2">
          <Button type="submit" busy={saving.state !== 'idle'}>
            {t('hours:work.addAway')}
          </Button>
        </div>
      </saving.Form>
    </Panel>
  )
}

/** Where the drives of the planner begin and end. */
function Home({ who, home, op }: Props) {
  const { t } = useTranslation(['common', 'hours'])
  const { saving, refused } = useSaving()
  return (
    <Panel title={t('hours:work.home')} lead={t('hours:work.homeLead')}>
      <saving.Form method="post" noValidate className="grid gap-3">
        <input type="hidden" name="op" value={op} />
        <input type="hidden" name="what" value="home" />
        <input type="hidden" name="staffId" value={who} />
        <Field label={t('hours:work.homePlace')} hint={t('hours:work.homeHint')} error={refused ?? undefined}>
          <Input name="home" defaultValue={home.place ?? ''} maxLength={120} autoComplete="off" />
        </Field>
        {!home.isKnown && <Notice tone="warn">{t('hours:work.homeUnknown')}</Notice>}
        <div>
          <Button type="submit" busy={saving.state !== 'idle'}>
            {t('hours:work.saveHome')}
          </Button>
        </div>
      </saving.Form>
    </Panel>
  )
}
