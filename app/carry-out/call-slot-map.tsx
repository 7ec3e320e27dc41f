import { useTranslation } from 'react-i18next'
import { NlMap } from '#app/ui/figures/nl-map'
import type { SlotMap, SlotRoute } from './slot-map.server'

interface CallSlotMapProps {
  map: SlotMap
  /** The route that is drawn. */
  route: SlotRoute
  extraMinutes: number
  label: string
}

/** Where the customer lies among the stops of that day: the drive as it is, and the detour in orange. */
export function CallSlotMap({ map: { figure }, route, extraMinutes, label }: CallSlotMapProps) {
  const { t } = useTranslation(['common', 'run'])
  const { pins, from, to } = route
  const at = pins.findIndex(({ isNew }) => isNew)
  const here = pins[at]
  const before = [...(from ? [from] : []), ...pins.slice(0, at)]
  const after = [...pins.slice(at + 1), ...(to ? [to] : [])]
  const [previous, next] = [before.at(-1), after[0]]
  const { width, height } = figure
  return (
    <div className="relative mt-2 overflow-hidden rounded-lg border border-line">
      <NlMap figure={{ ...figure, points: [] }} label={label} />
      <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="absolute inset-0 size-full" fontSize="10.5" fontWeight="600">
        <g fill="none" strokeLinejoin="round">
          <path d={line(before)} stroke="var(--seg-b)" strokeWidth="2" />
          <path d={line(after)} stroke="var(--seg-b)" strokeWidth="2" />
          {before.length > 0 && after.length > 0 && pins.length > 1 && (
            <path d={line([previous, next])} stroke="var(--seg-b)" strokeWidth="2" strokeDasharray="2 4" />
          )}
          <path d={line([previous, here, next])} stroke="var(--now)" strokeWidth="2.6" />
        </g>
        {pins.map(({ x, y, isNew, place }, index) => (
          <g key={`${x},${y},${place}`}>
            <circle
              cx={x}
              cy={y}
              r={isNew ? 8 : 6.5}
              fill={isNew ? 'var(--now-text)' : 'var(--seg-b)'}
              stroke="var(--surface)"
              strokeWidth="1.5"
            />
            <text x={x} y={y + 3.5} textAnchor="middle" fontSize={isNew ? 10 : 9} fill="var(--surface)">
              {index + 1}
            </text>
          </g>
        ))}
        {pins.map(({ x, y, isNew, isNeighbour, place }) =>
          isNew || (isNeighbour && place !== null && place !== here?.place) ? (
            <text
              key={`name ${x},${y},${place}`}
              x={clamp(x, width)}
              y={y > height - 24 ? y - 11 : y + (isNew ? -12 : 18)}
              textAnchor={x < 60 ? 'start' : x > width - 60 ? 'end' : 'middle'}
              fill={isNew ? 'var(--now-text)' : 'var(--ink2)'}
              stroke="var(--land)"
              strokeWidth="3"
              paintOrder="stroke"
            >
              {isNew ? t('run:calls.mapHere', { place: place ?? '', minutes: extraMinutes }) : place}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  )
}

const clamp = (x: number, width: number) => Math.max(6, Math.min(width - 6, x))

function line(spots: readonly ({ x: number; y: number } | undefined)[]): string {
  return spots
    .flatMap((spot) => (spot ? [`${spot.x},${spot.y}`] : []))
    .reduce((path, spot, at) => `${path}${at === 0 ? 'M' : 'L'}${spot}`, '')
}
