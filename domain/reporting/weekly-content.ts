import { contains } from '#domain/calendar/period'
import { nextLines } from './ahead'
import { askLines } from './asks'
import { baseView } from './base'
import { bookingsOfPeriod } from './bookings'
import { complaintLines, opportunityLines, voiceOf } from './customers-say'
import { evaluationOf } from './evaluation'
import { hoursOf, keyFigures } from './figures'
import { headlineOf, summaryOf } from './headline'
import { mapPoints } from './map'
import { paceOf } from './pace'
import { weekNumberOf } from './period'
import type { ReportContent, VisitLine } from './report-content'
import type { ReportFacts } from './report-facts'
import { themeLines } from './themes'
import { inOrder, isFirstReport } from './visits'

/**
 * What a weekly or monthly report says: which figures, each with the log lines behind it, in the order in which a client asks. Values only;
 * the words of both languages belong to the paper and the screen, which take the same content and so cannot disagree.
 */
export function reportContent(facts: ReportFacts): ReportContent {
  const figures = keyFigures(facts)
  const themes = themeLines(facts)
  const complaints = complaintLines(facts)
  const hours = hoursOf(facts)
  return {
    report: reportOf(facts),
    firm: facts.firm.name,
    client: facts.client.name,
    campaign: facts.campaign.name,
    unit: facts.unit.name,
    headline: headlineOf({ figures, themes, complaints, hours }),
    summary: summaryOf({ figures, themes, complaints, hours }),
    figures,
    asks: askLines(facts),
    themes,
    voice: voiceOf(facts),
    opportunities: opportunityLines(facts),
    complaints,
    hours,
    burnDown: facts.burnDown,
    bookings: bookingsOfPeriod(facts),
    map: mapPoints(facts),
    next: nextLines(facts.ahead),
    visits: visitLines(facts),
    pace: paceOf(facts),
    ...(facts.base ? { base: baseView(facts.base) } : {}),
    ...(facts.evaluation ? { evaluation: evaluationOf(facts.evaluation, figures, complaints) } : {}),
  }
}

function reportOf(facts: ReportFacts): ReportContent['report'] {
  const { number, edition, state, rhythm, period, asOf } = facts.report
  const isFirst = isFirstReport(facts)
  return { number, edition, isDraft: state === 'draft', rhythm, week: weekNumberOf(rhythm, period), period, asOf, isFirst }
}

/** The visits of the period, a customer who was not at home included. */
function visitLines({ visits, report }: ReportFacts): VisitLine[] {
  return inOrder(visits.filter((visit) => contains(report.period, visit.on))).map(({ id, on, customer, who, outcome, score, topics }) => {
    return { on, customer: customer.name, town: customer.town, who, outcome, score, topics, sources: [id] }
  })
}
