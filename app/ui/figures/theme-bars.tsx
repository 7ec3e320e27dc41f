import { Link } from '@remix-run/react'
import { classes } from '#app/ui/classes'
import { fillTones, type Tone } from '#app/ui/tone'
import { barLengths } from '#reports/figures/bars'

export interface ThemeBar {
  label: string
  count: number
  tone?: Tone
  /** Where what is counted stands. */
  to?: string
}

/** How often each thing was said, the longest bar for the most. The number stands behind its bar. */
export function ThemeBars({ themes }: { themes: readonly ThemeBar[] }) {
  const lengths = barLengths(
    themes.map(({ count }) => count),
    100,
  )
  return (
    <ul className="flex flex-col gap-2">
      {themes.map(({ label, count, tone = 'brand', to }, at) => (
        <li key={label} className="grid grid-cols-[minmax(0,1fr)_minmax(64px,120px)_24px] items-center gap-3">
          <span className="truncate">
            {to ? (
              <Link to={to} className="hover:underline">
                {label}
              </Link>
            ) : (
              label
            )}
          </span>
          <i aria-hidden className={classes('h-2 rounded-full', fillTones[tone])} style={{ width: `${lengths[at] ?? 0}%` }} />
          <b className="text-right tabular-nums">{count}</b>
        </li>
      ))}
    </ul>
  )
}
