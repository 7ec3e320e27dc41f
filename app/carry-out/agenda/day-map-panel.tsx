import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { NlMap } from '#app/ui/figures/nl-map'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { type GroupColour, groupVariables } from '#app/ui/tone'
import { addDays, type Day } from '#domain/calendar/day'
import type { DayMap, MapStop } from './day-map.server'

interface DayMapPanelProps {
  day: Day
  monday: Day
  who: readonly string[]
  campaignId: string | null
  /** Changes whenever something in the calendar does. */
  stamp: string
  /** Who is pointed at in the list of who waits. */
  ghost: string | null
  onLook: (day: Day) => void
}

const rounds: GroupColour[] = ['a', 'b', 'd', 'c', 'e']
// The mouse passes over days on its way to another one.
const restMs = 180

/** The rounds of the day that is looked at, on the map: numbered visits, the way they are driven, and in grey who waits. */
export function DayMapPanel({ day, monday, who, campaignId, stamp, ghost, onLook }: DayMapPanelProps) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const map = useDayMap({ day, who, campaignId, stamp })
  const days = Array.from({ length: 7 }, (_, at) => addDays(monday, at))
  return (
    <Panel flush className="overflow-clip">
      <div className="flex items-center justify-between gap-2 p-3">
        <h2 className="font-semibold">{t('agenda:map.title')}</h2>
        <Select
          aria-label={t('agenda:map.day')}
          value={day}
          onChange={(event) => onLook(event.target.value)}
          options={days.map((each) => ({ value: each, label: format.day(each) }))}
          className="w-36"
        />
      </div>
      <div className="aspect-[340/250] w-full">{map && <Drawn map={map} ghost={ghost} />}</div>
      {map && (
        <p className="px-3 py-2 text-xs text-ink3">
          {map.rounds.length === 0 && t('agenda:map.nobody')}
          {map.rounds.map(({ staffId, name }, at) => (
            <span key={staffId} className="mr-3 inline-flex items-center gap-1">
              <i aria-hidden className="h-0.5 w-4" style={{ background: colourOf(at) }} />
              {name.split(' ')[0]}
            </span>
          ))}
          {map.unseen > 0 && <span className="block">{t('agenda:map.unseen', { count: map.unseen })}</span>}
        </p>
      )}
    </Panel>
  )
}

function Drawn({ map, ghost }: { map: DayMap; ghost: string | null }) {
  const { t } = useTranslation('agenda')
  const format = useFormat()
  const said = map.stops.map((stop) => `${stop.number} ${stop.name} ${format.timeAt(stop.startsAt)}`).join(', ')
  return (
    <NlMap
      figure={map.figure}
      label={said ? t('map.label', { day: format.day(map.day), stops: said }) : t('map.empty', { day: format.day(map.day) })}
    >
      {map.waiting.map(({ customerId, name, x, y }) => (
        <g key={customerId}>
          <title>{name}</title>
          <circle
            cx={x}
            cy={y}
            r={customerId === ghost ? 6 : 3}
            fill={customerId === ghost ? 'var(--now)' : 'var(--edge)'}
            stroke="var(--surface)"
            strokeWidth="1.5"
          />
        </g>
      ))}
      {map.rounds.map(({ staffId, line, home }, at) => (
        <g key={staffId}>
          <path
            d={line}
            fill="none"
            stroke={colourOf(at)}
            strokeWidth="2"
            strokeLinejoin="round"
            strokeDasharray={at % 2 === 0 ? undefined : '5 3'}
          />
          {home && (
            <rect
              x={home.x - 4}
              y={home.y - 4}
              width="8"
              height="8"
              rx="1.5"
              fill={colourOf(at)}
              stroke="var(--surface)"
              strokeWidth="1.5"
            />
          )}
        </g>
      ))}
      {map.stops.map((stop) => (
        <Stop key={stop.id} stop={stop} />
      ))}
    </NlMap>
  )
}

function Stop({ stop: { x, y, number, name, startsAt, round, state } }: { stop: MapStop }) {
  const format = useFormat()
  const colour = colourOf(round)
  const agreed = state !== 'proposed'
  return (
    <g>
      <title>{`${format.timeAt(startsAt)} ${name}`}</title>
      <circle
        cx={x}
        cy={y}
        r="8"
        fill={agreed ? colour : 'var(--surface)'}
        stroke={agreed ? 'var(--surface)' : colour}
        strokeWidth="1.8"
        strokeDasharray={agreed ? undefined : '3 2'}
      />
      <text x={x} y={y + 3.6} textAnchor="middle" fontWeight="700" fill={agreed ? 'var(--surface)' : 'var(--ink)'}>
        {number}
      </text>
    </g>
  )
}

function useDayMap({ day, who, campaignId, stamp }: Pick<DayMapPanelProps, 'day' | 'who' | 'campaignId' | 'stamp'>): DayMap | null {
  const asking = useFetcher<DayMap>()
  const known = useRef(new Map<string, DayMap>())
  const [shown, setShown] = useState<DayMap | null>(null)
  const question = `${new URLSearchParams({ day, who: who.join(','), campaign: campaignId ?? '' })}`
  const key = `${question} ${stamp}`
  const asked = useRef(key)
  const { load, data } = asking
  useEffect(() => {
    const kept = known.current.get(key)
    if (kept) {
      setShown(kept)
      return
    }
    const timer = setTimeout(() => {
      asked.current = key
      load(`/agenda/map?${question}`)
    }, restMs)
    return () => clearTimeout(timer)
  }, [key, question, load])
  useEffect(() => {
    if (!data) return
    known.current.set(asked.current, data)
    setShown(data)
  }, [data])
  return shown
}

const colourOf = (round: number) => groupVariables[rounds[round % rounds.length] as GroupColour]
