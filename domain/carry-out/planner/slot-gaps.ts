import { placeBreaks } from './breaks'
import type { Candidate, Given, TravelMinutes, Window } from './problem'
import { isLikedBy, type Neighbour, type Slot } from './slot'
import { driveTo, idlesOf, type StandingDay } from './standing-day'

/** Between two stops of a day (−1 is its start, stops.length its end), with the proposal left out that stands between them, if any. */
export type Gap = { before: number; after: number; displaces: Given | null; valueLost: number; direct: number }

/** The free gaps of a day, and those that a proposal nobody agreed to could make. */
export function gapsOf(standing: StandingDay): Gap[] {
  const { stops, drives } = standing
  const gaps: Gap[] = []
  for (let before = -1; before < stops.length; before++) {
    gaps.push({ before, after: before + 1, displaces: null, valueLost: 0, direct: drives[before + 1] as number })
    const proposal = stops[before + 1]
    if (!proposal || proposal.proposedValue === null) continue
    const direct = (drives[before + 1] as number) + (drives[before + 2] as number)
    gaps.push({ before, after: before + 2, displaces: proposal, valueLost: proposal.proposedValue, direct })
  }
  return gaps
}

/** The slot of a customer in a gap; null when it does not fit, or costs more than `most` extra minutes. */
export function slotIn(
  gap: Gap,
  standing: StandingDay,
  customer: Candidate,
  open: readonly Window[],
  step: number,
  travel: TravelMinutes,
  most: number,
  anyDrive = false,
): Slot | null {
  const { workday, stops } = standing
  const { consultant } = workday
  const previous = stops[gap.before] ?? null
  const next = stops[gap.after] ?? null
  const left = previous ? previous.start + previous.minutes : standing.from
  const due = next ? next.start : standing.to
  if (due - left < customer.minutes) return null
  const there = driveTo(previous ? previous.place : workday.start, customer.place, travel, previous === null)
  if (left + there + customer.minutes > due) return null
  const onward = driveTo(customer.place, next ? next.place : workday.end, travel, next === null)
  const extraMinutes = there + onward - gap.direct
  if (extraMinutes > most || breaksALimit(standing, gap, anyDrive ? 0 : Math.max(there, onward), extraMinutes)) return null
  const span = spanOf(
    { from: Math.max(left + there, workday.from), to: Math.min(due - onward, workday.to) - customer.minutes },
    open,
    step,
    // Before the first stop of a day one leaves home later rather than waiting in between; elsewhere the visit follows what came before.
    previous === null && next !== null,
    workday.breaks.length === 0 ? null : (start) => hasItsBreaks(standing, gap, { start, minutes: customer.minutes, there, onward }),
  )
  if (!span) return null
  return {
    staffId: consultant.id,
    day: workday.day,
    ...span,
    minutes: customer.minutes,
    extraMinutes,
    previous: neighbour(previous, there),
    next: neighbour(next, onward),
    valueLost: gap.valueLost,
    displaces: gap.displaces && { appointmentId: gap.displaces.id, name: gap.displaces.name },
    isOwner: consultant.id === customer.ownerId,
    isLiked: isLikedBy(customer, workday.day),
  }
}

function breaksALimit(standing: StandingDay, gap: Gap, oneWay: number, extra: number): boolean {
  const { mostDriveADay, mostDriveOneWay, mostVisitsADay } = standing.workday.consultant
  if (mostDriveOneWay !== null && oneWay > mostDriveOneWay) return true
  if (mostDriveADay !== null && standing.driven + extra > mostDriveADay) return true
  return mostVisitsADay !== null && standing.stops.length + (gap.displaces ? 0 : 1) > mostVisitsADay
}

type Span = { start: number; earliest: number; latest: number }

/** The first run of good starts, or the last one with `late`. */
function spanOf(
  room: Window,
  open: readonly Window[],
  step: number,
  late: boolean,
  good: ((start: number) => boolean) | null,
): Span | null {
  let found: Span | null = null
  for (const window of open) {
    const first = Math.ceil(Math.max(room.from, window.from) / step) * step
    const last = Math.floor(Math.min(room.to, window.to) / step) * step
    if (first > last) continue
    if (good === null) {
      found = { start: late ? last : first, earliest: first, latest: last }
      if (!late) return found
      continue
    }
    let run = null as Span | null
    for (let start = first; start <= last; start += step) {
      if (!good(start)) {
        if (run && !late) return run
        run = null
      } else {
        run = run ? { ...run, latest: start, start: late ? start : run.start } : { start, earliest: start, latest: start }
        if (late) found = run
      }
    }
    if (run && !late) return run
  }
  return found
}

function hasItsBreaks(standing: StandingDay, gap: Gap, visit: { start: number; minutes: number; there: number; onward: number }): boolean {
  const stops = [...standing.stops.slice(0, gap.before + 1), visit, ...standing.stops.slice(gap.after)] as Given[]
  const drives = [...standing.drives.slice(0, gap.before + 1), visit.there, visit.onward, ...standing.drives.slice(gap.after + 1)]
  return placeBreaks(standing.workday.breaks, idlesOf({ ...standing, stops, drives })) !== null
}

function neighbour(stop: Given | null, drive: number): Neighbour {
  return stop ? { kind: 'stop', appointmentId: stop.id, name: stop.name, drive } : { kind: 'base', drive }
}
