import { type Day, weekday } from '#domain/calendar/day'
import type { Given, Problem } from './problem'
import { otherWeekdays } from './work-week'

/** What is asked before a unit is planned. */
export type PlanQuestions = {
  staffIds: readonly string[]
  /** ISO weekdays on which is visited, 1 is Monday. */
  weekdays: readonly number[]
  /** Minutes; null is no limit. */
  mostDriveOneWay: number | null
  mostVisitsADay: number | null
  /** Whether everything that stands keeps its time, also what may move within its day or week. */
  keepsAll: boolean
  weeks: number
  /** How long the search may take. */
  seconds: number
}

/** The problem with what was asked: other weekdays are free, and what stands on them is left alone. */
export function asAsked(problem: Problem, asked: PlanQuestions): Problem {
  const free: Record<Day, null> = Object.fromEntries(otherWeekdays(asked.weekdays, problem).map((day) => [day, null]))
  const { mostDriveOneWay, mostVisitsADay, keepsAll } = asked
  const keep = (given: Given): Given => (keepsAll ? { ...given, rigidity: 'fixed' } : given)
  return {
    ...problem,
    consultants: problem.consultants.map((one) => ({
      ...one,
      // What somebody is held to holds also where more is asked.
      mostDriveOneWay: least(mostDriveOneWay, one.mostDriveOneWay),
      mostVisitsADay: least(mostVisitsADay, one.mostVisitsADay),
      exceptions: { ...one.exceptions, ...free },
    })),
    given: problem.given.filter((given) => asked.weekdays.includes(weekday(given.day))).map(keep),
  }
}

function least(asked: number | null, own: number | null): number | null {
  return asked === null ? own : own === null ? asked : Math.min(asked, own)
}
