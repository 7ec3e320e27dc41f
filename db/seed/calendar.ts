import { addDays, type Day } from '#domain/calendar/day'
import { momentOf } from '#domain/calendar/moment'
import { isWorkingDay } from '#domain/calendar/working-days'

/** The demo's days, counted in working days from today, so that the story is always eight weeks old. */
export type DemoDays = {
  today: Day
  /** The working day so many working days before today. */
  past(count: number): Day
  /** The working day so many working days from today; 0 is today, or the next working day. */
  ahead(count: number): Day
  /** A wall-clock time on a day, as a moment. */
  at(day: Day, time: string): Date
}

export function demoDays(today: Day): DemoDays {
  const step = (count: number, way: 1 | -1, from: Day) => {
    let day = from
    for (let left = count; left > 0; ) {
      day = addDays(day, way)
      if (isWorkingDay(day)) left -= 1
    }
    return day
  }
  const first = isWorkingDay(today) ? today : step(1, 1, today)
  return {
    today,
    past: (count) => step(count, -1, today),
    ahead: (count) => step(count, 1, first),
    at: (day, time) => new Date(momentOf(day, time)),
  }
}
