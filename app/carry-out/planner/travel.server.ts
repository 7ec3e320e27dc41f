import { jsonOf, safeFetch } from '#app/http/safe-fetch.server'
import { settings as processSettings } from '#app/http/settings.server'
import { type Block, blockSize, secondsFrom, type TableEngine, tableRequest } from '#domain/carry-out/planner/engine-tables'
import type { Problem, TravelMinutes } from '#domain/carry-out/planner/problem'
import { type TravelData, travelOf } from '#domain/carry-out/planner/travel-model'
import { correctionOf, type EngineTrouble, type TravelSettings, type TravelSource } from '#domain/carry-out/planner/travel-settings'
import type { Place } from '#domain/relations/contact'
import { EnginePairs } from './engine-pairs'

/** Driving times over some places, and where they come from. `trouble` is why some or all are of the model although an engine is set. */
export type TravelFound = { data: TravelData; used: TravelSource; trouble: EngineTrouble | null }

type Asking = {
  /** For all blocks together; 0 asks nothing, and takes what was told before. */
  milliseconds: number
  /** As many places go to the engine, the first ones of the list; between the others the model counts. */
  mostPlaces: number
}

/** For somebody who waits with a customer on the line. */
export const atOnce: Asking = { milliseconds: 1500, mostPlaces: blockSize }
/** For a week on the screen. */
export const whileLooking: Asking = { milliseconds: 2500, mostPlaces: 3 * blockSize }
/** For a day that is written: the screen before it asked about its places, so that hardly ever anything is left to ask while rows are locked. */
export const whileWriting: Asking = { milliseconds: 500, mostPlaces: blockSize / 2 }
/** What was told before, and nothing asked: for a page that may not wait, and to find again what a screen showed. */
export const asKept: Asking = { ...whileLooking, milliseconds: 0 }
/** For a plan that is made in the background. */
export const inTheBackground: Asking = { milliseconds: 20_000, mostPlaces: 250 }

/**
 * Driving times between some places: from the engine that is set, of what is kept in memory and else asked, with the model wherever it did not answer. An
 * engine that fails is left alone for half a minute, so that it does not keep everybody waiting.
 */
export async function travelOver(
  settings: TravelSettings,
  places: readonly Place[],
  { milliseconds, mostPlaces }: Asking,
): Promise<TravelFound> {
  const correction = correctionOf(settings)
  const { source } = settings
  if (source === 'model') return { data: { correction, table: null }, used: 'model', trouble: null }
  const list = distinct(places).slice(0, mostPlaces)
  const pairs = pairsOf(settings)
  const trouble = milliseconds > 0 ? await askMissing(settings, source, list, pairs, performance.now() + milliseconds) : null
  const seconds = list.map((from) => list.map((to) => pairs.of(from, to) ?? null))
  const isTold = seconds.some((row, at) => row.some((one, on) => at !== on && one !== null))
  const table = isTold ? { places: list, seconds, parkingMinutes: settings.parkingMinutes } : null
  return { data: { correction, table }, used: isTold ? source : 'model', trouble }
}

/** Where driving times on a screen come from: an engine may not have answered. */
export type TravelTold = { used: TravelSource; trouble: EngineTrouble | null }

/** Driving times between the places of a problem, as the plan takes them, and where they come from. */
export async function travelIn(
  settings: TravelSettings,
  problem: Pick<Problem, 'consultants' | 'given' | 'candidates'>,
  asking: Asking,
): Promise<{ travel: TravelMinutes; told: TravelTold }> {
  const { data, used, trouble } = await travelOver(settings, placesIn(problem), asking)
  return { travel: travelOf(data), told: { used, trouble } }
}

