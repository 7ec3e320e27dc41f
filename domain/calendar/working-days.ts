import { addDays, type Day, weekday } from './day'
import { holidayOn } from './holidays'
import { daysOf, lengthOf, type Period } from './period'

/** Monday to Friday, public holidays that are days off excepted, and the days off that are given (leave, a closed office). */
export function isWorkingDay(day: Day, daysOff: ReadonlySet<Day> = none): boolean {
  return isOpen(day) && !daysOff.has(day)
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

function isOpen(day: Day): boolean {
  const known = open.get(day)
  if (known !== undefined) return known
  const answer = weekday(day) <= 5 && !holidayOn(day)?.dayOff
  if (open.size >= 4000) open.clear()
  open.set(day, answer)
  return answer
}

// The same days are asked of every unit and every plan; some years of them are remembered.
const open = new Map<Day, boolean>()

export type OfficeDay = { day: Day; works: boolean }

/** Every day of a period with whether an office works then. The longest answer from a day on is remembered: a portfolio asks the same for every unit. */
export function officeDaysOf(period: Period): readonly OfficeDay[] {
  const length = lengthOf(period)
  if (remembered.from !== period.from || remembered.days.length < length)
    remembered = { from: period.from, days: daysOf(period).map((day) => ({ day, works: isWorkingDay(day) })) }
  return remembered.days.length === length ? remembered.days : remembered.days.slice(0, length)
}

let remembered: { from: Day; days: readonly OfficeDay[] } = { from: '', days: [] }

const none: ReadonlySet<Day> = new Set()
