import { expect, test } from 'vitest'
import type { SvgMark } from '#reports/paper'
import { wordedReport } from '#reports/visit-report/content'
import { reportFirstPage, weeklyPdf } from '#reports/visit-report/pdf'
import { month } from './cases'
import { runsOf } from './pdf-reading'
import { sampleContent } from './sample'

test('the first page on screen has the letters of the paper, at the same places', async () => {
  const worded = wordedReport(sampleContent(), 'nl')
  const { marks, pages } = reportFirstPage(worded)
  const paper = runsOf(await weeklyPdf(worded, { compress: false }))
  expect(pages).toBe(paper.at(-1)?.page)
  const onScreen = textsOf(marks).map(({ look, text }) => ({
    x: Math.round(Number(look.x)),
    y: Math.round(Number(look.y)),
    text: text?.trim(),
  }))
  const onPaper = paper
    .filter(({ page }) => page === 1)
    .map(({ x, y, text }) => ({ x: Math.round(x), y: Math.round(841.89 - y), text: text.trim() }))
  expect(onScreen).toEqual(onPaper)
})

test('a longer report is counted in full, but only its first page is drawn', () => {
  const { marks, pages } = reportFirstPage(wordedReport(month, 'nl'))
  expect(pages).toBeGreaterThan(2)
  expect(textsOf(marks).some(({ text }) => text?.includes('Boekingen deze maand'))).toBe(false)
})

function textsOf(marks: readonly SvgMark[]): SvgMark[] {
  return marks.flatMap((mark) => (mark.tag === 'text' ? [mark] : textsOf(mark.inside ?? [])))
}
