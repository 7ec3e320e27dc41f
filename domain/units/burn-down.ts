import type { Day } from '#domain/calendar/day'
import type { Period } from '#domain/calendar/period'
import type { NewEntry } from './entry'

/** The minutes left at the end of a day. `done` is known up to today; `expected` and its band begin today. */
export type BurnDownPoint = { day: Day; plan: number; done: number | null; expected: { middle: number; low: number; high: number } | null }

export type BurnDown = { total: number; today: Day; points: BurnDownPoint[] }

export type BurnDownFacts = {
  entries: readonly NewEntry[]
  /** From the day the unit began to the day it should be used up. */
  period: Period
  today: Day
  plannedMinutes: Readonly<Record<Day, number>>
  minutesPerWorkingDay: number
  daysOff?: ReadonlySet<Day>
}

export declare function burnDown(facts: BurnDownFacts): BurnDown