/** Asks the engine for one drive now, whatever happened before: whether it works, and what it says. */
export async function tryEngine(settings: TravelSettings, drive: Block): Promise<{ seconds: number | null } | { trouble: EngineTrouble }> {
  if (settings.source === 'model') return { trouble: 'not-found' }
  const answer = await askBlock(settings, settings.source, drive, 5000)
  if (typeof answer === 'string') return { trouble: answer }
  resting.delete(settings.address)
  return { seconds: answer[0]?.[0] ?? null }
}

/** The places of a problem in the order in which an engine is asked: where people begin, what stands, and the candidates as they come. */
export function placesIn({ consultants, given, candidates }: Pick<Problem, 'consultants' | 'given' | 'candidates'>): Place[] {
  const bases = consultants.flatMap(({ home, bases: other }) => [home, ...Object.values(other).flatMap(({ start, end }) => [start, end])])
  return [...bases, ...given.map(({ place }) => place), ...candidates.map(({ place }) => place)].filter((place) => place != null)
}

const atATime = 2
const restMs = 30_000
const resting = new Map<string, number>()
const kept = new Map<string, EnginePairs>()

function pairsOf({ source, address }: TravelSettings): EnginePairs {
  const key = `${source} ${address}`
  const found = kept.get(key) ?? new EnginePairs(Date.now)
  kept.set(key, found)
  return found
}

async function askMissing(
  settings: TravelSettings,
  engine: TableEngine,
  places: readonly Place[],
  pairs: EnginePairs,
  until: number,
): Promise<EngineTrouble | null> {
  pairs.makeRoom(places.length ** 2)
  const blocks = blocksOf(places).filter(({ from, to }) => from.some((one) => to.some((other) => pairs.of(one, other) === undefined)))
  if (blocks.length === 0) return null
  if (performance.now() < (resting.get(settings.address) ?? 0)) return 'resting'
  let trouble: EngineTrouble | null = null
  const next = async () => {
    for (let block = blocks.shift(); block && trouble === null; block = blocks.shift()) {
      const left = until - performance.now()
      const answer = left < 50 ? 'too-slow' : await askBlock(settings, engine, block, left)
      if (typeof answer === 'string') {
        trouble = answer
        resting.set(settings.address, performance.now() + restMs)
        return
      }
      const { from, to } = block
      for (const [at, row] of answer.entries()) for (const [on, one] of row.entries()) pairs.keep(from[at] as Place, to[on] as Place, one)
    }
  }
  await Promise.all(Array.from({ length: atATime }, next))
  return trouble
}

function blocksOf(places: readonly Place[]): Block[] {
  const parts: Place[][] = []
  for (let at = 0; at < places.length; at += blockSize) parts.push(places.slice(at, at + blockSize))
  return parts.flatMap((from) => parts.map((to) => ({ from, to })))
}

async function askBlock(
  { address }: TravelSettings,
  engine: TableEngine,
  block: Block,
  milliseconds: number,
): Promise<(number | null)[][] | EngineTrouble> {
  const { method, path, body } = tableRequest(engine, block)
  const { travelKey } = processSettings()
  const answer = await safeFetch(`${address}${path}`, {
    hosts: [new URL(address).host],
    // Only an administrator says where an engine stands, and nothing of its answer is shown but minutes.
    privateNetwork: true,
    redirects: 0,
    milliseconds: Math.max(50, Math.round(milliseconds)),
    method,
    headers: {
      ...(body === null ? {} : { 'Content-Type': 'application/json' }),
      ...(travelKey && engine === 'openrouteservice' ? { Authorization: travelKey } : {}),
    },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  })
  if ('refused' in answer)
    return answer.refused === 'too-slow' ? 'too-slow' : answer.refused === 'too-large' ? 'not-a-table' : 'unreachable'
  if (answer.status === 401 || answer.status === 403 || answer.status === 429) return 'not-allowed'
  if (answer.status === 404) return 'not-found'
  const read = secondsFrom(engine, jsonOf(answer), block)
  return 'refused' in read ? 'not-a-table' : read.seconds
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.latitude} ${place.longitude}`, place])).values()]
}
