import type { ReactNode } from 'react'
import { classes } from './classes'

export interface SegmentedOption {
  value: string
  label: ReactNode
  icon?: ReactNode
}

export interface SegmentedControlProps {
  name: string
  /** For screen readers; the choices speak for themselves on the screen. */
  legend: string
  options: readonly SegmentedOption[]
  defaultValue?: string
  value?: string
  onChange?: (value: string) => void
  className?: string
}

/** Two to five short choices in one bar, of which one is on. In a form it is a row of radio buttons. */
export function SegmentedControl({ name, legend, options, defaultValue, value, onChange, className }: SegmentedControlProps) {
  return (
    <fieldset className={classes('inline-flex rounded-md border border-line bg-sunken p-0.5', className)}>
      <legend className="sr-only">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="inline-flex min-h-10 flex-1 items-center justify-center gap-1.5 rounded-[6px] px-3 font-medium whitespace-nowrap text-ink2 transition-colors duration-100 hover:text-ink has-checked:bg-surface has-checked:text-brand-text has-checked:shadow-card dark:has-checked:bg-brand-soft has-focus-visible:outline-2 has-focus-visible:outline-brand md:min-h-7.5"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={value === undefined ? defaultValue === option.value : undefined}
            checked={value === undefined ? undefined : value === option.value}
            onChange={onChange ? () => onChange(option.value) : undefined}
            className="sr-only"
          />
          {option.icon}
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
