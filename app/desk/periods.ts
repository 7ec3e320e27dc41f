import { addDays, type Day, dayFrom, partsOf } from '#domain/calendar/day'
import { monthPeriod, type Period } from '#domain/calendar/period'

export const periodNames = ['month', 'month-before', 'quarter', 'quarter-before', 'year', 'year-before'] as const
export type PeriodName = (typeof periodNames)[number]

/** The days of a period by its name, seen from today. */
export function periodNamed(name: PeriodName, today: Day): Period {
  const { year, month } = partsOf(today)
  const quarter = (of: Day): Period => {
    const first = Math.floor((partsOf(of).month - 1) / 3) * 3 + 1
    return { from: monthPeriod(partsOf(of).year, first).from, to: monthPeriod(partsOf(of).year, first + 2).to }
  }
  switch (name) {
    case 'month':
      return monthPeriod(year, month)
    case 'month-before': {
      const before = partsOf(addDays(monthPeriod(year, month).from, -1))
      return monthPeriod(before.year, before.month)
    }
    case 'quarter':
      return quarter(today)
    case 'quarter-before':
      return quarter(addDays(quarter(today).from, -1))
    case 'year':
      return { from: dayFrom(year, 1, 1), to: dayFrom(year, 12, 31) }
    case 'year-before':
      return { from: dayFrom(year - 1, 1, 1), to: dayFrom(year - 1, 12, 31) }
  }
}
