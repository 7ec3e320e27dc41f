import { z } from 'zod'
import { type Day, isOfficeDay, weekday } from './day'
import { holidayOn } from './holidays'
import { isWallTime, type Moment, minutesBetween } from './moment'
import { hoursOn, officeHours, type WorkingHours } from './working-hours'

/** When the office is open from a day on. */
export type OfficeWeek = { from: Day; hours: WorkingHours }

const time = z.string().refine(isWallTime)
const openHours = z.object({ from: time, to: time }).refine(({ from, to }) => from < to)
const Kept = z.array(
  z.object({
    from: z.string().refine(isOfficeDay),
    hours: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), openHours).refine((days) => Object.keys(days).length > 0),
  }),
)

/** The weeks as they were kept, the first to begin first; none when nobody can read them. */
export function officeWeeksFrom(kept: unknown): OfficeWeek[] {
  const read = Kept.safeParse(kept ?? [])
  return read.success ? [...read.data].sort((a, b) => (a.from < b.from ? -1 : 1)) : []
}

export type OfficeWeekRefusal = { refused: 'office-never-open' } | { refused: 'office-hours-backwards' } | { refused: 'office-in-past' }

/** Whether the office can be open so from a day on; what was promised by the hours before stays. Null when it can. */
export function officeWeekRefusal({ from, hours }: OfficeWeek, today: Day): OfficeWeekRefusal | null {
  if (from < today) return { refused: 'office-in-past' }
  const days = Object.values(hours)
  if (days.length === 0) return { refused: 'office-never-open' }
  return days.every((day) => openHours.safeParse(day).success) ? null : { refused: 'office-hours-backwards' }
}

/** The weeks with one more; for the same day it takes the place of what stood there. */
export function withOfficeWeek(weeks: readonly OfficeWeek[], week: OfficeWeek): OfficeWeek[] {
  return [...weeks.filter(({ from }) => from !== week.from), week].sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** The hours in force on a day: Monday to Friday from 8:30 to 17:30 before anybody set them. */
export function officeHoursOn(weeks: readonly OfficeWeek[], day: Day): WorkingHours {
  return weeks.findLast(({ from }) => from <= day)?.hours ?? officeHours
}

/** When the office is open on a day; null when it is not, as on public holidays. */
export function officeOpenOn(weeks: readonly OfficeWeek[], day: Day): { from: Moment; to: Moment } | null {
  const hours = officeHoursOn(weeks, day)
  return hours[weekday(day)] && !holidayOn(day)?.dayOff ? hoursOn(hours, day) : null
}

/** The minutes of a whole day at the office by the hours in force on a day: those of its longest day, to say a term in days. */
export function officeDayMinutesOn(weeks: readonly OfficeWeek[], day: Day): number {
  // Of a day without a change of the clock, so that a day is as long all year.
  return Math.max(
    ...Object.values(officeHoursOn(weeks, day)).map(({ from, to }) =>
      minutesBetween(`2026-01-01T${from}:00.000Z`, `2026-01-01T${to}:00.000Z`),
    ),
  )
}
