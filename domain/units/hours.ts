import type { DayCapacity } from '#domain/calendar/capacity'
import type { Day } from '#domain/calendar/day'
import { sum } from './sum'

/** Time on a day: what it went to, for whom. Minutes are net of corrections. */
export type BookedTime = { on: Day; minutes: number; unitId: string; client: string; campaign: string; subject: string }

/** A visit whose hour is over and that nobody logged. */
export type Unlogged = { id: string; on: Day; customer: string }

export type SheetDay = DayCapacity & {
  booked: number
  lines: BookedTime[]
  unlogged: Unlogged[]
  /** Working time that nothing was booked for; 0 on a day that is not over, and below what nobody accounts for. */
  gap: number
  /** Time booked beyond the working hours. */
  over: number
}

export type WeekSheet = { days: SheetDay[]; capacity: number; booked: number; gap: number }

/** Less than a quarter of an hour a day is nobody's gap: coffee. */
const leastGap = 15

/**
 * The week of a consultant: what was booked each day beside the working hours, and where something is missing: working time without a booking on a day
 * that is over, and visits that were not logged.
 */
export function weekSheet(
  capacity: readonly DayCapacity[],
  booked: readonly BookedTime[],
  unlogged: readonly Unlogged[],
  today: Day,
): WeekSheet {
  const days = capacity.map((each) => {
    const lines = booked.filter(({ on, minutes }) => on === each.day && minutes !== 0)
    const minutes = sum(lines.map((line) => line.minutes))
    // A correction of an earlier day can leave less than nothing on this one: no more is missing than the day is long.
    const missing = each.minutes - Math.max(0, minutes)
    return {
      ...each,
      booked: minutes,
      lines,
      unlogged: unlogged.filter(({ on }) => on === each.day),
      gap: each.day < today && missing >= leastGap ? missing : 0,
      over: Math.max(0, -missing),
    }
  })
  return {
    days,
    capacity: sum(days.map(({ minutes }) => minutes)),
    booked: sum(days.map((day) => day.booked)),
    gap: sum(days.map(({ gap }) => gap)),
  }
}
