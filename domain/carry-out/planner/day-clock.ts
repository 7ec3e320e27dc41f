import type { Day } from '#domain/calendar/day'
import { addMinutes, dayOf, type Moment, minutesBetween, momentOf } from '#domain/calendar/moment'

/**
 * Minutes of a day are counted from twelve hours before noon. After three in the morning that is the clock on the wall, also on the days
 * on which the clock changes, and a minute is always a real minute.
 */
export function minuteOf(day: Day, moment: Moment): number {
  return noon + minutesBetween(momentOf(day, '12:00'), moment)
}

export function momentAt(day: Day, minute: number): Moment {
  return addMinutes(momentOf(day, '12:00'), minute - noon)
}

/** The day of a moment and its minute. */
export function dayAndMinute(moment: Moment): { day: Day; minute: number } {
  const day = dayOf(moment)
  return { day, minute: minuteOf(day, moment) }
}

/** '08:30' is 510. */
export function minuteOfTime(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

const noon = 720
