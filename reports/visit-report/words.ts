import type { Day } from '#domain/calendar/day'
import type { Language } from '#domain/language/format'
import type { Change } from '#domain/reporting/changes'
import type { BookingWhat, HeadlineLead, Hours, NextLine, ReportContent, SummaryLine, VisitLine } from '#domain/reporting/report-content'
import type { ThemeTone } from '#domain/reporting/report-facts'
import { englishWords } from './words-en'
import { dutchWords } from './words-nl'

/** Weekly or monthly: the period is called "this week" or "this month". */
export type Rhythm = ReportContent['report']['rhythm']

/**
 * Every sentence of a report to a client, for one language. Clients are addressed formally; a count decides its own plural;
 * what was not measured is said in words and never shown as nought.
 */
export type VisitReportWords = {
  stamp: (report: ReportContent['report']) => string
  title: (report: ReportContent['report'], client: string) => string
  footer: (report: ReportContent['report'], about: string) => string
  of: string
  headings: Record<
    | 'glance'
    | 'asks'
    | 'customers'
    | 'opportunities'
    | 'complaints'
    | 'annex'
    | 'voices'
    | 'hours'
    | 'bookings'
    | 'where'
    | 'next'
    | 'visits',
    (rhythm: Rhythm) => string
  >
  correction: {
    heading: (replaces: string) => string
    text: (note: string, changed: boolean) => string
    change: (change: Change) => string
  }
  lead: (lead: HeadlineLead, rhythm: Rhythm) => string
  theme: (name: string, tone: ThemeTone) => string
  summary: (line: SummaryLine, rhythm: Rhythm) => string
  visited: { of: (target: number) => string; label: (count: number) => string; change: (inPeriod: number, rhythm: Rhythm) => string }
  booked: { label: (count: number) => string; change: (firstOn: Day | null) => string }
  score: {
    of: string
    label: string
    before: (before: number, on: Day | null, rhythm: Rhythm) => string
    same: string
    first: string
    notMeasured: string
  }
  opportunities: { label: (count: number, cents: number | null) => string; change: (inPeriod: number, rhythm: Rhythm) => string }
  progress: Record<'visited' | 'booked' | 'to-plan', (count: number) => string> & {
    spoken: (visited: number, booked: number, toPlan: number) => string
  }
  ask: { due: (on: Day) => string; late: (days: number) => string; done: string; none: (rhythm: Rhythm) => string }
  voices: { change: (count: number, before: number | null) => string; none: (visited: number) => string }
  opportunity: { columns: Record<'customer' | 'text' | 'who' | 'when' | 'value', string> }
  complaint: {
    columns: Record<'customer' | 'text' | 'who' | 'state', string>
    state: (state: 'open' | 'answered' | 'solved', receivedOn: Day, solvedOn: Day | null) => string
  }
  hours: (hours: Hours) => string
  burnDown: Record<'today' | 'done' | 'forecast' | 'plan' | 'note', string> & {
    left: (minutes: number) => string
    end: (on: Day) => string
    spoken: (hours: Hours) => string
  }
  bookings: {
    columns: Record<'day' | 'text' | 'who' | 'hours' | 'balance' | 'travel', string>
    opening: (rhythm: Rhythm) => string
    total: (unit: string, asOf: Day) => string
    none: (rhythm: Rhythm) => string
    travel: (metres: number, cents: number) => string
    travelOf: (metres: number, cents: number) => string
    what: (what: BookingWhat) => string
  }
  where: {
    visited: string
    booked: string
    toPlan: string
    spoken: (visited: number, booked: number, toPlan: number) => string
    none: string
  }
  next: { line: (line: NextLine) => string; none: string }
  visits: {
    columns: Record<'day' | 'customer' | 'who' | 'outcome' | 'score' | 'topics', string>
    outcome: Record<VisitLine['outcome'], string>
  }
}

export function visitReportWords(language: Language): VisitReportWords {
  return language === 'nl' ? dutchWords : englishWords
}
