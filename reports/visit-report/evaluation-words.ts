import { formatDay, formatNumber, type Language } from '#domain/language/format'
import type { BaseLine, Evaluation, Expectation, SegmentShift } from '#domain/reporting/evaluation'
import type { ReportContent } from '#domain/reporting/report-content'
import { notMeasured } from './phrasing'
import type { WordedEvaluation } from './worded'

type Phrases = {
  heading: string
  expectations: { heading: string; columns: [string, string, string, string]; none: string; verdict: (line: Expectation) => string }
  source: (kickOff: Evaluation['kickOff'], language: Language) => string
  base: { heading: string; columns: [string, string, string, string]; lines: Record<BaseLine['what'], string>; none: string }
  segments: {
    heading: (on: string) => string
    columns: [string, string, string, string]
    none: string
    change: (shift: SegmentShift) => string
  }
  findings: { heading: string; none: string }
  agreed: { heading: string; none: string }
}

const nl: Phrases = {
  heading: 'Verwacht en gezien',
  source: (kickOff, language) => {
    if (!kickOff) return 'Er is geen kick-off vastgelegd waaraan we de verwachtingen kunnen toetsen.'
    const on = kickOff.on ? ` van ${formatDay(kickOff.on, language, 'long')}` : ''
    return `U verwachtte het volgende, volgens de kick-off${on}${kickOff.isAgreed ? ', waarmee u akkoord ging' : ''}. Ernaast staat wat wij zagen.`
  },
  expectations: {
    heading: 'Uw verwachtingen',
    columns: ['U verwachtte', 'Getal', 'Wij zagen', 'Oordeel'],
    none: 'Bij de kick-off zijn geen verwachtingen in getallen vastgelegd.',
    verdict: ({ expected, seen }) => (seen === null ? 'niet gemeten' : seen.value >= expected ? 'gehaald' : 'nog niet gehaald'),
  },
  base: {
    heading: 'Uw klantenbestand, toen en nu',
    columns: ['', 'Bij binnenkomst', 'Nu', 'Verschil'],
    lines: {
      customers: 'Klanten in het bestand',
      score: 'Kwaliteit (van 100)',
      address: 'Adres ingevuld (%)',
      phone: 'Telefoon ingevuld (%)',
      contact: 'Contactpersoon ingevuld (%)',
      email: 'E-mail ingevuld (%)',
      kvk: 'KvK-nummer ingevuld (%)',
      point: 'Plek op de kaart (%)',
    },
    none: 'Er staan nog geen klanten in het bestand.',
  },
  segments: {
    heading: (on) => `Segmenten sinds het plan van ${on}`,
    columns: ['Segment', 'Bij het plan', 'Nu', 'Verschoven'],
    none: 'Er is nog geen plan goedgekeurd waarmee we de segmenten kunnen vergelijken.',
    change: ({ came, left }) =>
      came + left === 0 ? 'gelijk' : [came > 0 && `${came} erbij`, left > 0 && `${left} eruit`].filter(Boolean).join(', '),
  },
  findings: { heading: 'Bevindingen', none: 'Er zijn geen bevindingen vastgelegd.' },
  agreed: { heading: 'Afgesproken bijstellingen', none: 'Er zijn geen bijstellingen afgesproken.' },
}

const en: Phrases = {
  heading: 'Expected and seen',
  source: (kickOff, language) => {
    if (!kickOff) return 'No kick-off was recorded to hold the expectations against.'
    const on = kickOff.on ? ` of ${formatDay(kickOff.on, language, 'long')}` : ''
    return `This is what you expected, by the kick-off${on}${kickOff.isAgreed ? ' that you agreed to' : ''}. Beside it stands what we saw.`
  },
  expectations: {
    heading: 'Your expectations',
    columns: ['You expected', 'Number', 'We saw', 'Verdict'],
    none: 'No expectations in numbers were recorded at the kick-off.',
    verdict: ({ expected, seen }) => (seen === null ? 'not measured' : seen.value >= expected ? 'met' : 'not met yet'),
  },
  base: {
    heading: 'Your customer base, then and now',
    columns: ['', 'On arrival', 'Now', 'Difference'],
    lines: {
      customers: 'Customers in the base',
      score: 'Quality (out of 100)',
      address: 'Address filled (%)',
      phone: 'Phone filled (%)',
      contact: 'Contact person filled (%)',
      email: 'E-mail filled (%)',
      kvk: 'Chamber of Commerce number filled (%)',
      point: 'Place on the map (%)',
    },
    none: 'There are no customers in the base yet.',
  },
  segments: {
    heading: (on) => `Segments since the plan of ${on}`,
    columns: ['Segment', 'At the plan', 'Now', 'Shifted'],
    none: 'No plan has been approved yet to compare the segments with.',
    change: ({ came, left }) =>
      came + left === 0 ? 'the same' : [came > 0 && `${came} in`, left > 0 && `${left} out`].filter(Boolean).join(', '),
  },
  findings: { heading: 'Findings', none: 'No findings were recorded.' },
  agreed: { heading: 'Adjustments agreed', none: 'No adjustments were agreed.' },
}

/** The page of an evaluation: expected against seen, the base and the segments then and now, findings and what was agreed. Null in every other report. */
export function evaluation({ evaluation: made }: ReportContent, language: Language): WordedEvaluation | null {
  if (!made) return null
  const words = language === 'nl' ? nl : en
  const number = (value: number | null) => (value === null ? notMeasured : formatNumber(value, language, Number.isInteger(value) ? 0 : 1))
  return {
    heading: words.heading,
    lead: words.source(made.kickOff, language),
    tables: [
      {
        heading: words.expectations.heading,
        columns: words.expectations.columns,
        none: words.expectations.none,
        rows: made.expectations.map((line) => [
          line.what,
          number(line.expected),
          number(line.seen?.value ?? null),
          words.expectations.verdict(line),
        ]),
      },
      {
        heading: words.base.heading,
        columns: words.base.columns,
        none: words.base.none,
        rows: made.base.map(({ what, before, now }) => [
          words.base.lines[what],
          number(before),
          number(now),
          difference(before, now, language),
        ]),
      },
      {
        heading: words.segments.heading(made.planOn ? formatDay(made.planOn, language, 'long') : notMeasured),
        columns: words.segments.columns,
        none: words.segments.none,
        rows: made.segments.map((shift) => [shift.name, number(shift.atPlan), number(shift.now), words.segments.change(shift)]),
      },
    ],
    findings: { ...words.findings, text: made.findings },
    agreed: { ...words.agreed, points: [...made.agreed] },
  }
}

function difference(before: number | null, now: number | null, language: Language): string {
  if (before === null || now === null) return ''
  if (before === now) return '='
  return `${now > before ? '+' : '−'}${formatNumber(Math.abs(now - before), language)}`
}
