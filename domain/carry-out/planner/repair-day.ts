import { weekday } from '#domain/calendar/day'
import { placeBreaks } from './breaks'
import type { Given, TravelMinutes } from './problem'
import { driveTo, idlesOf } from './standing-day'
import { merged, type Workday } from './workday'

export type Change = { id: string; start: number }

/** Another time for appointments of the same day, and the ones for which there is none. */
export type DayRepair = { changes: readonly Change[]; lost: readonly string[] }

/**
 * The repair of a day that begins later than it was planned: loses as few appointments as can be, then moves as few, then by as little.
 * Fixed ones are kept at their time or lost, never moved. Tries every choice of whom to keep, move and lose, fewest changes first.
 */
export function repairDay(workday: Workday, stops: readonly Given[], step: number, travel: TravelMinutes): DayRepair {
  const order = [...stops].sort((a, b) => a.start - b.start).slice(0, mostStops)
  const beyond = stops.filter((stop) => !order.includes(stop)).map((stop) => stop.id)
  for (let lost = 0; lost <= order.length; lost++) {
    for (let moved = 0; moved <= order.length - lost; moved++) {
      let best: { starts: Map<string, number>; shift: number; lost: string[] } | null = null
      for (const [gone, free] of choices(order, lost, moved)) {
        const kept = order.filter((stop) => !gone.includes(stop) && !free.includes(stop))
        const timed = insertAll(
          workday,
          kept.map((stop) => ({ stop, start: stop.start })),
          free,
          step,
          travel,
        )
        if (!timed) continue
        const shift = timed.reduce((sum, one) => sum + Math.abs(one.start - one.stop.start), 0)
        if (best && shift >= best.shift) continue
        const starts = new Map(timed.filter(({ stop }) => free.includes(stop)).map(({ stop, start }) => [stop.id, start]))
        best = { starts, shift, lost: gone.map((stop) => stop.id) }
      }
      if (!best) continue
      const changes = order.filter((stop) => (best.starts.get(stop.id) ?? stop.start) !== stop.start)
      return { changes: changes.map(({ id }) => ({ id, start: best.starts.get(id) ?? 0 })), lost: [...best.lost, ...beyond] }
    }
  }
  return { changes: [], lost: stops.map((stop) => stop.id) }
}

// A day with more visits than this is not driven; what is beyond is told as lost.
const mostStops = 12

type Timed = { stop: Given; start: number }

function* choices(stops: readonly Given[], lost: number, moved: number): Generator<[Given[], Given[]]> {
  for (const gone of subsets(stops, lost)) {
    const flexible = stops.filter((stop) => stop.rigidity !== 'fixed' && !gone.includes(stop))
    for (const free of subsets(flexible, moved)) yield [gone, free]
  }
}

function* subsets(stops: readonly Given[], count: number, from = 0): Generator<Given[]> {
  if (count === 0) {
    yield []
    return
  }
  for (let at = from; at <= stops.length - count; at++) {
    for (const rest of subsets(stops, count - 1, at + 1)) yield [stops[at] as Given, ...rest]
  }
}

/** Gives the free ones a time among the kept ones, each in turn where its time changes least; null when one does not fit. */
function insertAll(workday: Workday, kept: readonly Timed[], free: readonly Given[], step: number, travel: TravelMinutes): Timed[] | null {
  let timed = [...kept]
  if (!fits(workday, timed, travel)) return null
  for (const stop of free) {
    const start = nearestStart(workday, timed, stop, step, travel)
    if (start === null) return null
    timed = [...timed, { stop, start }].sort((a, b) => a.start - b.start)
  }
  return timed
}

function nearestStart(workday: Workday, timed: readonly Timed[], stop: Given, step: number, travel: TravelMinutes): number | null {
  const open = stop.open === null ? [{ from: workday.from, to: workday.to }] : merged(stop.open[weekday(workday.day)] ?? [])
  let best: number | null = null
  for (const window of open) {
    const first = Math.ceil(Math.max(window.from, workday.from) / step) * step
    for (let start = first; start + stop.minutes <= Math.min(window.to, workday.to); start += step) {
      if (best !== null && Math.abs(start - stop.start) >= Math.abs(best - stop.start)) continue
      if (
        fits(
          workday,
          [...timed, { stop, start }].sort((a, b) => a.start - b.start),
          travel,
        )
      )
        best = start
    }
  }
  return best
}

function fits(workday: Workday, timed: readonly Timed[], travel: TravelMinutes): boolean {
  const places = [workday.start, ...timed.map(({ stop }) => stop.place), workday.end]
  const drives = places.slice(1).map((place, index) => driveTo(places[index] ?? null, place, travel, index === 0 || index === timed.length))
  const stops = timed.map(({ stop, start }) => ({ ...stop, start }))
  const last = Math.max(workday.to, ...stops.map((stop) => stop.start + stop.minutes + (drives.at(-1) ?? 0)))
  const idles = idlesOf({ stops, drives, from: workday.from, to: last })
  if (idles.some(({ from, until }) => until < from)) return false
  return placeBreaks(workday.breaks, idles) !== null
}
