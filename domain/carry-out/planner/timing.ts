import type { FieldItem, MappedField } from './field-of'
import type { Window } from './problem'
import type { Tours } from './search/tours'

/** When each stop of a tour begins (pauses among them), in order. */
export type Timed = { stop: number; start: number }

/**
 * The times of a tour. What stands keeps its time where it can. The last visit is as early as it can be and the others follow each other
 * closely before it, so that one leaves home late instead of waiting; within that room the times a customer prefers win.
 */
export function timesOf(tours: Tours, mapped: MappedField, tour: number): Timed[] {
  const stops = tours.stopsOf(tour)
  const starts = forwards(tours, mapped, tour, stops)
  for (let index = stops.length - 2; index >= 0; index--) {
    const stop = stops[index] as number
    const until = (starts[index + 1] as number) - driveAfter(tours, stop) - lengthOf(tours, stop)
    starts[index] = later(tours, mapped, tour, stop, starts[index] as number, until)
  }
  return stops.map((stop, index) => ({ stop, start: starts[index] as number }))
}

function forwards(tours: Tours, mapped: MappedField, tour: number, stops: readonly number[]): number[] {
  const { field, items } = mapped
  let now = field.leaves[tour] as number
  let before = field.visits + 2 * tour
  return stops.map((stop) => {
    now += driveAfter(tours, before)
    before = stop
    const latest = tours.latest[stop] as number
    const earliest = isPause(tours, stop) ? Math.max(now, pauseOpens(tours, stop)) : tours.beginFrom(rowOf(tours, tour, stop), stop, now)
    const standing = standsAt(items[stop], tour)
    const start = standing !== null && standing >= earliest && standing <= latest ? standing : earliest
    now = start + lengthOf(tours, stop)
    return start
  })
}

function later(tours: Tours, mapped: MappedField, tour: number, stop: number, earliest: number, until: number): number {
  if (until <= earliest) return earliest
  if (isPause(tours, stop)) return Math.min(until, pauseCloses(tours, stop))
  const item = mapped.items[stop]
  if (standsAt(item, tour) === earliest) return earliest
  const row = rowOf(tours, tour, stop)
  const last = tours.beginUntil(row, stop, until)
  if (last < earliest) return earliest
  const preferred = item?.kind === 'candidate' ? item.candidate.preferredTimes : []
  return lastPreferred(tours, row, stop, preferred, earliest, last) ?? last
}

function lastPreferred(
  tours: Tours,
  row: number,
  stop: number,
  preferred: readonly Window[],
  earliest: number,
  last: number,
): number | null {
  const minutes = tours.field.service[stop] as number
  for (const window of [...preferred].sort((a, b) => b.to - a.to)) {
    const start = tours.beginUntil(row, stop, Math.min(last, window.to - minutes))
    if (start >= Math.max(earliest, window.from)) return start
  }
  return null
}

function standsAt(item: FieldItem | undefined, tour: number): number | null {
  return item?.kind === 'given' && item.tour === tour ? item.given.start : null
}

/** The drive from a stop to the next; none to a pause, which is taken where one is. */
export function driveAfter(tours: Tours, stop: number): number {
  const next = tours.next[stop] as number
  if (isPause(tours, next)) return 0
  return tours.field.drive[(tours.at[stop] as number) * tours.field.places + (tours.at[next] as number)] as number
}

export function isPause(tours: Tours, stop: number): boolean {
  return stop >= tours.firstPause
}

export function lengthOf(tours: Tours, stop: number): number {
  const { field } = tours
  return (isPause(tours, stop) ? field.limits?.pauseMinutes[stop - tours.firstPause] : field.service[stop]) ?? 0
}

function pauseOpens(tours: Tours, stop: number): number {
  return tours.field.limits?.pauseOpens[stop - tours.firstPause] ?? 0
}

function pauseCloses(tours: Tours, stop: number): number {
  return tours.field.limits?.pauseCloses[stop - tours.firstPause] ?? 0
}

function rowOf(tours: Tours, tour: number, visit: number): number {
  return (tours.field.kind[tour] as number) * tours.field.visits + visit
}
