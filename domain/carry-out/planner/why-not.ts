import type { MappedField } from './field-of'
import type { Unplaced, WhyNot } from './plan'
import type { Candidate, Problem, TravelMinutes } from './problem'
import type { Tours } from './search/tours'
import { driveTo, type StandingDay } from './standing-day'
import { beginsOn, isPlanned } from './workday'

/** Why a candidate cannot be planned on any of the days, whatever else is planned; null when it can. */
export function hopeless(candidate: Candidate, problem: Problem, days: readonly StandingDay[], travel: TravelMinutes): WhyNot | null {
  const { place, minutes, wantedStaffId } = candidate
  const stands = problem.given.find((given) => given.customerId === candidate.customerId && isPlanned(problem, given.day))
  if (stands) return { kind: 'stands-already', appointmentId: stands.id }
  if (place === null || !Number.isFinite(place.latitude) || !Number.isFinite(place.longitude)) return { kind: 'no-place' }
  const theirs = days.filter((day) => wantedStaffId === null || day.workday.consultant.id === wantedStaffId)
  if (theirs.length === 0) return { kind: 'no-consultant', wantedStaffId }
  const longestDay = Math.max(...theirs.map(({ workday }) => workday.to - workday.from))
  if (minutes > longestDay) return { kind: 'too-long', visitMinutes: minutes, longestDay }
  const open = theirs.filter(({ workday }) =>
    beginsOn(candidate, workday.day).some(({ from, to }) => Math.max(from, workday.from) <= Math.min(to, workday.to - minutes)),
  )
  if (open.length === 0) return { kind: 'window' }
  const legs = open.map((day) => ({ day, ...legsTo(day, candidate, travel) }))
  // Between two visits a drive may be shorter than from home: only a day without visits is told by its drive from home.
  const reachable = legs.some(
    ({ day, out, home }) => day.stops.length > 0 || (fitsInDay(day, minutes, out, home) && withinLimits(day, out, home)),
  )
  if (reachable) return null
  return { kind: 'too-far', driveMinutes: Math.min(...legs.map(({ out }) => out)), visitMinutes: minutes }
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

/** Why the visits that stayed out of a finished plan did. `left` is what the unit has left, null without a limit. */
export function unplacedOf(mapped: MappedField, tours: Tours, problem: Problem, left: number | null): Unplaced[] {
  return mapped.items.flatMap((item, visit) => {
    if (item.kind === 'given' || (tours.tour[visit] as number) >= 0) return []
    const { customerId, name, value, minutes } = item.candidate
    const extra = leastExtra(mapped, tours, visit)
    const needed = minutes + problem.budget.minutesAroundAVisit + (problem.budget.driveCounts ? extra : 0)
    const reason: WhyNot =
      left !== null && needed > left
        ? { kind: 'hours', left, needed }
        : extra > minutes
          ? { kind: 'too-far', driveMinutes: extra, visitMinutes: minutes }
          : { kind: 'full' }
    return [{ customerId, name, value, reason }]
  })
}

/** The least driving that a visit would add anywhere in the plan, windows and hours set aside. */
function leastExtra(mapped: MappedField, tours: Tours, visit: number): number {
  const { drive, places, visits, opens, closes } = mapped.field
  const at = tours.at
  const place = at[visit] as number
  let least = Number.POSITIVE_INFINITY
  for (let tour = 0; tour < mapped.field.tours; tour++) {
    if ((opens[tour * visits + visit] as number) > (closes[tour * visits + visit] as number)) continue
    for (let stop = visits + 2 * tour; stop !== visits + 2 * tour + 1; stop = tours.next[stop] as number) {
      const [from, to] = [at[stop] as number, at[tours.next[stop] as number] as number]
      const extra =
        (drive[from * places + place] as number) + (drive[place * places + to] as number) - (drive[from * places + to] as number)
      if (extra < least) least = extra
    }
  }
  return least
}
