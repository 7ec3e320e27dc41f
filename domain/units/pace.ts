import { addDays, type Day, laterOf } from '#domain/calendar/day'
import { workingDaysOf } from '#domain/calendar/working-days'

export type PaceFacts = {
  today: Day
  startsOn: Day
  /** Minutes that left the unit in the last four weeks, today included. */
  recentMinutes: number
  /** Minutes already planned per day to come. */
  plannedMinutes: Readonly<Record<Day, number>>
  /** What was sold, and the last day to use it: the pace of a unit on which nothing was done yet. */
  soldMinutes: number
  endsOn: Day
}

/** Over so many days back the pace is measured: long enough for a week of leave, short enough to follow a change. */
export const paceDays = 28

/**
 * The minutes that are worked on a unit on an ordinary working day: as in the last four weeks, or as the calendar is filled from now on
 * when that is more. A unit on which nothing was done and nothing is planned goes evenly to its end.
 */
export function minutesPerWorkingDay(facts: PaceFacts): number {
  const { today, startsOn, endsOn, recentMinutes, soldMinutes } = facts
  const recent = perWorkingDay(recentMinutes, laterOf(startsOn, addDays(today, 1 - paceDays)), today)
  const pace = Math.max(recent, plannedPace(facts))
  return pace > 0 ? pace : perWorkingDay(soldMinutes, startsOn, endsOn)
}

function plannedPace({ today, plannedMinutes }: PaceFacts): number {
  const days = Object.keys(plannedMinutes).filter((day) => day > today)
  const last = days.reduce((latest, day) => laterOf(latest, day), today)
  return perWorkingDay(
    days.reduce((total, day) => total + (plannedMinutes[day] ?? 0), 0),
    addDays(today, 1),
    last,
  )
}

function perWorkingDay(minutes: number, from: Day, to: Day): number {
  return Math.round(minutes / Math.max(1, workingDaysOf({ from, to }).length))
}
