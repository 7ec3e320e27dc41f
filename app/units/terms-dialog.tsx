import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Select } from '#app/ui/select'
import { FormDialog } from './form-dialog'
import type { UnitLedger } from './read.server'

/** The contract of a unit, to change from today on. */
export function TermsDialog({ ledger, op }: { ledger: UnitLedger; op: string }) {
  const { t } = useTranslation(['common', 'units'])
  const { unit, contract } = ledger
  const { terms } = contract
  return (
    <FormDialog
      action={`/units/${unit.id}/terms`}
      op={op}
      size="md"
      title={t('units:terms.title')}
      lead={t('units:terms.lead')}
      submit={t('units:terms.submit')}
      told={t('units:terms.done')}
      trigger={<Button size="sm">{t('units:terms.button')}</Button>}
    >
      {(errors) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <TermField value={terms.term} error={errors.term} />
          <Field label={t('units:terms.endsOn')} error={errors.endsOn}>
            <Input type="date" name="endsOn" defaultValue={terms.endsOn} required />
          </Field>
          <UnusedField value={terms.unused} error={errors.unused} />
          <FruitlessField charged={terms.chargesFruitless} />
          <Field label={t('units:terms.drive')}>
            <Select
              name="drive"
              defaultValue={terms.driveTimeCounts ? 'counts' : 'apart'}
              options={(['counts', 'apart'] as const).map((value) => ({ value, label: t(`units:terms.drives.${value}`) }))}
            />
          </Field>
          <AmountField name="kmRate" label={t('units:terms.kmRate')} cents={terms.kmRateCents} error={errors.kmRate} />
          <AmountField name="price" label={t('units:terms.price')} cents={terms.priceCents} error={errors.price} optional />
          <Field label={t('units:terms.agreedWith')} error={errors.agreedWith}>
            <Input name="agreedWith" maxLength={120} required />
          </Field>
          <Field label={t('units:terms.reason')} error={errors.reason} className="sm:col-span-2">
            <Input name="reason" maxLength={300} required />
          </Field>
        </div>
      )}
    </FormDialog>
  )
}

/** How the last day is found. */
export function TermField({ value, error }: { value: string; error?: string[] }) {
  const { t } = useTranslation(['common', 'units'])
  const options = (['period', 'calendar-year', 'twelve-months'] as const).map((each) => ({
    value: each,
    label: t(`units:terms.terms.${each}`),
  }))
  return (
    <Field label={t('units:terms.term')} error={error}>
      <Select name="term" defaultValue={value} options={options} />
    </Field>
  )
}

/** What becomes of hours that are left. */
export function UnusedField({ value, error }: { value: string; error?: string[] }) {
  const { t } = useTranslation(['common', 'units'])
  const options = (['stay', 'expire'] as const).map((each) => ({ value: each, label: t(`units:terms.unusedHours.${each}`) }))
  return (
    <Field label={t('units:terms.unused')} error={error}>
      <Select name="unused" defaultValue={value} options={options} />
    </Field>
  )
}

/** Whether a drive for nothing is charged. */
export function FruitlessField({ charged }: { charged: boolean }) {
  const { t } = useTranslation(['common', 'units'])
  const options = (['charged', 'free'] as const).map((each) => ({ value: each, label: t(`units:terms.fruitlessDrive.${each}`) }))
  return (
    <Field label={t('units:terms.fruitless')}>
      <Select name="fruitless" defaultValue={charged ? 'charged' : 'free'} options={options} />
    </Field>
  )
}

interface AmountFieldProps {
  name: string
  label: string
  cents: number | null
  error?: string[]
  optional?: boolean
}

export function AmountField({ name, label, cents, error, optional = false }: AmountFieldProps) {
  const format = useFormat()
  return (
    <Field label={label} error={error} optional={optional}>
      <Input
        name={name}
        inputMode="decimal"
        before="€"
        defaultValue={cents === null ? '' : format.number(cents / 100, 2)}
        className="tabular-nums"
      />
    </Field>
  )
}
