import { addDays } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { contains } from '#domain/calendar/period'
import { ledgerRows, standing } from '#domain/units/ledger'
import { sum } from '#domain/units/sum'
import { totalTravel } from '#domain/units/travel'
import type { Figure, Hours, KeyFigures, Measured, Travel } from './report-content'
import type { ReportFacts, TravelFact, VisitFact } from './report-facts'
import { countOf, isFirstReport, visitsMade, visitsMadeBefore, visitsMadeInPeriod } from './visits'

/** The four figures of the first page. */
export function keyFigures(facts: ReportFacts): KeyFigures {
  const made = visitsMade(facts)
  const before = visitsMadeBefore(facts)
  const agreed = facts.ahead.filter((appointment) => appointment.kind === 'visit' && appointment.state === 'agreed')
  const scoreBefore = isFirstReport(facts) ? null : averageScore(before)
  return {
    visited: { total: countOf(made), target: facts.campaign.targetVisits, inPeriod: countOf(visitsMadeInPeriod(facts)) },
    booked: { total: countOf(agreed), firstOn: agreed.map((appointment) => dayOf(appointment.startsAt)).sort()[0] ?? null },
    score: {
      average: averageScore(made),
      before: scoreBefore?.value ?? null,
      beforeOn: scoreBefore ? addDays(facts.report.period.from, -1) : null,
    },
    opportunities: {
      total: countOf(made.filter(hasOpportunity)),
      cents: worthOf(made),
      inPeriod: countOf(visitsMadeInPeriod(facts).filter(hasOpportunity)),
    },
  }
}

/** The hours of the unit, and the travel that is charged apart. */
export function hoursOf(facts: ReportFacts): Hours {
  const entries = facts.ledger.map((line) => line.entry)
  const figures = standing(entries)
  const rows = ledgerRows(entries)
  const used = rows.filter((row) => row.entry.kind === 'consumption' || row.entry.kind === 'expiry' || row.entry.kind === 'reversal')
  const usedInPeriod = used.filter((row) => contains(facts.report.period, row.entry.on))
  const { forecast, report } = facts
  return {
    sold: figures.sold,
    used: { value: figures.used, sources: idsOf(used) },
    balance: { value: figures.balance, sources: idsOf(rows) },
    usedInPeriod: { value: -sum(usedInPeriod.map((row) => row.change)), sources: idsOf(usedInPeriod) },
    overBy: Math.max(0, figures.used - figures.sold),
    perVisit: forecast.minutesPerVisit,
    plannedPerVisit: forecast.plannedMinutesPerVisit,
    basis: forecast.basis,
    binds: forecast.binds,
    expectedVisits: forecast.visits,
    visitsByHours: forecast.done + forecast.possible.byHours,
    interval: forecast.interval,
    endsOn: forecast.endsOn,
    travel: { total: travelOf(facts.travel), inPeriod: travelOf(facts.travel.filter((line) => contains(report.period, line.on))) },
  }
}

/** The mean of the scores that were given; null when none was, which is not a nought. */
export function averageScore(visits: readonly VisitFact[]): Measured {
  const scored = visits.filter((visit) => visit.score !== null)
  if (scored.length === 0) return null
  return { value: sum(scored.map((visit) => visit.score ?? 0)) / scored.length, sources: scored.map((visit) => visit.id) }
}

function hasOpportunity(visit: VisitFact): boolean {
  return visit.opportunity !== null
}

/** What the opportunities are worth together, as far as somebody put a figure on them. */
function worthOf(visits: readonly VisitFact[]): Measured {
  const known = visits.flatMap((visit) => (visit.opportunity?.cents == null ? [] : { id: visit.id, cents: visit.opportunity.cents }))
  if (known.length === 0) return null
  return { value: sum(known.map((one) => one.cents)), sources: known.map((one) => one.id) }
}

function travelOf(lines: readonly TravelFact[]): Travel {
  return { ...totalTravel(lines), sources: lines.map((line) => line.id) }
}

function idsOf(rows: readonly { entry: { id: string } }[]): Figure['sources'] {
  return rows.map((row) => row.entry.id)
}
