import { addDays, type Day, dayAfter, dayFrom, daysBetween, mondayOf, partsOf } from './day'

/** A run of days; the first and the last both belong to it. */
export type Period = { from: Day; to: Day }

/** Monday to Sunday of an ISO week. A week 53 in a year without one is refused. */
export function isoWeekPeriod(year: number, week: number): Period | { refused: 'no-such-week' } {
  // 4 January always lies in week 1.
  const monday = addDays(mondayOf(dayFrom(year, 1, 4)), (week - 1) * 7)
  const thursday = addDays(monday, 3)
  if (!Number.isInteger(week) || week < 1 || partsOf(thursday).year !== year) return { refused: 'no-such-week' }
  return { from: monday, to: addDays(monday, 6) }
}

/** The ISO week that holds the day. */
export function weekPeriodOf(day: Day): Period {
  const monday = mondayOf(day)
  return { from: monday, to: addDays(monday, 6) }
}

/** A calendar month; month 1 is January. */
export function monthPeriod(year: number, month: number): Period {
  return { from: dayFrom(year, month, 1), to: addDays(dayFrom(year, month + 1, 1), -1) }
}

export function monthPeriodOf(day: Day): Period {
  const { year, month } = partsOf(day)
  return monthPeriod(year, month)
}

export function contains(period: Period, day: Day): boolean {
  return period.from <= day && day <= period.to
}

/** Every day of the period, in order; none when it ends before it begins. */
export function daysOf(period: Period): Day[] {
  let next = period.from
  return Array.from({ length: lengthOf(period) }, () => {
    const day = next
    next = dayAfter(day)
    return day
  })
}

/** How many days the period has; 0 when it ends before it begins. */
export function lengthOf(period: Period): number {
  return Math.max(0, daysBetween(period.from, period.to) + 1)
}
