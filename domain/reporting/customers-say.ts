import { contains } from '#domain/calendar/period'
import type { ComplaintLine, OpportunityLine, Voice } from './report-content'
import type { ComplaintFact, ReportFacts, VisitFact } from './report-facts'
import { visitsMade } from './visits'

/** The latest quote whose speaker agreed to it, one of the period before any older. */
export function voiceOf(facts: ReportFacts): Voice | null {
  const visit = visitsMade(facts).findLast((one) => one.quote?.consent)
  if (!visit?.quote) return null
  const { text, speaker } = visit.quote
  return { text, speaker, customer: visit.customer.name, town: visit.customer.town, sources: [visit.id] }
}

/** Every opportunity that a visit found, the newest first. */
export function opportunityLines(facts: ReportFacts): OpportunityLine[] {
  return visitsMade(facts)
    .reverse()
    .flatMap((visit) => opportunityLine(visit, facts) ?? [])
}

/** Complaints that are open, and those that came or were solved in the period: open ones first, the oldest before. */
export function complaintLines({ complaints, report }: ReportFacts): ComplaintLine[] {
  return complaints
    .filter(({ receivedOn, solvedOn }) => solvedOn === null || contains(report.period, receivedOn) || contains(report.period, solvedOn))
    .map((complaint): ComplaintLine => {
      const { id, customer, subject, receivedOn, solvedOn, owner } = complaint
      const isNew = contains(report.period, receivedOn)
      return { customer: customer?.name ?? null, subject, receivedOn, state: stateOf(complaint), solvedOn, owner, isNew, sources: [id] }
    })
    .sort((a, b) => Number(a.state === 'solved') - Number(b.state === 'solved') || (a.receivedOn < b.receivedOn ? -1 : 1))
}

function opportunityLine({ id, on, customer, opportunity }: VisitFact, { report }: ReportFacts): OpportunityLine | null {
  if (opportunity === null) return null
  return { customer: customer.name, town: customer.town, ...opportunity, isNew: contains(report.period, on), sources: [id] }
}

function stateOf(complaint: ComplaintFact): ComplaintLine['state'] {
  if (complaint.solvedOn !== null) return 'solved'
  return complaint.answeredOn !== null ? 'answered' : 'open'
}
