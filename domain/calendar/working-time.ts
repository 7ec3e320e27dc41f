import { addDays } from './day'
import { addMinutes, dayOf, laterMoment, type Moment, minutesBetween } from './moment'
import { type OfficeWeek, officeOpenOn } from './office-hours'

/**
 * The moment at which so many minutes of office time have gone by: within the hours that are in force on each day, public holidays left out. What begins at night or on
 * a free day begins when the office opens. Real minutes count, so the change of the clock moves nothing.
 */
export function addWorkingMinutes(from: Moment, minutes: number, weeks: readonly OfficeWeek[] = []): Moment {
  let left = minutes
  for (let open = openingAfter(from, weeks); ; open = openingAfter(open.ends, weeks)) {
    const room = minutesBetween(open.begins, open.ends)
    if (left <= room) return addMinutes(open.begins, left)
    left -= room
  }
}

/** Minutes of office time from one moment to another; 0 when `to` is earlier. */
export function workingMinutesBetween(from: Moment, to: Moment, weeks: readonly OfficeWeek[] = []): number {
  let sum = 0
  for (let open = openingAfter(from, weeks); ; open = openingAfter(open.ends, weeks)) {
    if (open.begins >= to) return sum
    if (open.ends >= to) return sum + minutesBetween(open.begins, to)
    sum += minutesBetween(open.begins, open.ends)
  }
}

/** The next time that the office is open from a moment on, as far as it lies after it. */
function openingAfter(from: Moment, weeks: readonly OfficeWeek[]): { begins: Moment; ends: Moment } {
  for (let day = dayOf(from); ; day = addDays(day, 1)) {
    const window = officeOpenOn(weeks, day)
    if (window && from < window.to) return { begins: laterMoment(from, window.from), ends: window.to }
  }
}
