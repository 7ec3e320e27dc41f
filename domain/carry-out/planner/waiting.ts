import type { Day, Weekday } from '#domain/calendar/day'
import { minuteOfTime } from './day-clock'
import type { Candidate } from './problem'
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
  /** As the round with the client recorded them. */
  wishDays: readonly number[] | null
  wishFrom: string | null
  wishUntil: string | null
  wishStaffId: string | null
}

export const usualVisitMinutes = 45

/** A customer as the planner weighs them. `quietDays` is how long after a visit nobody comes again. */
export function candidateFrom(
  waiting: Waiting,
  { today, quietDays, minutes }: { today: Day; quietDays: number; minutes?: number },
): Candidate {
  const { latitude, longitude, wishDays, wishFrom, wishUntil, lastVisit } = waiting
  const days = (wishDays && wishDays.length > 0 ? wishDays : [1, 2, 3, 4, 5, 6, 7]) as Weekday[]
  const window = { from: wishFrom ? minuteOfTime(wishFrom) : 0, to: wishUntil ? minuteOfTime(wishUntil) : 1440 }
  return {
    customerId: waiting.customerId,
    name: waiting.name,
    place: latitude !== null && longitude !== null ? { latitude, longitude } : null,
    minutes: minutes ?? waiting.minutes ?? usualVisitMinutes,
    value: visitValue(waiting, today),
    open: wishFrom || wishUntil || days.length < 7 ? Object.fromEntries(days.map((day) => [day, [window]])) : null,
    preferredDays: [],
    forbiddenDays: [],
    preferredTimes: [],
    forbiddenTimes: [],
    wantedStaffId: waiting.wishStaffId,
    ownerId: waiting.ownerId,
    notBefore: waiting.until,
    notAfter: null,
    lastContact: lastVisit,
    leastGapDays: quietDays,
  }
}
