import { LoaderCircle } from 'lucide-react'
import { type ButtonHTMLAttributes, forwardRef, type MouseEvent } from 'react'
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
  { look, size, square, className, busy = false, keyHint, type = 'button', disabled, onClick, children, ...rest },
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
      onClick={busy ? refuse : onClick}
      className={buttonClasses({ look, size, square, className })}
      {...rest}
    >
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <LoaderCircle aria-hidden size={16} className="animate-spin" />
        </span>
      )}
      <span className={busy ? 'inline-flex items-center gap-1.5 opacity-0' : 'contents'}>{children}</span>
      {keyHint && <Kbd onButton={look === 'primary' || look === 'now' || look === 'danger'}>{keyHint}</Kbd>}
    </button>
  )
})

// A key can still press it: the form would be sent a second time.
function refuse(event: MouseEvent) {
  event.preventDefault()
}
