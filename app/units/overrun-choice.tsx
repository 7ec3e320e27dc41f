import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { RadioGroup } from '#app/ui/radio-group'
import { Select } from '#app/ui/select'

export interface OverrunChoiceProps {
  legend: string
  /** Whether this reader may let the client or ourselves bear it; another unit anybody may choose. */
  mayOverrun: boolean
  /** There is enough, but appointments hold it: it may be taken from those, and nobody bears anything. */
  isHeld?: boolean
  /** Further units of the client with room. */
  others: readonly { id: string; name: string; free: number }[]
  errors: Record<string, string[]>
}

/** Going over a unit is never silent: who bears it, or which other unit. */
export function OverrunChoice({ legend, mayOverrun, isHeld = false, others, errors }: OverrunChoiceProps) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const [kind, setKind] = useState('')
  const options = [
    ...(isHeld ? [{ value: 'from-held', label: t('units:over.from-held'), hint: t('units:over.from-held-hint') }] : []),
    ...(mayOverrun && !isHeld
      ? (['overrun', 'write-off'] as const).map((value) => ({
          value,
          label: t(`units:over.${value}`),
          hint: t(`units:over.${value}-hint`),
        }))
      : []),
    ...(others.length > 0 ? [{ value: 'other-unit', label: t('units:over.other-unit'), hint: t('units:over.other-unit-hint') }] : []),
  ]
  if (options.length === 0) return null
  return (
    <div className="grid gap-3 rounded-xl border border-now/50 bg-surface p-4">
      <RadioGroup name="overrun" legend={legend} value={kind} onChange={setKind} options={options} error={errors.overrun?.[0]} />
      {kind === 'other-unit' && (
        <Field label={t('units:over.unit')} error={errors.otherUnit}>
          <Select
            name="otherUnit"
            options={others.map(({ id, name, free }) => ({
              value: id,
              label: t('units:over.unitFree', { name, free: format.duration(free) }),
            }))}
          />
        </Field>
      )}
      {(kind === 'overrun' || kind === 'write-off') && (
        <Field label={t('units:book.reason')} error={errors.overrunReason}>
          <Input name="overrunReason" maxLength={300} />
        </Field>
      )}
    </div>
  )
}
