import { expect, test } from 'vitest'
import { wordedReport } from '#reports/visit-report/content'
import { reportFirstPage, weeklyPdf } from '#reports/visit-report/pdf'
import { month } from './cases'
import { runsOf } from './pdf-reading'
import { sampleContent } from './sample'

test('the first page on screen has the letters of the paper, at the same places', async () => {
  const worded = wordedReport(sampleContent(), 'nl')
  const { svg, pages } = reportFirstPage(worded)
  const paper = runsOf(await weeklyPdf(worded, { compress: false }))
  expect(pages).toBe(paper.at(-1)?.page)
  const onScreen = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</g)].map(([, x, y, text]) => ({
    x: Math.round(Number(x)),
    y: Math.round(Number(y)),
    text: text?.trim(),
  }))
  const onPaper = paper
    .filter(({ page }) => page === 1)
    .map(({ x, y, text }) => ({ x: Math.round(x), y: Math.round(841.89 - y), text: text.trim().replaceAll('&', '&amp;') }))
  expect(onScreen).toEqual(onPaper)
})

test('a longer report is counted in full, but only its first page is drawn', () => {
  const { svg, pages } = reportFirstPage(wordedReport(month, 'nl'))
  expect(pages).toBeGreaterThan(2)
  expect(svg).not.toContain('Boekingen deze maand')
})

test('what is typed into a report stays text in the picture', () => {
  const { svg } = reportFirstPage(wordedReport(sampleContent({ firm: '<script>alert(1)</script> "A" & \'B\'' }), 'en'))
  expect(svg).not.toContain('<script')
  expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;A&quot; &amp; &#39;B&#39;')
})
