import { z } from 'zod'
import type { Place } from '#domain/relations/contact'
import type { TravelTable } from './travel-model'

/** What to ask a travel engine and how to read its answer. Sending it, with a timeout and the model to fall back on, is done elsewhere. */
export type TableEngine = 'osrm' | 'valhalla' | 'openrouteservice'

export type TableRequest = { method: 'GET' | 'POST'; path: string; body: unknown }

export function tableRequest(engine: TableEngine, places: readonly Place[]): TableRequest {
  const pairs = places.map(({ latitude, longitude }) => [longitude, latitude])
  if (engine === 'osrm') {
    return { method: 'GET', path: `/table/v1/driving/${pairs.map((pair) => pair.join(',')).join(';')}?annotations=duration`, body: null }
  }
  if (engine === 'valhalla') {
    const spots = places.map(({ latitude, longitude }) => ({ lat: latitude, lon: longitude }))
    return { method: 'POST', path: '/sources_to_targets', body: { sources: spots, targets: spots, costing: 'auto' } }
  }
  return { method: 'POST', path: '/v2/matrix/driving-car', body: { locations: pairs, metrics: ['duration'] } }
}

/** The table in an engine's answer; refused when it is not one of the size asked, so that an engine that lies is not believed. */
export function tableFrom(
  engine: TableEngine,
  answer: unknown,
  places: readonly Place[],
  parkingMinutes: number,
): { table: TravelTable } | { refused: 'not-a-table' } {
  const seconds = engine === 'valhalla' ? valhallaSeconds(answer) : durations(answer)
  const whole = seconds?.length === places.length && seconds.every((row) => row.length === places.length && row.every(isPossible))
  return seconds && whole ? { table: { places, seconds, parkingMinutes } } : { refused: 'not-a-table' }
}

// Nobody drives for more than two days: longer is a fault, not a road.
function isPossible(seconds: number | null): boolean {
  return seconds === null || (Number.isFinite(seconds) && seconds >= 0 && seconds < 172_800)
}

const Durations = z.object({ durations: z.array(z.array(z.number().nullable())) })
const Valhalla = z.object({ sources_to_targets: z.array(z.array(z.object({ time: z.number().nullable() }))) })

function durations(answer: unknown): (number | null)[][] | null {
  const read = Durations.safeParse(answer)
  return read.success ? read.data.durations : null
}

function valhallaSeconds(answer: unknown): (number | null)[][] | null {
  const read = Valhalla.safeParse(answer)
  return read.success ? read.data.sources_to_targets.map((row) => row.map((cell) => cell.time)) : null
}
