import { addDays, type Day } from '#domain/calendar/day'
import type { Place } from '#domain/relations/contact'
import type { WhyNot } from './plan'
import type { Candidate, Problem, TravelMinutes, Window } from './problem'
import { driveTo, type StandingDay, samePlace } from './standing-day'
import { beginsOn, isPlanned } from './workday'

/** Why a candidate cannot be planned on any of the days, whatever else is planned; null when it can. */
export function hopeless(candidate: Candidate, problem: Problem, days: readonly StandingDay[], travel: TravelMinutes): WhyNot | null {
  const { place, minutes, wantedStaffId } = candidate
  const stands = problem.given.find((given) => given.customerId === candidate.customerId && isPlanned(problem, given.day))
  if (stands) return { kind: 'stands-already', appointmentId: stands.id }
  if (place === null || !Number.isFinite(place.latitude) || !Number.isFinite(place.longitude)) return { kind: 'no-place' }
  const opens = new Map<Day, readonly Window[]>()
  const fits = ({ workday }: StandingDay) => {
    const windows = opens.get(workday.day) ?? beginsOn(candidate, workday.day)
    opens.set(workday.day, windows)
    return windows.some(({ from, to }) => Math.max(from, workday.from) <= Math.min(to, workday.to - minutes))
  }
  const isTheirs = (day: StandingDay) => wantedStaffId === null || day.workday.consultant.id === wantedStaffId
  if (days.some((day) => isTheirs(day) && fits(day) && isReachable(day, candidate, travel))) return null
  const theirs = days.filter(isTheirs)
  if (theirs.length === 0) return { kind: 'no-consultant', wantedStaffId }
  const longestDay = theirs.reduce((longest, { workday }) => Math.max(longest, workday.to - workday.from), 0)
  if (minutes > longestDay) return { kind: 'too-long', visitMinutes: minutes, longestDay }
  const open = theirs.filter(fits)
  if (open.length === 0) return outOfDates(candidate, theirs) ?? { kind: 'window' }
  const least = open.reduce((minimum, day) => Math.min(minimum, legsTo(day, candidate, travel).out), Number.POSITIVE_INFINITY)
  return { kind: 'too-far', driveMinutes: least, visitMinutes: minutes }
}

/** Whether it is only their dates that leave no day. */
function outOfDates(candidate: Candidate, days: readonly StandingDay[]): WhyNot | null {
  const { notBefore, notAfter, lastContact, leastGapDays } = candidate
  const rested = lastContact === null ? null : addDays(lastContact, leastGapDays)
  const from =
    [notBefore, rested]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  const all = days.map(({ workday }) => workday.day).sort()
  if (from !== null && from > (all.at(-1) ?? '')) return { kind: 'too-soon', from }
  return notAfter !== null && notAfter < (all[0] ?? '') ? { kind: 'too-late', until: notAfter } : null
}

// Between two visits a drive may be shorter than from home: only a day without visits is told by its drives from home. With visits no chain of drives is half as
// short as the drives from home and back, also where an engine has its own ways: who is farther than that lives too far.
function isReachable(day: StandingDay, candidate: Candidate, travel: TravelMinutes): boolean {
  const { out, home } = legsTo(day, candidate, travel)
  if (day.stops.length > 0) return fitsInDay(day, candidate.minutes, out / 2, home / 2)
  return fitsInDay(day, candidate.minutes, out, home) && withinLimits(day, out, home)
}

function legsTo(day: StandingDay, candidate: Candidate, travel: TravelMinutes) {
  const { start, end } = day.workday
  return { out: driveTo(start, candidate.place, travel, true), home: driveTo(candidate.place, end, travel, true) }
}

function fitsInDay(day: StandingDay, minutes: number, out: number, home: number): boolean {
  return out + minutes + home <= day.to - day.from
}

// A chain of visits may reach farther than one drive, so that only what even a chain cannot reach is hopeless by itself: the drives of the day.
function withinLimits(day: StandingDay, out: number, home: number): boolean {
  const { mostDriveADay, mostDriveOneWay } = day.workday.consultant
  if (mostDriveADay !== null && out + home > mostDriveADay) return false
  return mostDriveOneWay === null || Math.max(out, home) <= mostDriveOneWay
}

/** The places of a day in order, its start and end included. */
export type Route = { day: StandingDay; places: readonly (Place | null)[] }

/** Why a visit that could be planned stayed out of a finished plan. `left` is what the unit has left, null without a limit. */
export function whyLeftOut(
  candidate: Candidate,
  routes: readonly Route[],
  budget: Problem['budget'],
  left: number | null,
  travel: TravelMinutes,
): WhyNot {
  const extra = leastExtra(candidate, routes, travel)
  const needed = candidate.minutes + budget.minutesAroundAVisit + (budget.driveCounts ? extra : 0)
  if (left !== null && needed > left) return { kind: 'hours', left, needed }
  if (extra > candidate.minutes) return { kind: 'too-far', driveMinutes: extra, visitMinutes: candidate.minutes }
  return { kind: 'full' }
}

/** The least driving that a visit would add to any day on which its customer is open, hours set aside. */
function leastExtra(candidate: Candidate, routes: readonly Route[], travel: TravelMinutes): number {
  const open = new Map<Day, boolean>()
  const isOpen = (day: Day) => {
    const known = open.get(day) ?? beginsOn(candidate, day).length > 0
    open.set(day, known)
    return known
  }
  let least = Number.POSITIVE_INFINITY
  for (const { day, places } of routes) {
    if (!isOpen(day.workday.day)) continue
    if (candidate.wantedStaffId !== null && candidate.wantedStaffId !== day.workday.consultant.id) continue
    const last = places.length - 1
    for (let at = 0; at < last; at++) {
      const [from = null, to = null] = [places[at], places[at + 1]]
      const direct = last === 1 && samePlace(from, to) ? 0 : driveTo(from, to, travel, at === 0 || at === last - 1)
      const extra = driveTo(from, candidate.place, travel, at === 0) + driveTo(candidate.place, to, travel, at === last - 1) - direct
      if (extra < least) least = extra
    }
  }
  return least
}
