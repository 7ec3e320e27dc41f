import { ChevronDown } from 'lucide-react'
import { forwardRef, type SelectHTMLAttributes } from 'react'
import { classes } from './classes'
import { controlClasses, useFieldWiring } from './field'

export interface SelectOption {
  value: string
  label: string
  disabled?: boolean
}

export interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  /** Give options, or children where they need groups. */
  options?: readonly SelectOption[]
  /** The first line, with an empty value, while nothing is chosen. */
  emptyLabel?: string
}

/** The choice list of the platform itself, in our clothes: it works on every phone and without JavaScript. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { className, options, emptyLabel, children, ...rest },
  ref,
) {
  const wiring = useFieldWiring()
  return (
    <span className={classes('relative block', className)}>
      <select ref={ref} {...wiring} {...rest} className={classes(controlClasses, 'appearance-none truncate pr-9')}>
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {options?.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown aria-hidden size={16} className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink3" />
    </span>
  )
})
