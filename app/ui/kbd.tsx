import type { ReactNode } from 'react'
import { classes } from './classes'

/** A key of the keyboard. Phones have none, so there it is not shown. It is a hint, not content: screen readers get aria-keyshortcuts. */
export function Kbd({ children, onButton = false }: { children: ReactNode; onButton?: boolean }) {
  return (
    <kbd
      aria-hidden
      className={classes(
        'hidden h-4.5 min-w-4.5 place-items-center rounded-sm border px-1 font-sans text-2xs leading-none font-semibold md:inline-grid',
        onButton ? 'border-current/40 opacity-90' : 'border-line border-b-2 bg-surface text-ink2',
      )}
    >
      {children}
    </kbd>
  )
}
