import { describe, expect, test } from 'vitest'
import type { Language } from '#domain/language/format'
import type { ReportContent } from '#domain/reporting/report-content'
import { reportContent } from '#domain/reporting/weekly-content'
import { wordedReport } from '#reports/visit-report/content'
import { weeklyPdf } from '#reports/visit-report/pdf'
import { booked, factsOf, opening, visit } from '#tests/domain/reporting/waalstroom'
import { emptyWeek, firstReport, month, overBudget } from './cases'
import { runsOf, spokenTextOf } from './pdf-reading'
import { figure, sampleContent } from './sample'

describe('a report on paper says what its content says', () => {
  test('in Dutch, with the figures of the week and formal address', async () => {
    const text = await printed(sampleContent(), 'nl')
    expectAll(text, [
      'Weekrapport 8 (concept), stand dinsdag 18 november 2025',
      '14 van uw 30 klanten bezocht. ‘Levertijd warmtepompen’ is hun grootste zorg.',
      'Gemiddeld geven uw klanten een 4,1 van 5, met ‘Vaste man op de binnendienst’ als sterkste punt.',
      'Zes van de 14 bezochte klanten noemen ‘Levertijd warmtepompen’ als zorg; één klacht staat nog open.',
      'We verwachten 29 van de 30 afgesproken bezoeken uit deze unit.',
      'Dit vragen we van u',
      '2 dagen te laat',
      'Van de 80 uur zijn er 41,5 gebruikt. Een bezoek kost nu 2 u 10, gepland was 2 u. De uren zijn op rond 16 december.',
      'Belronde, 9 gesprekken, 3 afspraken',
      'Correctie: rapport 7 dubbel geboekt',
      '42 km, € 14,70',
      'Reiskosten in deze unit tot nu toe: 612 km, € 214,20. Ze gaan niet van de uren af.',
      'Do 20 nov: 3 bezoeken in Culemborg, Buren en Tiel',
      '38,5 uur over',
      '1 van 2',
      '2 van 2',
    ])
    expect(text).not.toMatch(/\b(je|jij|jouw|jullie)\b/i)
  })

  test('in English, with the same figures in English notation', async () => {
    expectAll(await printed(sampleContent(), 'en'), [
      'Weekly report 8 (draft), as of Tuesday 18 November 2025',
      '14 of your 30 customers visited. ‘Levertijd warmtepompen’ is their main concern.',
      'Of the 80 hours, 41.5 have been used. A visit now takes 2 h 10; 2 h was planned. The hours run out around 16 December.',
      'Call round, 9 conversations, 3 appointments',
      '42 km, €14.70',
      'Thu 20 Nov: 3 visits in Culemborg, Buren and Tiel',
      '38.5 hours left',
      '2 of 2',
    ])
  })

  test('row by row the balance of the ledger, after the balance the week began with', async () => {
    const runs = runsOf(await weeklyPdf(wordedReport(sampleContent(), 'nl'), { compress: false }))
    const at = runs.find((run) => run.text === 'Saldo')
    const balances = runs.filter((run) => run.page === at?.page && right(run) === right(at) && run.y < at.y).map((run) => run.text)
    expect(balances).toEqual(['42,13', '41,13', '39,72', '38,63', '38,88', '38,50', '38,50'])
  })

  test('on the screen in the very same words: the paper adds no figure of its own', () => {
    const worded = wordedReport(sampleContent(), 'nl')
    expect(worded).toEqual(JSON.parse(JSON.stringify(worded)))
    expect(worded.glance.numbers.map((number) => number.value)).toEqual(['14', '9', '4,1', '5'])
    expect(worded.glance.numbers.every((number) => number.sources.length > 0)).toBe(true)
  })
})

test('from the facts of the database to the paper: what was booked and driven stands in the report', async () => {
  const drive = visit('Mulder', '2025-11-18', { score: 5, topics: ['Levertijd'] })
  const work = { kind: 'visit', visitId: drive.id, customer: drive.customer } as const
  const entry = { id: 'e-1', minutes: 90, on: '2025-11-18', subject: 'visit', activityId: drive.id } as const
  const facts = factsOf({
    ledger: [opening, booked(entry, { work })],
    travel: [{ id: 't-1', activityId: drive.id, on: '2025-11-18', metres: 42_000, cents: 1470 }],
    visits: [drive],
  })
  expectAll(await printed(reportContent(facts), 'nl'), [
    '1 van uw 30 klanten bezocht.',
    'Van de 80 uur zijn er 1,5 gebruikt.',
    'Bezoek Mulder, Tiel',
    '42 km, € 14,70',
    'Saldo Unit 2 op 18 november',
    '78,50',
  ])
  expectAll(await printed(reportContent(factsOf()), 'nl'), ['Van de 80 uur is nog niets gebruikt.'])
})

