import { weekday } from '#domain/calendar/day'
import { placeBreaks } from './breaks'
import type { Given, TravelMinutes, Window } from './problem'
import { driveTo, idlesOf } from './standing-day'
import { merged, type Workday } from './workday'

export type Change = { id: string; start: number }

/** Another time for appointments of the same day, and the ones for which there is none. */
export type DayRepair = { changes: readonly Change[]; lost: readonly string[] }

/**
 * The repair of a day that begins later than it was planned: loses as few appointments as can be, then moves as few, then by as little.
 * Fixed ones are kept at their time or lost, never moved. Tries every choice of whom to keep, move and lose, fewest changes first, as
 * long as there are not too many.
 */
export function repairDay(workday: Workday, stops: readonly Given[], step: number, travel: TravelMinutes): DayRepair {
  const order = [...stops].sort((a, b) => a.start - b.start).slice(0, mostStops)
  const beyond = stops.filter((stop) => !order.includes(stop)).map((stop) => stop.id)
  const day = knownDay(workday, order, travel)
  let tries = 0
  for (let lost = 0; lost <= order.length; lost++) {
    const possible = [...subsets(numbersOf(order), lost)].filter((gone) => hasTimeFor(day, gone))
    for (let moved = 0; moved <= order.length - lost; moved++) {
      let best: { timed: readonly Timed[]; shift: number; gone: readonly number[] } | null = null
      for (const [gone, free] of choices(order, possible, moved)) {
        if (++tries > mostTries) return inTurn(day, step, beyond)
        const kept = order.flatMap((stop, at) => (gone.includes(at) || free.includes(at) ? [] : [{ stop: at, start: stop.start }]))
        const timed = insertAll(day, kept, free, step)
        if (!timed) continue
        const shift = timed.reduce((sum, one) => sum + Math.abs(one.start - (order[one.stop]?.start ?? 0)), 0)
        if (!best || shift < best.shift) best = { timed, shift, gone }
      }
      if (!best) continue
      return { changes: changesIn(order, best.timed), lost: [...best.gone.map((at) => order[at]?.id ?? ''), ...beyond] }
    }
  }
  return { changes: [], lost: stops.map((stop) => stop.id) }
}

/** Where there are more choices than somebody on the phone waits for, each is given a time in turn: the fixed ones first, then by the clock. */
const mostTries = 3000

function inTurn(day: KnownDay, step: number, beyond: readonly string[]): DayRepair {
  let timed: Timed[] = []
  const lost: string[] = []
  const isFixed = (at: number) => day.stops[at]?.rigidity === 'fixed'
  for (const at of numbersOf(day.stops).sort((a, b) => Number(isFixed(b)) - Number(isFixed(a)) || a - b)) {
    const asItStands = [...timed, { stop: at, start: day.stops[at]?.start ?? 0 }].sort((a, b) => a.start - b.start)
    const placed = fits(day, asItStands) ? asItStands : isFixed(at) ? null : nearestPlace(day, timed, at, step)
    if (placed) timed = placed
    else lost.push(day.stops[at]?.id ?? '')
  }
  return { changes: changesIn(day.stops, timed), lost: [...lost, ...beyond] }
}

function changesIn(stops: readonly Given[], timed: readonly Timed[]): Change[] {
  return timed.flatMap(({ stop, start }) => {
    const given = stops[stop]
    return given && given.start !== start ? [{ id: given.id, start }] : []
  })
}

// A day with more visits than this is not driven; what is beyond is told as lost.
const mostStops = 12

/** A day with all its drives: a choice is tried thousands of times, a drive is worked out once. Stops are numbers in the order of the day. */
type KnownDay = {
  workday: Workday
  stops: readonly Given[]
  /** Out to each stop, home from each, and from each to each. */
  out: readonly number[]
  home: readonly number[]
  between: readonly (readonly number[])[]
  open: readonly (readonly Window[])[]
  /** The last moment at which one was home before. */
  until: number
}

type Timed = { stop: number; start: number }

function knownDay(workday: Workday, stops: readonly Given[], travel: TravelMinutes): KnownDay {
  const home = stops.map(({ place }) => driveTo(place, workday.end, travel, true))
  return {
    workday,
    stops,
    out: stops.map(({ place }) => driveTo(workday.start, place, travel, true)),
    home,
    between: stops.map((one) => stops.map((other) => driveTo(one.place, other.place, travel, false))),
    open: stops.map(({ open }) => (open === null ? [{ from: workday.from, to: workday.to }] : merged(open[weekday(workday.day)] ?? []))),
    until: Math.max(workday.to, ...stops.map((stop, at) => stop.start + stop.minutes + (home[at] ?? 0))),
  }
}

