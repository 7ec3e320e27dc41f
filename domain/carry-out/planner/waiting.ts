import type { Day, Weekday } from '#domain/calendar/day'
import { minuteOfTime } from './day-clock'
import type { Candidate, Opening } from './problem'
import { visitValue } from './value'

/** What is known of a customer who waits for a visit. */
export type Waiting = {
  customerId: string
  name: string
  town: string | null
  latitude: number | null
  longitude: number | null
  ownerId: string | null
  segmentColour: 'A' | 'B' | 'C' | 'D' | 'E' | null
  weight: number
  hasProblem: boolean
  isPromised: boolean
  lastVisit: Day | null
  /** Asked not to be contacted before this day. */
  until: Day | null
  /** How long the plan says that a visit takes without the drive; null where the plan counts both as one. */
  minutes: number | null
  /** From when until when the plan has the visits of their segment; null is not said. */
  plannedFrom: Day | null
  plannedUntil: Day | null
  /** As the round with the client recorded them. */
  wishDays: readonly number[] | null
  wishFrom: string | null
  wishUntil: string | null
  wishStaffId: string | null
  /** Of the days that suit, the ones they like best; and the last day on which a visit is of use. */
  bestDays: readonly number[] | null
  wishBy: Day | null
}

/** The days and times that suit a customer; nothing said is any. */
export type Suits = Pick<Waiting, 'wishDays' | 'wishFrom' | 'wishUntil'>

/** Those days and times as windows; null when everything suits. */
export function openingFrom({ wishDays, wishFrom, wishUntil }: Suits): Opening | null {
  const days = (wishDays && wishDays.length > 0 ? wishDays : [1, 2, 3, 4, 5, 6, 7]) as Weekday[]
  if (!wishFrom && !wishUntil && days.length === 7) return null
  const window = { from: wishFrom ? minuteOfTime(wishFrom) : 0, to: wishUntil ? minuteOfTime(wishUntil) : 1440 }
  return Object.fromEntries(days.map((day) => [day, [window]]))
}

export const usualVisitMinutes = 45

/**
 * A customer as the planner weighs them. `quietDays` is how long after a visit nobody comes again. A date that went by binds nobody any more: better late than
 * not. `byPlan` keeps to the dates of the plan as well, which somebody on the phone may do otherwise.
 */
export function candidateFrom(
  waiting: Waiting,
  { today, quietDays, minutes, byPlan = false }: { today: Day; quietDays: number; minutes?: number; byPlan?: boolean },
): Candidate {
  const { latitude, longitude, lastVisit, until, wishBy, plannedFrom, plannedUntil } = waiting
  const last = [wishBy, byPlan ? plannedUntil : null].filter((day) => day !== null && day > today).sort()[0] ?? null
  const first =
    [until, byPlan ? plannedFrom : null]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  return {
    customerId: waiting.customerId,
    name: waiting.name,
    place: latitude !== null && longitude !== null ? { latitude, longitude } : null,
    minutes: minutes ?? waiting.minutes ?? usualVisitMinutes,
    value: visitValue(waiting, today),
    open: openingFrom(waiting),
    preferredDays: (waiting.bestDays ?? []) as Weekday[],
    forbiddenDays: [],
    preferredTimes: [],
    forbiddenTimes: [],
    wantedStaffId: waiting.wishStaffId,
    ownerId: waiting.ownerId,
    notBefore: first,
    // Asked to wait until after the last day, nobody could come: then who asked counts.
    notAfter: first !== null && last !== null && last < first ? null : last,
    lastContact: lastVisit,
    leastGapDays: quietDays,
  }
}
