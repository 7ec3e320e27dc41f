import { addDays, type Day, weekday } from './day'
import { holidayOn } from './holidays'
import { daysOf, type Period } from './period'

/** Monday to Friday, public holidays that are days off excepted, and the days off that are given (leave, a closed office). */
export function isWorkingDay(day: Day, daysOff: ReadonlySet<Day> = none): boolean {
  return weekday(day) <= 5 && !holidayOn(day)?.dayOff && !daysOff.has(day)
}

export function workingDaysOf(period: Period, daysOff: ReadonlySet<Day> = none): Day[] {
  return daysOf(period).filter((day) => isWorkingDay(day, daysOff))
}

/** The first working day after the day; the day itself never counts. */
export function nextWorkingDay(day: Day, daysOff: ReadonlySet<Day> = none): Day {
  return addWorkingDays(day, 1, daysOff)
}

/** So many working days after the day: a term of 2 working days that begins on a Friday ends on Tuesday. */
export function addWorkingDays(day: Day, count: number, daysOff: ReadonlySet<Day> = none): Day {
  let reached = day
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1)
    if (isWorkingDay(reached, daysOff)) left -= 1
  }
  return reached
}

const none: ReadonlySet<Day> = new Set()
