import { baseView } from '#domain/reporting/base'
import type { BookingLine, ReportContent } from '#domain/reporting/report-content'
import { burnDownFrom, figure, sampleContent } from './sample'

const sample = sampleContent()

/** Two hundred letters of the longest compounds Dutch has. */
export const longName =
  'Aansprakelijkheidswaardevaststellingsveranderingen & Zonen Klimaatbeheersingsinstallatietechniek Warmtepompenspeciaalzaak Rijksdienstverleningsovereenkomstbeheer Wijkbijduurstedeoverlangbroek Holding B.V.'

const noTravel = { metres: 0, cents: 0, sources: [] }

/** A week in which nothing happened and nothing is known. */
export const emptyWeek: ReportContent = sampleContent({
  headline: { lead: { kind: 'no-visits-in-period', visited: 14, target: 30 }, theme: null },
  summary: [
    { kind: 'no-visits', booked: 5, firstOn: '2025-11-20' },
    { kind: 'forecast', visits: 29, target: 30, makesTarget: false, basis: 'figures' },
  ],
  asks: [],
  themes: [],
  voice: null,
  bookings: { opening: 2310, rows: [], closing: 2310 },
  hours: { ...sample.hours, travel: { total: noTravel, inPeriod: noTravel } },
  map: [],
  next: [],
})

/** The first week of a unit: opened on Monday, nobody visited, nobody asked for a score. */
export const firstReport: ReportContent = sampleContent({
  report: {
    ...sample.report,
    number: 1,
    isFirst: true,
    isDraft: false,
    asOf: '2025-09-26',
    period: { from: '2025-09-22', to: '2025-09-28' },
  },
  headline: { lead: { kind: 'nothing-yet', target: 30 }, theme: null },
  summary: [{ kind: 'forecast', visits: 30, target: 30, makesTarget: true, basis: 'norm' }],
  figures: {
    visited: { total: figure(0), target: 30, inPeriod: figure(0) },
    booked: { total: figure(1), firstOn: '2025-09-30' },
    score: { average: null, before: null, beforeOn: null },
    opportunities: { total: figure(0), cents: null, inPeriod: figure(0) },
  },
  themes: [],
  voice: null,
  hours: { ...sample.hours, used: figure(300), balance: figure(4500), basis: 'norm', endsOn: null },
  burnDown: burnDownFrom('2025-09-22', '2025-12-19', '2025-09-26'),
  bookings: {
    opening: 0,
    rows: [
      {
        on: '2025-09-22',
        what: { kind: 'entry', entryKind: 'opening', text: '' },
        who: null,
        minutes: -4800,
        balance: 4800,
        travel: null,
        sources: [],
      },
      {
        on: '2025-09-24',
        what: { kind: 'work', subject: 'set-up', text: '' },
        who: 'Tom',
        minutes: 300,
        balance: 4500,
        travel: null,
        sources: [],
      },
    ],
    closing: 4500,
  },
})

/** An hour and a quarter more used than was sold. */
export const overBudget: ReportContent = sampleContent({
  headline: { lead: { kind: 'over-budget', minutes: 75 }, theme: sample.headline.theme },
  summary: [{ kind: 'over-budget', minutes: 75 }, ...sample.summary.slice(0, 2)],
  hours: { ...sample.hours, used: figure(4875), balance: figure(-75), overBy: 75, endsOn: null },
  burnDown: {
    ...sample.burnDown,
    points: sample.burnDown.points.map((point) => ({
      ...point,
      done: point.done === null ? null : Math.round(4800 - (4800 - point.done) * 1.958),
      expected: point.expected && { middle: 0, low: 0, high: 0 },
    })),
  },
})

/** Every name as long as a name may be. */
export const longNames: ReportContent = sampleContent({
  firm: longName,
  client: longName,
  campaign: longName,
  unit: longName,
  headline: { ...sample.headline, theme: { name: longName, tone: 'bad', count: figure(6) } },
  asks: sample.asks.map((ask) => ({ ...ask, text: longName, who: longName })),
  themes: sample.themes.map((theme) => ({ ...theme, name: longName })),
  voice: { text: `${longName} ${longName} ${longName}`, speaker: longName, customer: longName, town: longName, sources: [] },
  opportunities: sample.opportunities.map((line) => ({ ...line, customer: longName, text: longName, who: longName })),
  complaints: sample.complaints.map((line) => ({ ...line, customer: longName, subject: longName, owner: longName })),
  bookings: {
    ...sample.bookings,
    rows: sample.bookings.rows.map(
      (row): BookingLine => ({ ...row, who: longName, what: { kind: 'visit', customer: longName, town: longName } }),
    ),
  },
  next: sample.next.map((line) => (line.kind === 'meeting' ? { ...line, title: longName } : line)),
  visits: sample.visits.map((line) => ({ ...line, customer: longName, who: longName, topics: [longName, longName] })),
})

