import { forwardRef, type HTMLAttributes, type ReactNode } from 'react'
import { classes } from './classes'
import { type GroupColour, groupFills, softTones, type Tone } from './tone'

export interface ChipProps extends HTMLAttributes<HTMLSpanElement> {
  tone?: Tone
  icon?: ReactNode
}

/** One or two words about the state of something. */
export const Chip = forwardRef<HTMLSpanElement, ChipProps>(function Chip({ tone = 'neutral', icon, className, children, ...rest }, ref) {
  return (
    <span
      ref={ref}
      {...rest}
      className={classes(
        'inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap',
        softTones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  )
})

/** How many are waiting, next to the word it belongs to. Zero shows nothing. */
export function CountBadge({ count, label }: { count: number; label: string }) {
  if (count === 0) return null
  return (
    <span className="rounded-full bg-now-soft px-1.5 text-xs font-semibold text-now-text tabular-nums">
      <span aria-hidden>{count}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
}

/** A group by its colour and its name: always both. */
export function Marker({ colour, children }: { colour: GroupColour; children: ReactNode }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-xs font-medium whitespace-nowrap text-ink2">
      <i aria-hidden className={classes('inline-block size-2 shrink-0 rounded-[3px]', groupFills[colour])} />
      <span className="truncate">{children}</span>
    </span>
  )
}
