import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Panel } from '#app/ui/panel'
import { FormDialog } from '#app/units/form-dialog'
import type { WorkingHours } from '#domain/calendar/working-hours'
import type { OfficeHoursNow } from './office-hours.server'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** When the office is open, in which the terms are counted, and from when it is another week. */
export function OfficeHoursPanel({
  office,
  mayChange,
  today,
  op,
}: {
  office: OfficeHoursNow
  mayChange: boolean
  today: string
  op: string
}) {
  const { t } = useTranslation(['common', 'desk', 'hours'])
  const format = useFormat()
  const { hours, coming } = office
  return (
    <Panel
      id="office-hours"
      title={t('desk:office.title')}
      lead={t('desk:office.lead')}
      aside={mayChange && <Change hours={coming?.hours ?? hours} today={today} op={op} />}
    >
      <Week hours={hours} />
      {coming && (
        <div className="mt-4">
          <h3 className="font-semibold">{t('desk:office.coming', { day: format.day(coming.from) })}</h3>
          <Week hours={coming.hours} />
        </div>
      )}
    </Panel>
  )
}

function Week({ hours }: { hours: WorkingHours }) {
  const { t } = useTranslation(['common', 'desk', 'hours'])
  return (
    <ul className="mt-1 grid gap-x-6 gap-y-0.5 text-ink2 sm:grid-cols-2 lg:grid-cols-4">
      {weekdays.map((day) => {
        const open = hours[day]
        return (
          <li key={day} className="flex justify-between gap-3 tabular-nums">
            <span>{t(`hours:work.days.${day}`)}</span>
            <span className={open ? undefined : 'text-ink3'}>{open ? `${open.from} – ${open.to}` : t('desk:office.closed')}</span>
          </li>
        )
      })}
    </ul>
  )
}

function Change({ hours, today, op }: { hours: WorkingHours; today: string; op: string }) {
  const { t } = useTranslation(['common', 'desk', 'hours'])
  return (
    <FormDialog
      action="/requests/office-hours"
      op={op}
      title={t('desk:office.changeTitle')}
      lead={t('desk:office.changeLead')}
      submit={t('desk:office.save')}
      told={t('desk:office.saved')}
      trigger={<Button size="sm">{t('desk:office.change')}</Button>}
    >
      {(errors) => (
        <>
          {weekdays.map((day) => {
            const name = t(`hours:work.days.${day}`)
            return (
              <div key={day} className="grid grid-cols-[6rem_1fr_1fr] items-center gap-2">
                <span className="font-medium">{name}</span>
                {(['from', 'to'] as const).map((end) => (
                  <Field key={end} hideLabel label={t(`hours:work.${end}`, { day: name })} error={errors[`${end}${day}`]}>
                    <Input className="px-1.5!" type="time" name={`${end}${day}`} defaultValue={hours[day]?.[end] ?? ''} />
                  </Field>
                ))}
              </div>
            )
          })}
          <Field label={t('desk:office.from')} hint={t('desk:office.fromHint')} error={errors.startsOn}>
            <Input type="date" name="startsOn" defaultValue={today} min={today} />
          </Field>
        </>
      )}
    </FormDialog>
  )
}
