import { describe, expect, test } from 'vitest'
import type { Language } from '#domain/language/format'
import type { ReportContent } from '#domain/reporting/report-content'
import { wordedReport } from '#reports/visit-report/content'
import { weeklyPdf } from '#reports/visit-report/pdf'
import { bookings, emptyWeek, evaluation, firstReport, longEvaluation, longMonth, longName, longNames, month, overBudget } from './cases'
import { type Run, runsOf } from './pdf-reading'
import { sampleContent } from './sample'

const cases: [string, ReportContent, Language][] = (
  [
    ['an ordinary week', sampleContent()],
    ['an empty week', emptyWeek],
    ['a first report', firstReport],
    ['a unit that went over', overBudget],
    ['a month', month],
    ['names of two hundred letters', longNames],
    ['a month of such names', longMonth],
    ['an evaluation', evaluation],
    ['an evaluation of such names', longEvaluation],
  ] as const
).flatMap(([name, content]) => (['nl', 'en'] as const).map((language): [string, ReportContent, Language] => [name, content, language]))

describe('text keeps to its page', () => {
  test.each(cases)('%s', async (_, content, language) => {
    const runs = await printed(content, language)
    expect(runs.length).toBeGreaterThan(60)
    expect(runs.filter(offThePage)).toEqual([])
    expect(overlaps(runs)).toEqual([])
  })

  test('an ordinary week, an empty one and a first one fill two pages', async () => {
    for (const content of [sampleContent(), emptyWeek, firstReport, overBudget]) {
      for (const language of ['nl', 'en'] as const) expect((await printed(content, language)).at(-1)?.page).toBe(2)
    }
  })
})

describe('a table of a thousand rows', () => {
  test('has every row once, its headings on every page, and the page out of all pages', async () => {
    const runs = await printed(bookings(1000), 'nl')
    const pages = runs.at(-1)?.page ?? 0
    const rows = runs.filter((run) => run.text.startsWith('Bezoek Installatiebedrijf'))
    expect(new Set(rows.map((row) => row.text)).size).toBe(1000)
    expect(rows).toHaveLength(1000)

    const pagesWithRows = new Set(rows.map((row) => row.page))
    const pagesWithHeadings = new Set(runs.filter((run) => run.text === 'Omschrijving').map((run) => run.page))
    expect(pagesWithHeadings).toEqual(pagesWithRows)
    expect(runs.filter((run) => / van \d+$/.test(run.text) && isFooter(run)).map((run) => run.text)).toEqual(
      Array.from({ length: pages }, (_, index) => `${index + 1} van ${pages}`),
    )
    expect(overlaps(runs.filter((run) => run.page < 4))).toEqual([])
    expect(runs.filter(offThePage)).toEqual([])
  })

  test('keeps its total with a row: however many there are, it never stands alone on a page', async () => {
    // Without an end the sentence over the chart is a line shorter, and the rows stand a line higher.
    const ends = [sampleContent().hours, { ...sampleContent().hours, endsOn: null }]
    for (const content of ends.flatMap((hours) => [15, 16, 17, 18].map((rows) => ({ ...bookings(rows), hours })))) {
      const runs = await printed(content, 'nl')
      const total = runs.find((run) => run.text.startsWith('Saldo unit 2'))
      expect(runs.some((run) => run.page === total?.page && run.text.startsWith('Bezoek Installatiebedrijf'))).toBe(true)
      expect(runs.filter(offThePage)).toEqual([])
    }
  })
})

test('a name that is too long for its place ends in an ellipsis, and a word too long for a line breaks with a hyphen', async () => {
  const texts = (await printed(longNames, 'nl')).map((run) => run.text)
  expect(texts.some((text) => text.endsWith('…'))).toBe(true)
  expect(texts).toContain('Aansprakelijkheidsw-')
  expect(texts.filter((text) => text.includes(longName))).toEqual([])
})

async function printed(content: ReportContent, language: Language): Promise<Run[]> {
  return runsOf(await weeklyPdf(wordedReport(content, language), { compress: false }))
}

function offThePage(run: Run): boolean {
  return run.x < 50.9 || run.x + inkWidth(run) > 544.8 || run.y > 800 || (run.y < 53.9 && !isFooter(run))
}

function isFooter(run: Run): boolean {
  return Math.abs(run.y - 30.5) < 0.5
}

/** Without the space that a broken line keeps at its end. */
function inkWidth({ text, width, size }: Run): number {
  return width - (text.length - text.trimEnd().length) * size * 0.2
}

function overlaps(runs: readonly Run[]): [string, string][] {
  const boxes = runs.map((run) => ({ ...run, right: run.x + inkWidth(run), top: run.y + run.size * 0.66, bottom: run.y - run.size * 0.18 }))
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.page === other.page && one.x < other.right && other.x < one.right && one.bottom < other.top && other.bottom < one.top,
      )
      .map((other): [string, string] => [one.text, other.text]),
  )
}
