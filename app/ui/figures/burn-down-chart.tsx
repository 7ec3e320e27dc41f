import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes'
import type { BurnDownFigure } from '#reports/figures/burn-down'
import { Words } from './words'

export interface BurnDownChartProps {
  /** Drawn with burnDownSizes.wide and .narrow; the screen shows the one that fits. */
  wide: BurnDownFigure
  narrow: BurnDownFigure
  /** The chart in a sentence: what is left, of how much, and when it will be gone. */
  label: string
  className?: string
}

/** Hours left over time: made as a solid line, expected dotted with its band, planned dashed, today orange. */
export function BurnDownChart({ wide, narrow, label, className }: BurnDownChartProps) {
  return (
    <div role="img" aria-label={label} className={className}>
      <Drawing figure={wide} textSize={10.5} className="max-md:hidden" />
      <Drawing figure={narrow} textSize={11} className="md:hidden" />
    </div>
  )
}

/** What the lines mean. Stands under the chart. */
export function BurnDownLegend() {
  const { t } = useTranslation()
  return (
    <ul className="flex flex-wrap items-center gap-x-5 gap-y-1 text-xs text-ink3">
      <li className="flex items-center gap-1.5">
        <i aria-hidden className="h-[3px] w-5 rounded bg-brand" />
        {t('chart.done')}
      </li>
      <li className="flex items-center gap-1.5">
        <i aria-hidden className="w-5 border-t-2 border-dotted border-brand" />
        {t('chart.expected')}
      </li>
      <li className="flex items-center gap-1.5">
        <i aria-hidden className="w-5 border-t border-dashed border-edge" />
        {t('chart.plan')}
      </li>
    </ul>
  )
}

function Drawing({ figure, textSize, className }: { figure: BurnDownFigure; textSize: number; className: string }) {
  const { width, height, plot, paths, hours, months, today, dot, left, ring, end } = figure
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} fontSize={textSize} className={classes('block h-auto w-full', className)}>
      {hours.map(({ y, label, isZero }) => (
        <g key={label}>
          <line x1={plot.left} x2={plot.right} y1={y} y2={y} stroke="var(--line)" strokeWidth={isZero ? 1.4 : 1} />
          <text x={plot.left - textSize * 0.6} y={y + textSize * 0.34} textAnchor="end" fill="var(--ink3)">
            {label}
          </text>
        </g>
      ))}
      {months.map(({ x, label }) => label && <Words key={x} label={label} fill="var(--ink3)" />)}
      <path d={paths.band} fill="var(--brand)" opacity="0.1" />
      <path d={paths.doneArea} fill="var(--brand)" opacity="0.08" />
      <path d={paths.plan} fill="none" stroke="var(--edge)" strokeWidth="1.3" strokeDasharray="4 4" />
      <path d={paths.done} fill="none" stroke="var(--brand)" strokeWidth="2.6" strokeLinecap="round" />
      <path d={paths.forecast} fill="none" stroke="var(--brand)" strokeWidth="2.2" strokeDasharray="0.5 5" strokeLinecap="round" />
      <line x1={today.x} x2={today.x} y1={plot.top} y2={plot.bottom} stroke="var(--now)" strokeWidth="1.2" />
      {today.label && <Words label={today.label} fill="var(--now-text)" weight={700} />}
      {ring && <circle cx={ring.x} cy={ring.y} r="4" fill="var(--surface)" stroke="var(--brand)" strokeWidth="2" />}
      {end && <Words label={end} fill="var(--brand-text)" weight={600} />}
      {dot && <circle cx={dot.x} cy={dot.y} r="5" fill="var(--now)" stroke="var(--surface)" strokeWidth="2" />}
      {left && <Words label={left} fill="var(--ink)" weight={700} size={textSize * 1.12} />}
    </svg>
  )
}
