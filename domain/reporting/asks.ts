import { type Day, daysBetween } from '#domain/calendar/day'
import { contains } from '#domain/calendar/period'
import type { AskLine } from './report-content'
import type { AskFact, ReportFacts } from './report-facts'

/** What is asked of the client's people, the most overdue first; what they did is shown in the period in which they did it. */
export function askLines({ asks, report }: ReportFacts): AskLine[] {
  return asks
    .filter((ask) => ask.doneOn === null || contains(report.period, ask.doneOn))
    .sort(byUrgency)
    .map((ask) => lineOf(ask, report.asOf))
}

function lineOf({ id, text, who, dueOn, doneOn }: AskFact, asOf: Day): AskLine {
  const lateDays = dueOn !== null && doneOn === null ? Math.max(0, daysBetween(dueOn, asOf)) : 0
  return { text, who, dueOn, lateDays, done: doneOn !== null, sources: [id] }
}

// Open before done; then by day, and what has no day last.
function byUrgency(a: AskFact, b: AskFact): number {
  const openFirst = Number(a.doneOn !== null) - Number(b.doneOn !== null)
  return openFirst || compare(a.dueOn ?? '9999-12-31', b.dueOn ?? '9999-12-31') || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
