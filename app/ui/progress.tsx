import { classes } from './classes'
import { fillTones, type Tone } from './tone'

export interface ProgressProps {
  value: number
  max: number
  /** What is counted, in words: "14 of 30 visits". */
  label: string
  tone?: Tone
  size?: 'sm' | 'md'
  className?: string
}

/** How far it is. The figure itself stands next to it in words. */
export function Progress({ value, max, label, tone = 'brand', size = 'sm', className }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <span
      role="progressbar"
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuetext={label}
      aria-label={label}
      className={classes('flex overflow-hidden rounded-full bg-sunken', size === 'sm' ? 'h-1' : 'h-2.5', className)}
    >
      <span className={classes('rounded-full', fillTones[tone])} style={{ width: `${share * 100}%` }} />
    </span>
  )
}
