import type { AbcFigure } from '#reports/figures/abc-curve'
import type { MatrixFigure } from '#reports/figures/matrix'
import type { PaceFigure } from '#reports/figures/pace-bars'
import { abcSize, paceSize } from './sizes'
import { Words } from './words'

/** How few customers make most of a number: share of the customers along the floor, share of the number up the wall, the cuts dashed. */
export function AbcChart({ figure, label }: { figure: AbcFigure; label: string }) {
  const { width, height, plot, paths, shares, ends } = figure
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} fontSize={abcSize.text} className="block w-full">
      <path d={paths.under} fill="var(--brand)" opacity="0.08" />
      <path d={`M${plot.left} ${plot.top}V${plot.bottom}H${plot.right}`} fill="none" stroke="var(--edge)" />
      <path d={paths.even} fill="none" stroke="var(--edge)" strokeDasharray="2 3" />
      {paths.cuts.map((cut) => (
        <path key={cut} d={cut} fill="none" stroke="var(--now-text)" strokeDasharray="4 3" />
      ))}
      <path d={paths.curve} fill="none" stroke="var(--brand)" strokeWidth="2.4" strokeLinejoin="round" />
      {shares.map((share) => (
        <Words key={share.text} label={share} fill="var(--ink3)" />
      ))}
      {ends.map((end) => (
        <Words key={end.text} label={end} fill="var(--ink)" weight={600} />
      ))}
    </svg>
  )
}

/** Last contact against size, in fifths. The sides say which way is which. */
export function MatrixChart({
  figure,
  ends,
  label,
}: {
  figure: MatrixFigure
  ends: Record<'recent' | 'long' | 'small' | 'large', string>
  label: string
}) {
  const { width, height, cells } = figure
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-2 gap-y-1 text-xs text-ink3">
      <div className="flex flex-col justify-between py-2 text-right">
        <span>{ends.recent}</span>
        <span>{ends.long}</span>
      </div>
      <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} fontSize="12" className="block w-full">
        {cells.map(({ path, strength, count, x, y, recency, value }) => (
          <g key={`${recency}-${value}`}>
            <path d={path} fill="var(--sunken)" />
            {count > 0 && <path d={path} fill="var(--brand)" opacity={strength * 0.45} />}
            <text x={x} y={y + 4} textAnchor="middle" fontWeight="600" fill={count > 0 ? 'var(--ink)' : 'var(--ink3)'}>
              {count}
            </text>
          </g>
        ))}
      </svg>
      <div className="col-start-2 flex justify-between">
        <span>{ends.small}</span>
        <span>{ends.large}</span>
      </div>
    </div>
  )
}

/** Visits per month or quarter: what was made, and on top of it what is agreed. */
export function PaceChart({ figure, label }: { figure: PaceFigure; label: string }) {
  const { width, height, floor, bars } = figure
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} fontSize={paceSize.text} className="block w-full max-w-md">
      {bars.map(({ visited, booked, count, name }) => (
        <g key={name.text}>
          <path d={visited} fill="var(--brand)" />
          <path d={booked} fill={agreedColour} />
          {count && <Words label={count} fill="var(--ink)" weight={600} />}
          <Words label={name} fill="var(--ink3)" />
        </g>
      ))}
      <line x1="0" x2={width} y1={floor} y2={floor} stroke="var(--edge)" />
    </svg>
  )
}

/** What is agreed, beside what is made. */
export const agreedColour = 'color-mix(in srgb, var(--brand) 45%, var(--surface))'
