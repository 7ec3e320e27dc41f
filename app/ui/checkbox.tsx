import { Check, Minus } from 'lucide-react'
import { forwardRef, type InputHTMLAttributes, type ReactNode, useId } from 'react'
import { classes } from './classes'

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  /** The words next to the box; leave it out only with an aria-label. */
  label?: ReactNode
  hint?: ReactNode
  /** Something at the far right of the row, such as a name and a date. */
  aside?: ReactNode
  /** Some of what it stands for is ticked. Shown only; the value stays that of `checked`. */
  partly?: boolean
}

/** A tick box. The whole row can be pressed. */
export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox(
  { label, hint, aside, partly = false, className, id, ...rest },
  ref,
) {
  const ownId = useId()
  const hintId = `${id ?? ownId}-hint`
  return (
    <label className={classes('flex min-h-11 items-start gap-2.5 py-2.5 md:min-h-8 md:py-1.5', className)}>
      <span className="relative grid size-5 shrink-0 place-items-center md:size-4.5">
        <input
          ref={ref}
          id={id}
          type="checkbox"
          aria-describedby={hint ? hintId : undefined}
          {...rest}
          className="peer col-start-1 row-start-1 size-full appearance-none rounded-sm border-[1.5px] border-edge bg-surface transition-colors duration-100 checked:border-brand checked:bg-brand disabled:opacity-50"
        />
        <span className="pointer-events-none col-start-1 row-start-1 text-brand-ink opacity-0 peer-checked:opacity-100">
          {!partly && <Check aria-hidden size={14} strokeWidth={3} />}
        </span>
        {partly && <Minus aria-hidden size={14} strokeWidth={3} className="pointer-events-none absolute text-brand" />}
      </span>
      {label && (
        <span className="min-w-0 flex-1">
          <span className="block">{label}</span>
          {hint && (
            <span id={hintId} className="block text-xs text-ink3">
              {hint}
            </span>
          )}
        </span>
      )}
      {aside && <span className="shrink-0 text-xs text-ink3">{aside}</span>}
    </label>
  )
})
