import { type ReactNode, useId } from 'react'
import { classes } from './classes'
import { FieldError } from './field'

export interface RadioOption {
  value: string
  label: ReactNode
  hint?: ReactNode
  icon?: ReactNode
  disabled?: boolean
}

export interface RadioGroupProps {
  name: string
  legend: ReactNode
  hideLegend?: boolean
  options: readonly RadioOption[]
  defaultValue?: string
  /** Give value and onChange to steer it; without them it is an ordinary part of the form. */
  value?: string
  onChange?: (value: string) => void
  error?: string | null
  required?: boolean
  /** list: dots below each other · cards: framed, side by side where there is room. */
  look?: 'list' | 'cards'
}

/** One choice out of a few, all of them visible. */
export function RadioGroup({
  name,
  legend,
  hideLegend,
  options,
  defaultValue,
  value,
  onChange,
  error,
  required,
  look = 'list',
}: RadioGroupProps) {
  const errorId = `${useId()}-error`
  return (
    <fieldset className="min-w-0" aria-describedby={error ? errorId : undefined}>
      <legend className={hideLegend ? 'sr-only' : 'mb-1 font-medium'}>{legend}</legend>
      <div className={look === 'cards' ? 'grid auto-cols-fr gap-2 sm:grid-flow-col' : 'flex flex-col'}>
        {options.map((option) => (
          <label key={option.value} className={look === 'cards' ? cardClasses : rowClasses}>
            <input
              type="radio"
              name={name}
              value={option.value}
              required={required}
              disabled={option.disabled}
              defaultChecked={value === undefined ? defaultValue === option.value : undefined}
              checked={value === undefined ? undefined : value === option.value}
              onChange={onChange ? () => onChange(option.value) : undefined}
              className={look === 'cards' ? 'peer sr-only' : dotClasses}
            />
            {option.icon && <span className="mb-1 block text-ink3">{option.icon}</span>}
            <span className="min-w-0">
              <span className={classes('block', look === 'cards' && 'font-semibold')}>{option.label}</span>
              {option.hint && <span className="block text-xs text-ink3">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </fieldset>
  )
}

const rowClasses = 'flex min-h-11 items-start gap-2.5 py-2.5 md:min-h-8 md:py-1.5 has-disabled:opacity-50'
const dotClasses =
  'mt-px size-5 shrink-0 appearance-none rounded-full border-[1.5px] border-edge bg-surface transition-[border] duration-100 checked:border-[6px] checked:border-brand md:size-4.5'
const cardClasses =
  'block min-h-11 rounded-lg border border-line bg-surface px-4 py-3 transition-colors duration-100 hover:bg-sunken has-checked:border-brand has-checked:bg-brand-soft has-checked:ring-1 has-checked:ring-brand has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand has-disabled:opacity-50'
