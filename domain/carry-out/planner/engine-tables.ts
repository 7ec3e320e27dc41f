import { z } from 'zod'
import { roadKm } from '#domain/carry-out/travel-time'
import type { Place } from '#domain/relations/contact'

/** What to ask a travel engine and how to read its answer. Sending it, with a timeout and the model to fall back on, is done elsewhere. */
export type TableEngine = 'osrm' | 'valhalla' | 'openrouteservice'

export type TableRequest = { method: 'GET' | 'POST'; path: string; body: unknown }

/** A piece of a table: from each of `from` to each of `to`. */
export type Block = { from: readonly Place[]; to: readonly Place[] }

/**
 * How many places one side of a block may have. OSRM takes a hundred places by default, Valhalla 2,500 pairs, openrouteservice 3,500: fifty by fifty
 * is within each of them.
 */
export const blockSize = 50

export function tableRequest(engine: TableEngine, { from, to }: Block): TableRequest {
  const pairs = [...from, ...to].map(({ latitude, longitude }) => [longitude, latitude])
  const sources = from.map((_, index) => index)
  const destinations = to.map((_, index) => from.length + index)
  if (engine === 'osrm') {
    const places = pairs.map((pair) => pair.join(',')).join(';')
    const sides = `sources=${sources.join(';')}&destinations=${destinations.join(';')}`
    return { method: 'GET', path: `/table/v1/driving/${places}?${sides}&annotations=duration`, body: null }
  }
  if (engine === 'valhalla') {
    const spots = (places: readonly Place[]) => places.map(({ latitude, longitude }) => ({ lat: latitude, lon: longitude }))
    return { method: 'POST', path: '/sources_to_targets', body: { sources: spots(from), targets: spots(to), costing: 'auto' } }
  }
  const body = { locations: pairs, sources: sources.map(String), destinations: destinations.map(String), metrics: ['duration'] }
  return { method: 'POST', path: '/v2/matrix/driving-car', body }
}

/** The seconds in an engine's answer; refused when they are not a table of the size asked, so that an engine that lies is not believed. */
export function secondsFrom(
  engine: TableEngine,
  answer: unknown,
  { from, to }: Block,
): { seconds: (number | null)[][] } | { refused: 'not-a-table' } {
  const seconds = engine === 'valhalla' ? valhallaSeconds(answer) : durations(answer)
  const whole = seconds?.length === from.length && seconds.every((row) => row.length === to.length && row.every(isPossible))
  if (!seconds || !whole) return { refused: 'not-a-table' }
  return isDriven(seconds, { from, to }) ? { seconds } : { refused: 'not-a-table' }
}

/** An engine of another country, or one that answers nothing but zeros, is told by its speed: nobody drives 250 km/h as the crow flies. */
function isDriven(seconds: readonly (readonly (number | null)[])[], { from, to }: Block): boolean {
  return seconds.every((row, at) =>
    row.every((one, on) => {
      const [start, end] = [from[at], to[on]]
      return one === null || !start || !end || one >= (roadKm(start, end) / detourAndMost) * 3600 - 60
    }),
  )
}

// 250 km/h over the straight line, by road kilometres that are 1.3 times as long.
const detourAndMost = 250 * 1.3

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
