import { contains } from '#domain/calendar/period'
import { isEvaluation } from './period'
import type { Figure } from './report-content'
import type { ReportFacts, VisitFact } from './report-facts'

/** The visits that took place: somebody was at home. Oldest first. */
export function visitsMade({ visits, report }: ReportFacts): VisitFact[] {
  return inOrder(visits.filter((visit) => visit.outcome !== 'not-home' && visit.on <= report.asOf))
}

export function visitsMadeInPeriod(facts: ReportFacts): VisitFact[] {
  return visitsMade(facts).filter((visit) => contains(facts.report.period, visit.on))
}

/** The visits made before the period of the report began. */
export function visitsMadeBefore(facts: ReportFacts): VisitFact[] {
  return visitsMade(facts).filter((visit) => visit.on < facts.report.period.from)
}

export function inOrder(visits: readonly VisitFact[]): VisitFact[] {
  return [...visits].sort((a, b) => (a.on !== b.on ? (a.on < b.on ? -1 : 1) : a.id < b.id ? -1 : 1))
}

/** How many, and which they are. */
export function countOf(lines: readonly { id: string }[]): Figure {
  return { value: lines.length, sources: lines.map((line) => line.id) }
}

export function isFirstReport({ report }: ReportFacts): boolean {
  return report.number <= 1 || isEvaluation(report.rhythm)
}
