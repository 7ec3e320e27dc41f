import { LoaderCircle } from 'lucide-react'
import { type ButtonHTMLAttributes, forwardRef } from 'react'
import { type ButtonAppearance, buttonClasses } from './button-look'
import { Kbd } from './kbd'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, ButtonAppearance {
  /** The work is under way: shows a turning ring and takes no second press. */
  busy?: boolean
  /** The key that does the same, printed on the button. */
  keyHint?: string
}

/** A button. It is of type button unless said otherwise, so it never sends a form by accident. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { look, size, square, className, busy = false, keyHint, type = 'button', disabled, children, ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      aria-keyshortcuts={keyHint}
      className={buttonClasses({ look, size, square, className })}
      {...rest}
    >
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <LoaderCircle aria-hidden size={16} className="animate-spin" />
        </span>
      )}
      <span className={busy ? 'invisible contents' : 'contents'}>{children}</span>
      {keyHint && <Kbd onButton={look === 'primary' || look === 'now' || look === 'danger'}>{keyHint}</Kbd>}
    </button>
  )
})