/** A week with so many bookings. */
export function bookings(count: number): ReportContent {
  return sampleContent({ bookings: { opening: 62_310, rows: Array.from({ length: count }, (_, index) => visitRow(index)), closing: 2310 } })
}

function visitRow(index: number): BookingLine {
  return {
    on: '2025-11-18',
    what: { kind: 'visit', customer: `Installatiebedrijf ${index + 1}`, town: 'Tiel' },
    who: 'Marieke',
    minutes: 60,
    balance: 62_310 - (index + 1) * 60,
    travel: { metres: 21_000, cents: 735 },
    sources: [`e-${index}`],
  }
}

/** Five hundred customers whose revenue falls as it does, spoken to every which way. */
const customers = Array.from({ length: 500 }, (_, at) => ({
  id: `c-${at}`,
  value: at % 20 === 19 ? null : Math.round(900_000 / (at + 1) ** 1.1),
  recencyDays: at % 9 === 8 ? null : (at * 37) % 730,
  frequency: at % 7,
}))

const pace: ReportContent['pace'] = {
  per: 'month',
  bars: [
    { period: { from: '2025-09-01', to: '2025-09-30' }, visited: figure(2), booked: figure(0) },
    { period: { from: '2025-10-01', to: '2025-10-31' }, visited: figure(8), booked: figure(0) },
    { period: { from: '2025-11-01', to: '2025-11-30' }, visited: figure(4), booked: figure(6) },
    { period: { from: '2025-12-01', to: '2025-12-31' }, visited: figure(0), booked: figure(3) },
  ],
}

const drawings = { pace, base: baseView({ measure: 'revenue', year: 2025, customers }) }

export const month: ReportContent = sampleContent({
  report: { ...sample.report, rhythm: 'monthly', number: 2, edition: 1, isDraft: false },
  ...drawings,
})

/** A month in which every name is as long as a name may be. */
export const longMonth: ReportContent = {
  ...longNames,
  report: month.report,
  ...drawings,
  base: drawings.base && { ...drawings.base, measure: longName },
}

/** An evaluation with two expectations, of which one was not measured. */
export const evaluation: ReportContent = {
  ...sample,
  ...drawings,
  report: {
    ...sample.report,
    rhythm: 'interim-evaluation',
    number: 1,
    week: null,
    isFirst: true,
    period: { from: '2025-09-22', to: '2025-11-18' },
  },
  evaluation: {
    kind: 'interim-evaluation',
    kickOff: { edition: 1, on: '2025-09-22', isAgreed: true },
    expectations: [
      { what: 'Bezoeken', expected: 30, seen: figure(14), isTyped: false },
      { what: 'Nieuwe contactpersonen', expected: 20, seen: null, isTyped: true },
    ],
    base: [
      { what: 'customers', before: 612, now: 537 },
      { what: 'score', before: 58, now: 91 },
      { what: 'address', before: 71, now: 96 },
      { what: 'phone', before: null, now: 88 },
    ],
    planOn: '2025-09-26',
    segments: [
      { name: 'Groeiers', atPlan: 48, now: 51, came: 5, left: 2 },
      { name: 'Trouw', atPlan: 90, now: 90, came: 0, left: 0 },
    ],
    findings: 'Levertijd is de grootste zorg.\nDe vaste man op de binnendienst wordt gewaardeerd.',
    agreed: ['We bellen klanten met een late levering binnen twee dagen.', 'De training krijgt in januari een datum.'],
  },
}

/** An evaluation in which every word is as long as it may be, and far more is said than fits a page. */
export const longEvaluation: ReportContent = {
  ...longNames,
  report: evaluation.report,
  evaluation: evaluation.evaluation && {
    ...evaluation.evaluation,
    expectations: evaluation.evaluation.expectations.map((line) => ({ ...line, what: longName, expected: 999_999_999 })),
    segments: Array.from({ length: 30 }, (_, at) => ({
      name: `${at} ${longName}`,
      atPlan: 100_000,
      now: 100_000,
      came: 99_999,
      left: 99_999,
    })),
    findings: `${longName} ${longName}\n`.repeat(12),
    agreed: Array.from({ length: 30 }, () => `${longName} ${longName}`),
  },
}
