import { formatDay, formatEuroWhole, formatNumber, type Language } from '#domain/language/format'
import type { ReportLayout } from '#domain/reporting/layout'
import type { ReportContent } from '#domain/reporting/report-content'
import { notMeasured } from './phrasing'
import type { WordedCustomers } from './worded'
import type { Rhythm, VisitReportWords } from './words'

/** Opportunities, complaints and visits one by one, as far as the report is to have them; null when it has none of the three. */
export function customers(
  content: ReportContent,
  layout: ReportLayout,
  words: VisitReportWords,
  language: Language,
): WordedCustomers | null {
  const has = (part: ReportLayout[number]) => layout.includes(part)
  const { report } = content
  const [opportunities, complaints, visits] = [
    has('opportunities') ? content.opportunities : [],
    has('complaints') ? content.complaints : [],
    has('visits') ? content.visits : [],
  ]
  if (opportunities.length + complaints.length + visits.length === 0) return null
  return {
    heading: words.headings.customers(report.rhythm),
    opportunities: {
      heading: words.headings.opportunities(report.rhythm),
      columns: words.opportunity.columns,
      rows: opportunities.map(({ customer, town, text, who, dueOn, cents, sources }) => ({
        customer: withTown(customer, town),
        text,
        who: who ?? '',
        when: dueOn ? formatDay(dueOn, language) : '',
        value: cents === null ? '' : formatEuroWhole(cents, language),
        sources,
      })),
    },
    complaints: {
      heading: words.headings.complaints(report.rhythm),
      columns: words.complaint.columns,
      rows: complaints.map(({ customer, subject, owner, state, receivedOn, solvedOn, sources }) => ({
        customer: customer ?? '',
        text: subject,
        who: owner ?? '',
        state: words.complaint.state(state, receivedOn, solvedOn),
        sources,
      })),
    },
    visits: visitList(visits, words, language, report.rhythm),
  }
}

function visitList(
  visits: ReportContent['visits'],
  words: VisitReportWords,
  language: Language,
  rhythm: Rhythm,
): WordedCustomers['visits'] {
  return {
    heading: words.headings.visits(rhythm),
    columns: words.visits.columns,
    rows: visits.map(({ on, customer, town, who, outcome, score, topics, sources }) => ({
      day: formatDay(on, language),
      customer: withTown(customer, town),
      who,
      outcome: words.visits.outcome[outcome],
      score: score === null ? notMeasured : formatNumber(score, language),
      topics: topics.join(', '),
      sources,
    })),
  }
}

function withTown(customer: string, town: string | null): string {
  return town ? `${customer}, ${town}` : customer
}
