import type { Day, Weekday } from './day'
import { weekday } from './day'
import { addMinutes, type Moment, momentOf, type WallTime, wallClock } from './moment'

/** From when until when somebody works on a day of the week; a weekday that is left out is free. */
export type WorkingHours = Readonly<Partial<Record<Weekday, { from: WallTime; to: WallTime }>>>

export const officeHours: WorkingHours = {
  1: { from: '08:30', to: '17:30' },
  2: { from: '08:30', to: '17:30' },
  3: { from: '08:30', to: '17:30' },
  4: { from: '08:30', to: '17:30' },
  5: { from: '08:30', to: '17:30' },
}

/** The working hours of a day as moments; null on a free day. */
export function hoursOn(hours: WorkingHours, day: Day): { from: Moment; to: Moment } | null {
  const window = hours[weekday(day)]
  return window ? { from: momentOf(day, window.from), to: momentOf(day, window.to) } : null
}

/** Whether something of so many minutes lies wholly within the working hours of the day on which it begins. */
export function withinHours(hours: WorkingHours, startsAt: Moment, minutes: number): boolean {
  const window = hoursOn(hours, wallClock(startsAt).day)
  return window !== null && window.from <= startsAt && addMinutes(startsAt, minutes) <= window.to
}
