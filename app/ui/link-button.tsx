import { Link, type LinkProps } from '@remix-run/react'
import { forwardRef } from 'react'
import { type ButtonAppearance, buttonClasses } from './button-look'
import { classes } from './classes'
import { Kbd } from './kbd'

export interface LinkButtonProps extends LinkProps, ButtonAppearance {
  keyHint?: string
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export const LinkButton = forwardRef<HTMLAnchorElement, LinkButtonProps>(function LinkButton(
  { look, size, square, className, keyHint, children, prefetch = 'intent', ...rest },
  ref,
) {
  return (
    <Link ref={ref} prefetch={prefetch} aria-keyshortcuts={keyHint} className={buttonClasses({ look, size, square, className })} {...rest}>
      {children}
      {keyHint && <Kbd onButton={look === 'primary' || look === 'now' || look === 'danger'}>{keyHint}</Kbd>}
    </Link>
  )
})

/** A link inside text or a table. */
export const TextLink = forwardRef<HTMLAnchorElement, LinkProps>(function TextLink({ className, prefetch = 'intent', ...rest }, ref) {
  return (
    <Link
      ref={ref}
      prefetch={prefetch}
      className={classes('rounded-sm font-medium text-brand-text underline-offset-2 hover:underline', className)}
      {...rest}
    />
  )
})
