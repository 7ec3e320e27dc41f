import type { ReactNode } from 'react'
import { classes } from './classes'
import { type Tone, textTones } from './tone'

export interface StatProps {
  value: ReactNode
  label: ReactNode
  /** What changed since last time, or of how many. */
  note?: ReactNode
  tone?: Tone
}

/** A few big figures in a row, each with what it counts; at the right edge of something they get `md:text-right`. */
export function Stats({ children, className }: { children: ReactNode; className?: string }) {
  return <dl className={classes('flex flex-wrap gap-x-5 gap-y-3', className)}>{children}</dl>
}

/** One big figure. Stands in Stats. */
export function Stat({ value, label, note, tone = 'neutral' }: StatProps) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-xs text-ink3">
        {label}
        {note && <span className="block">{note}</span>}
      </dt>
      <dd className={classes('text-xl leading-6 font-bold tabular-nums', textTones[tone])}>{value}</dd>
    </div>
  )
}