describe('weeks that are not like the others', () => {
  test('an empty week says so, and prints no empty list', async () => {
    const text = await printed(emptyWeek, 'nl')
    expectAll(text, [
      'Geen bezoeken deze week; 14 van uw 30 klanten bezocht.',
      'Deze week waren er geen bezoeken. Er staan 5 afspraken vast, de eerste op do 20 nov.',
      'Deze week vragen we niets van u.',
      'Deze week is er niets geboekt.',
      'Er staat nog niets in de agenda.',
      'Nog geen adressen op de kaart.',
    ])
    expect(text).not.toContain('Reiskosten in deze unit')
  })

  test('a first report shows that no score was asked, and never a nought in its place', () => {
    const { glance, bookings } = wordedReport(firstReport, 'nl')
    expect(glance.headline).toBe('We staan klaar voor uw 30 klanten.')
    expect(glance.numbers[2]).toMatchObject({ value: '–', of: '', change: 'nog niet gevraagd' })
    expect(bookings.opening).toBeNull()
    expect(bookings.rows[0]).toMatchObject({ text: 'Unit geopend', hours: '', balance: '80,00' })
  })

  test('a unit that went over its hours opens with that, and promises no end', async () => {
    const text = await printed(overBudget, 'nl')
    expectAll(text, [
      'De uren van deze unit zijn met 1 u 15 overschreden.',
      'Er is 1 u 15 meer gewerkt dan deze unit telt. We overleggen graag met u hoe we verdergaan.',
      '1,25 uur te veel',
    ])
    expect(text).not.toContain('De uren zijn op rond')
  })

  test('a monthly report lists its opportunities, complaints and visits, a weekly one does not', async () => {
    const text = await printed(month, 'nl')
    expectAll(text, [
      'Maandrapport 2a, stand',
      'Kansen voor u',
      '€ 48.000',
      'open, sinds wo 12 nov',
      'Bezoeken deze maand',
      'was 3,9 in november',
    ])
    expect(wordedReport(sampleContent(), 'nl').customers).toBeNull()
  })
})

describe('a count decides its own words', () => {
  const figures = sampleContent().figures

  test.each<[Language, string[]]>([
    ['nl', ['klant bezocht', 'afspraak staat vast', 'kans, ±\u00a0€ 96.000']],
    ['en', ['customer visited', 'visit booked', 'opportunity, ±\u00a0€96,000']],
  ])('one of each, in %s', (language, labels) => {
    const ones = {
      ...figures,
      visited: { ...figures.visited, total: figure(1) },
      booked: { ...figures.booked, total: figure(1) },
      opportunities: { ...figures.opportunities, total: figure(1) },
    }
    const { numbers } = wordedReport(sampleContent({ figures: ones }), language).glance
    expect([numbers[0], numbers[1], numbers[3]].map((number) => number?.label)).toEqual(labels)
  })

  test.each<[ReportContent['headline']['lead'], string, string]>([
    [{ kind: 'visited', visited: 1, target: 1, inPeriod: 1 }, '1 van uw 1 klant bezocht.', '1 of your 1 customer visited.'],
    [{ kind: 'target-reached', visited: 30, target: 30 }, 'Alle 30 klanten zijn bezocht.', 'All 30 customers have been visited.'],
    [
      { kind: 'target-reached', visited: 32, target: 30 },
      '32 klanten bezocht, 2 meer dan afgesproken.',
      '32 customers visited, 2 more than agreed.',
    ],
    [
      { kind: 'score-changed', from: 3.9, to: 4.2 },
      'Uw klanten geven nu een 4,2; dat was een 3,9.',
      'Your customers now give you 4.2, up from 3.9.',
    ],
    [{ kind: 'complaints-came', count: 1 }, 'Eén nieuwe klacht deze week.', 'One new complaint this week.'],
    [{ kind: 'opportunities-came', count: 3 }, '3 nieuwe kansen deze week.', '3 new opportunities this week.'],
  ])('the lead of %j', (lead, dutch, english) => {
    const content = sampleContent({ headline: { lead, theme: null } })
    expect([wordedReport(content, 'nl').glance.headline, wordedReport(content, 'en').glance.headline]).toEqual([dutch, english])
  })

  test('a complaint that is open is said also when no theme stands out', () => {
    const content = sampleContent({ summary: [{ kind: 'complaints', theme: null, count: 0, visited: 14, open: 2 }] })
    expect(wordedReport(content, 'nl').glance.summary).toEqual(['Twee klachten staan nog open.'])
    expect(wordedReport(content, 'en').glance.summary).toEqual(['Two complaints are still open.'])
  })
})

async function printed(content: ReportContent, language: Language): Promise<string> {
  return spokenTextOf(await weeklyPdf(wordedReport(content, language), { compress: false }))
}

function expectAll(text: string, parts: readonly string[]): void {
  expect(parts.filter((part) => !text.includes(part))).toEqual([])
}

function right(run: { x: number; width: number } | undefined): number {
  return run ? Math.round(run.x + run.width) : -1
}
