import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { Select } from '#app/ui/select'
import { useSaving } from './use-saving'
import type { WorkingHoursScreen } from './working-hours.server'

type Props = Pick<WorkingHoursScreen, 'who' | 'driving' | 'bases'> & { today: string; op: string }

/** How far the planner lets somebody drive, and to how many. */
export function Driving({ who, driving, op }: Props) {
  const { t } = useTranslation(['common', 'hours'])
  const { saving, errors, refused } = useSaving()
  const { maxDriveMinutes, mostDriveADay, mostVisitsADay } = driving
  return (
    <Panel title={t('hours:drive.title')} lead={t('hours:drive.lead')}>
      <saving.Form method="post" noValidate className="grid gap-3 sm:grid-cols-2">
        <input type="hidden" name="op" value={op} />
        <input type="hidden" name="what" value="driving" />
        <input type="hidden" name="staffId" value={who} />
        <Field label={t('hours:drive.oneWay')} error={errors.maxDriveMinutes}>
          <Input name="maxDriveMinutes" type="number" min={5} max={600} defaultValue={maxDriveMinutes} after="min" />
        </Field>
        <Field label={t('hours:drive.aDay')} hint={t('hours:drive.empty')} error={errors.mostDriveADay}>
          <Input name="mostDriveADay" type="number" min={0} max={1440} defaultValue={mostDriveADay ?? ''} after="min" />
        </Field>
        <Field label={t('hours:drive.visits')} hint={t('hours:drive.empty')} error={errors.mostVisitsADay}>
          <Input name="mostVisitsADay" type="number" min={0} max={50} defaultValue={mostVisitsADay ?? ''} />
        </Field>
        <Refusal className="sm:col-span-2">{refused}</Refusal>
        <div className="sm:col-span-2">
          <Button type="submit" look="primary" busy={saving.state !== 'idle'}>
            {t('hours:drive.save')}
          </Button>
        </div>
      </saving.Form>
    </Panel>
  )
}

/** Days that begin or end elsewhere than at home. */
export function Elsewhere({ who, bases, today, op }: Props) {
  const { t } = useTranslation(['common', 'hours'])
  const format = useFormat()
  const { saving, errors, refused } = useSaving()
  const kinds = (['night', 'start', 'end'] as const).map((side) => ({ value: side, label: t(`hours:drive.kinds.${side}`) }))
  return (
    <Panel title={t('hours:drive.elsewhere')} lead={t('hours:drive.elsewhereLead')}>
      {bases.length === 0 && <p className="text-ink3">{t('hours:drive.none')}</p>}
      <ul>
        {bases.map(({ id, on, side, place }) => (
          <li key={id} className="flex items-center justify-between gap-3 border-t border-line py-1.5 first:border-0">
            <span>
              {format.day(on)} · {t(`hours:drive.sides.${side}`, { place })}
            </span>
            <saving.Form method="post">
              <input type="hidden" name="what" value="at-home" />
              <input type="hidden" name="staffId" value={who} />
              <input type="hidden" name="baseId" value={id} />
              <Button type="submit" look="quiet" size="sm" square aria-label={t('hours:drive.remove', { place, day: format.day(on) })}>
                <X aria-hidden size={16} />
              </Button>
            </saving.Form>
          </li>
        ))}
      </ul>
      <saving.Form method="post" noValidate className="mt-4 grid gap-3 sm:grid-cols-2">
        <input type="hidden" name="op" value={op} />
        <input type="hidden" name="what" value="elsewhere" />
        <input type="hidden" name="staffId" value={who} />
        <Field label={t('hours:drive.kind')}>
          <Select name="side" options={kinds} />
        </Field>
        <Field label={t('hours:drive.day')} error={errors.fromDay}>
          <Input type="date" name="fromDay" defaultValue={today} />
        </Field>
        <Field label={t('hours:drive.place')} hint={t('hours:drive.placeHint')} error={errors.place} className="sm:col-span-2">
          <Input name="place" maxLength={200} autoComplete="off" />
        </Field>
        <Refusal className="sm:col-span-2">{refused}</Refusal>
        <div className="sm:col-span-2">
          <Button type="submit" busy={saving.state !== 'idle'}>
            {t('hours:drive.add')}
          </Button>
        </div>
      </saving.Form>
    </Panel>
  )
}
