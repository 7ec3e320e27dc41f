import { forwardRef, type InputHTMLAttributes, type ReactNode, useId } from 'react'
import { classes } from './classes'

export interface SwitchProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'role'> {
  label: ReactNode
  hint?: ReactNode
}

/** On or off, at once. In a form it is a tick box with the value 'on'. */
export const Switch = forwardRef<HTMLInputElement, SwitchProps>(function Switch({ label, hint, className, id, ...rest }, ref) {
  const ownId = useId()
  const hintId = `${id ?? ownId}-hint`
  return (
    <label className={classes('flex min-h-11 items-center gap-3 md:min-h-9', className)}>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{label}</span>
        {hint && (
          <span id={hintId} className="block text-xs text-ink3">
            {hint}
          </span>
        )}
      </span>
      <span className="relative inline-block h-6 w-10 shrink-0">
        <input
          ref={ref}
          id={id}
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a tick box tells its own state; aria-checked beside it could disagree.
          role="switch"
          aria-describedby={hint ? hintId : undefined}
          {...rest}
          className="peer absolute inset-0 size-full appearance-none rounded-full border border-edge bg-sunken transition-colors duration-100 checked:border-brand checked:bg-brand disabled:opacity-50"
        />
        <span className="pointer-events-none absolute top-1 left-1 size-4 rounded-full bg-edge transition-transform duration-100 peer-checked:translate-x-4 peer-checked:bg-brand-ink" />
      </span>
    </label>
  )
})
