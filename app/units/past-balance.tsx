import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import type { UnitLedger } from './read.server'

/** What the balance was at the end of a day: by what we know today, and by what was booked then. */
export function PastBalance({ past, unit, today }: { past: UnitLedger['past']; unit: UnitLedger['unit']; today: string }) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const hours = (minutes: number) => t('units:ledger.hourSign', { hours: format.hours(minutes) })
  return (
    <div className="mt-4 border-t border-line pt-3">
      <Form method="get" className="flex items-end gap-2">
        <Field label={t('units:past.on')} className="flex-1">
          <Input type="date" name="at" min={unit.startsOn} max={today} defaultValue={past?.on} required />
        </Field>
        <Button type="submit">{t('units:past.show')}</Button>
      </Form>
      {past && (
        <p role="status" className="mt-2 text-ink2 tabular-nums">
          <b className="text-ink">{t('units:past.balance', { day: format.day(past.on), hours: hours(past.balance) })}</b>
          {past.knownThen !== past.balance && ` ${t('units:past.knownThen', { hours: hours(past.knownThen) })}`}
        </p>
      )}
    </div>
  )
}