/** Whether the day is long enough for those that stay, by the shortest drive to each: most choices need no further look. */
function hasTimeFor({ workday, stops, out, home, between, until }: KnownDay, gone: readonly number[]): boolean {
  const stay = numbersOf(stops).filter((at) => !gone.includes(at))
  if (stay.length === 0) return true
  const shortest = (at: number) =>
    Math.min(out[at] ?? 0, ...stay.map((other) => (other === at ? Number.POSITIVE_INFINITY : (between[other]?.[at] ?? 0))))
  const needed = stay.reduce((sum, at) => sum + (stops[at]?.minutes ?? 0) + shortest(at), 0)
  return workday.from + needed + Math.min(...stay.map((at) => home[at] ?? 0)) <= until
}

const numbersOf = (stops: readonly Given[]) => stops.map((_, at) => at)

function* choices(stops: readonly Given[], possible: readonly number[][], moved: number): Generator<[number[], number[]]> {
  const all = numbersOf(stops)
  for (const gone of possible) {
    const flexible = all.filter((at) => stops[at]?.rigidity !== 'fixed' && !gone.includes(at))
    for (const free of subsets(flexible, moved)) yield [gone, free]
  }
}

function* subsets(all: readonly number[], count: number, from = 0): Generator<number[]> {
  if (count === 0) {
    yield []
    return
  }
  for (let at = from; at <= all.length - count; at++) {
    for (const rest of subsets(all, count - 1, at + 1)) yield [all[at] as number, ...rest]
  }
}

/** Gives the free ones a time among the kept ones, each in turn where its time changes least; null when one does not fit. */
function insertAll(day: KnownDay, kept: readonly Timed[], free: readonly number[], step: number): Timed[] | null {
  let timed = [...kept]
  if (!fits(day, timed)) return null
  for (const stop of free) {
    const placed = nearestPlace(day, timed, stop, step)
    if (!placed) return null
    timed = placed
  }
  return timed
}

function nearestPlace(day: KnownDay, timed: readonly Timed[], stop: number, step: number): Timed[] | null {
  const { start: stood, minutes } = day.stops[stop] as Given
  let best: Timed[] | null = null
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at <= timed.length; at++) {
    const span = spanIn(day, timed, at, stop)
    for (const { from, to } of day.open[stop] ?? []) {
      const first = Math.ceil(Math.max(span.from, from) / step) * step
      const last = Math.floor(Math.min(span.to, to - minutes) / step) * step
      for (const start of nearestFirst(first, last, stood, step)) {
        if (Math.abs(start - stood) >= least) break
        const all = [...timed.slice(0, at), { stop, start }, ...timed.slice(at)]
        if (day.workday.breaks.length > 0 && !fits(day, all)) continue
        best = all
        least = Math.abs(start - stood)
        break
      }
    }
  }
  return best
}

/** From when until when a stop may begin between two others, or before the first, or after the last. */
function spanIn({ workday, stops, out, home, between, until }: KnownDay, timed: readonly Timed[], at: number, stop: number): Window {
  const { minutes } = stops[stop] as Given
  const [before, after] = [timed[at - 1], timed[at]]
  const there = before
    ? before.start + (stops[before.stop]?.minutes ?? 0) + (between[before.stop]?.[stop] ?? 0)
    : workday.from + (out[stop] ?? 0)
  const onward = after ? after.start - (between[stop]?.[after.stop] ?? 0) : until - (home[stop] ?? 0)
  return { from: Math.max(there, workday.from), to: Math.min(onward, workday.to) - minutes }
}

function* nearestFirst(first: number, last: number, wanted: number, step: number): Generator<number> {
  const middle = Math.min(last, Math.max(first, Math.round(wanted / step) * step))
  for (let away = 0; middle - away >= first || middle + away <= last; away += step) {
    if (middle - away >= first && middle - away <= last) yield middle - away
    if (away > 0 && middle + away <= last && middle + away >= first) yield middle + away
  }
}

function fits({ workday, stops, out, home, between }: KnownDay, timed: readonly Timed[]): boolean {
  const drives = timed.map(({ stop }, at) => (at === 0 ? out[stop] : between[timed[at - 1]?.stop ?? 0]?.[stop]) ?? 0)
  const lastDrive = home[timed.at(-1)?.stop ?? -1] ?? 0
  const days = timed.map(({ stop, start }) => ({ ...(stops[stop] as Given), start }))
  const last = Math.max(workday.to, ...days.map((one) => one.start + one.minutes + lastDrive))
  const idles = idlesOf({ stops: days, drives: [...drives, lastDrive], from: workday.from, to: last })
  if (idles.some(({ from, until }) => until < from)) return false
  return placeBreaks(workday.breaks, idles) !== null
}
