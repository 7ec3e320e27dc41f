import { forwardRef, type InputHTMLAttributes, type ReactNode } from 'react'
import { classes } from './classes'
import { controlClasses, useFieldWiring } from './field'

export interface InputProps extends InputHTMLAttributes<HTMLInputElement> {
  /** A sign before or after what is typed, such as € or km. */
  before?: ReactNode
  after?: ReactNode
}

export const Input = forwardRef<HTMLInputElement, InputProps>(function Input({ className, before, after, type = 'text', ...rest }, ref) {
  const wiring = useFieldWiring()
  const input = (
    <input
      ref={ref}
      type={type}
      {...wiring}
      {...rest}
      className={classes(controlClasses, before ? 'pl-9' : null, after ? 'pr-12' : null, className)}
    />
  )
  if (!before && !after) return input
  return (
    <span className="relative block">
      {before && <span className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-ink3">{before}</span>}
      {input}
      {after && <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink3">{after}</span>}
    </span>
  )
})
