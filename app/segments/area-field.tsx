import { useFetcher, useParams } from '@remix-run/react'
import { type KeyboardEvent, type MouseEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { NlMap } from '#app/ui/figures/nl-map'
import type { SegmentMap } from './analysis.server'
import { placeAt, spotAt } from './map-window'
import type { Corner } from './rule-draft'

export interface AreaFieldProps {
  corners: readonly Corner[]
  onChange: (corners: Corner[]) => void
}

/** An area drawn on the map, corner by corner: click, or move the cross with the arrows and press Enter; Backspace takes the last corner back. */
export function AreaField({ corners, onChange }: AreaFieldProps) {
  const { t } = useTranslation(['common', 'segments'])
  const { campaignId } = useParams()
  const map = useFetcher<{ map: SegmentMap | null }>()
  const { load } = map
  useEffect(() => load(`/campaigns/${campaignId}/segments/map`), [load, campaignId])
  const drawn = map.data?.map
  if (!drawn) return <p className="text-ink3">{t(map.data ? 'segments:form.noPlaces' : 'segments:form.counting')}</p>
  return (
    <div className="grid gap-2">
      <div className="relative aspect-[430/270] w-full max-w-2xl overflow-hidden rounded-lg border border-line bg-water">
        <NlMap figure={drawn.figure} label={t('segments:form.map')} marks={drawn.marks} />
        <Drawing map={drawn} corners={corners} onChange={onChange} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <p className="text-xs text-ink3">{t('segments:form.drawHint', { count: corners.length })}</p>
        <Button look="quiet" size="sm" type="button" disabled={corners.length === 0} onClick={() => onChange(corners.slice(0, -1))}>
          {t('segments:form.lastCorner')}
        </Button>
        <Button look="quiet" size="sm" type="button" disabled={corners.length === 0} onClick={() => onChange([])}>
          {t('segments:form.clearArea')}
        </Button>
      </div>
    </div>
  )
}

const mostCorners = 60
const arrows: Record<string, [number, number]> = { ArrowLeft: [-6, 0], ArrowRight: [6, 0], ArrowUp: [0, -6], ArrowDown: [0, 6] }

function Drawing({ map: { figure, window }, corners, onChange }: AreaFieldProps & { map: SegmentMap }) {
  const { t } = useTranslation(['common', 'segments'])
  const [cross, setCross] = useState({ x: figure.width / 2, y: figure.height / 2 })
  const add = (spot: { x: number; y: number }) => {
    if (corners.length < mostCorners) onChange([...corners, placeAt(spot, figure, window)])
  }
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (event.detail === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    add({ x: ((event.clientX - box.left) / box.width) * figure.width, y: ((event.clientY - box.top) / box.height) * figure.height })
  }
  const press = (event: KeyboardEvent) => {
    const step = arrows[event.key]
    if (step) setCross(({ x, y }) => ({ x: within(x + step[0], figure.width), y: within(y + step[1], figure.height) }))
    else if (event.key === 'Enter' || event.key === ' ') add(cross)
    else if (event.key === 'Backspace') onChange(corners.slice(0, -1))
    else return
    event.preventDefault()
  }
  const spots = corners.map((corner) => spotAt(corner, figure, window))
  const line = spots.map(({ x, y }) => `${x},${y}`).join(' ')
  return (
    <button
      type="button"
      aria-label={t('segments:form.draw')}
      onClick={click}
      onKeyDown={press}
      className="group absolute inset-0 cursor-crosshair"
    >
      <svg aria-hidden viewBox={`0 0 ${figure.width} ${figure.height}`} className="size-full">
        <polygon points={line} fill="var(--brand)" fillOpacity="0.18" stroke="var(--brand)" strokeWidth="2" strokeLinejoin="round" />
        {spots.map(({ x, y }, at) => (
          <circle
            key={`${corners[at]?.latitude},${corners[at]?.longitude}`}
            cx={x}
            cy={y}
            r="4"
            fill="var(--surface)"
            stroke="var(--brand)"
            strokeWidth="2"
          />
        ))}
        <path
          d={`M${cross.x - 7} ${cross.y}h14M${cross.x} ${cross.y - 7}v14`}
          stroke="var(--ink)"
          strokeWidth="1.6"
          className="opacity-0 group-focus-visible:opacity-100"
        />
      </svg>
    </button>
  )
}

const within = (value: number, most: number) => Math.max(0, Math.min(most, value))
