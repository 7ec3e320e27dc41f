import type { ReactNode } from 'react'
import { classes } from './classes'

export interface EmptyStateProps {
  /** One sentence that says what is not here yet, or that all is done. */
  title: ReactNode
  /** What will stand here. */
  hint?: ReactNode
  icon?: ReactNode
  /** One button. */
  action?: ReactNode
  /** Smaller, inside a panel. */
  dense?: boolean
}

/** Nothing here: said kindly, with the one thing to do about it. */
export function EmptyState({ title, hint, icon, action, dense = false }: EmptyStateProps) {
  return (
    <div className={classes('flex flex-col items-center px-6 text-center', dense ? 'py-6' : 'py-12')}>
      {icon && <span className="mb-3 grid size-11 place-items-center rounded-full bg-brand-soft text-brand-text">{icon}</span>}
      <p className="max-w-[44ch] text-base font-semibold text-balance">{title}</p>
      {hint && <p className="mt-1 max-w-[52ch] text-ink3 text-pretty">{hint}</p>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  )
}
