import { addDays } from './day'
import { addMinutes, dayOf, laterMoment, type Moment, minutesBetween } from './moment'
import { isWorkingDay } from './working-days'
import { hoursOn, officeHours, type WorkingHours } from './working-hours'

/**
 * The moment at which so many minutes of office time have gone by: Monday to Friday within the hours, public holidays left out. What begins at night or on
 * a free day begins when the office opens. Real minutes count, so the change of the clock moves nothing.
 */
export function addWorkingMinutes(from: Moment, minutes: number, hours: WorkingHours = officeHours): Moment {
  let left = minutes
  for (let open = openingAfter(from, hours); ; open = openingAfter(open.ends, hours)) {
    const room = minutesBetween(open.begins, open.ends)
    if (left <= room) return addMinutes(open.begins, left)
    left -= room
  }
}

/** Minutes of office time from one moment to another; 0 when `to` is earlier. */
export function workingMinutesBetween(from: Moment, to: Moment, hours: WorkingHours = officeHours): number {
  let sum = 0
  for (let open = openingAfter(from, hours); ; open = openingAfter(open.ends, hours)) {
    if (open.begins >= to) return sum
    if (open.ends >= to) return sum + minutesBetween(open.begins, to)
    sum += minutesBetween(open.begins, open.ends)
  }
}

/** Minutes of one day at the office, to say a term in days. */
export const officeDayMinutes = 540

/** The next time that the office is open from a moment on, as far as it lies after it. */
function openingAfter(from: Moment, hours: WorkingHours): { begins: Moment; ends: Moment } {
  for (let day = dayOf(from); ; day = addDays(day, 1)) {
    const window = isWorkingDay(day) ? hoursOn(hours, day) : null
    if (window && from < window.to) return { begins: laterMoment(from, window.from), ends: window.to }
  }
}
