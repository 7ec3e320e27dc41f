import { addMinutes, dayOf, laterMoment, type Moment, minutesBetween } from '#domain/calendar/moment'
import { longestAppointment } from './appointment'

/** The clock of a visit: when somebody arrived, and how long was planned there. */
export type VisitClock = { since: Moment; plannedMinutes: number }

/** Minutes over the plan after which a clock was forgotten, not used. */
const forgottenAfter = 120

/** Whether nobody can still be at a visit of which the clock runs: two hours over its plan, or on another day. */
export function isForgotten({ since, plannedMinutes }: VisitClock, now: Moment): boolean {
  return minutesBetween(since, now) > plannedMinutes + forgottenAfter || dayOf(since) !== dayOf(now)
}

/**
 * When somebody probably left: after what was planned, or as much sooner as they needed to be where they went next.
 * @param next the arrival there, and the minutes of driving to it; null when they went nowhere yet
 */
export function guessedLeave({ since, plannedMinutes }: VisitClock, next: { at: Moment; drive: number } | null, now: Moment): Moment {
  const byPlan = addMinutes(since, plannedMinutes)
  const latest = next && next.at > since ? addMinutes(next.at, -next.drive) : now
  const left = laterMoment(byPlan, latest) === byPlan ? latest : byPlan
  return laterMoment(addMinutes(since, 1), left)
}

/**
 * How long somebody was there, in whole minutes, when they left at this moment, said to the minute.
 * @returns `too-long` when it is more than any visit takes, `in-the-future` when it is not yet that late, `too-short` when it is before they came
 */
export function stayUntil(since: Moment, left: Moment, now: Moment): number | 'too-long' | 'in-the-future' | 'too-short' {
  if (left > addMinutes(now, 1)) return 'in-the-future'
  const minutes = Math.round(minutesBetween(since, left))
  if (minutes < 1) return 'too-short'
  return minutes > longestAppointment ? 'too-long' : minutes
}
