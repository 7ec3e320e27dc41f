import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes'
import { type GroupColour, groupVariables } from '#app/ui/tone'
import type { MapFigure, MapMark } from '#reports/figures/map'

export interface NlMapProps {
  /** Drawn with mapSize. The label of a point is the key under which `marks` tells more about it. */
  figure: MapFigure
  /** The map in a sentence: how many visited, agreed and to plan, and where. */
  label: string
  marks?: Readonly<Record<string, { title: string; colour?: GroupColour }>>
  className?: string
  /** Drawn over the map, in the units of the figure. */
  children?: ReactNode
}

/** Where things are in the Netherlands: a disc is done, a ring is agreed, a grey dot is still to plan. */
export function NlMap({ figure, label, marks = {}, className, children }: NlMapProps) {
  const { width, height, neighbours, land, provinces, inland, places, points } = figure
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      fontSize="10.5"
      preserveAspectRatio="xMidYMid slice"
      className={classes('block size-full bg-water', className)}
    >
      <path d={neighbours} fill="var(--land2)" stroke="var(--border)" />
      <path d={land} fill="var(--land)" stroke="var(--border)" />
      <path d={inland} fill="var(--water)" />
      <path d={provinces} fill="none" stroke="var(--border)" strokeDasharray="3 2" />
      {places.map(({ dot, label: name }) => (
        <g key={name.text}>
          <circle cx={dot.x} cy={dot.y} r="1.6" fill="var(--ink3)" />
          <text
            x={name.x}
            y={name.y}
            textAnchor={name.anchor}
            fill="var(--ink3)"
            fontWeight="500"
            stroke="var(--land)"
            strokeWidth="3"
            paintOrder="stroke"
          >
            {name.text}
          </text>
        </g>
      ))}
      {points.map((point) => {
        const about = point.label ? marks[point.label] : undefined
        return (
          <Pin key={`${point.label}${point.x},${point.y}`} {...point} colour={groupVariables[about?.colour ?? 'a']} title={about?.title} />
        )
      })}
      {children}
    </svg>
  )
}

function Pin({
  x,
  y,
  mark,
  radius,
  colour,
  title,
}: {
  x: number
  y: number
  mark: MapMark
  radius: number
  colour: string
  title?: string
}) {
  const size = mark === 'to-plan' ? radius * 0.85 : radius
  const ring = mark === 'booked'
  const fill = mark === 'to-plan' ? 'var(--edge)' : ring ? 'var(--surface)' : colour
  return (
    <g>
      {title && <title>{title}</title>}
      <circle cx={x} cy={y} r={size + 1.8} fill="var(--surface)" />
      <circle cx={x} cy={y} r={ring ? size - 0.8 : size} fill={fill} stroke={ring ? colour : 'none'} strokeWidth={ring ? 2.2 : 0} />
    </g>
  )
}

/** What the marks mean. Stands beside the title of the map. */
export function MapLegend() {
  const { t } = useTranslation()
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-ink3">
      <li className="flex items-center gap-1">
        <i aria-hidden className="size-2.5 rounded-full bg-brand" />
        {t('chart.visited')}
      </li>
      <li className="flex items-center gap-1">
        <i aria-hidden className="size-2.5 rounded-full border-2 border-brand" />
        {t('chart.agreed')}
      </li>
      <li className="flex items-center gap-1">
        <i aria-hidden className="size-2.5 rounded-full bg-edge" />
        {t('chart.toPlan')}
      </li>
    </ul>
  )
}
