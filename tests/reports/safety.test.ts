import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pdfBytes, sheet, type } from '#reports/paper'
import { safeLink } from '#reports/paper/links'
import { safeText } from '#reports/paper/safe-text'
import { wordedReport } from '#reports/visit-report/content'
import { weeklyPdf } from '#reports/visit-report/pdf'
import { objectsOf, spokenTextOf, stringOf } from './pdf-reading'
import { sampleContent } from './sample'

const about = { title: 'A & B <Zn>', author: 'Firma', subject: 'Proef', language: 'nl', asOf: '2025-11-18' } as const
const footer = { left: 'Voet', page: (page: number, pages: number) => `${page} van ${pages}` }
const place = { x: sheet.left, y: 100, width: 400, height: 14 }
const active = /\/(JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|EmbeddedFiles|RichMedia|XFA)\b/

describe('a link in a document', () => {
  test.each(['https://rondo.example/portal', 'http://a.example/', 'mailto:marieke@jansenbos.example', 'tel:+31345550127'])(
    'may be %s',
    (address) => {
      expect(safeLink(address)).toBe(address)
    },
  )

  test.each([
    'javascript:app.alert(1)',
    'JaVaScRiPt:app.alert(1)',
    ' javascript:app.alert(1)',
    'java\nscript:app.alert(1)',
    'https://a.example/\u202e',
    'file:///etc/passwd',
    'data:text/html,x',
    '\\\\server\\share',
    'www.example.com',
    '',
  ])('is refused when it is %j', async (address) => {
    expect(safeLink(address)).toBeNull()
    const pdf = await onePage((paper) => expect(paper.link(address, 'hier', place)).toBe(false))
    expect(pdf.toString('latin1')).not.toContain('/URI')
  })

  test('stands in the file as an address, with words for who hears it', async () => {
    const pdf = await onePage((paper) => expect(paper.link('https://rondo.example/portal', 'Naar het portaal', place)).toBe(true))
    expect(pdf.toString('latin1')).toContain('/URI (https://rondo.example/portal)')
    expect(pdf.toString('latin1')).toContain('/Contents (Naar het portaal)')
  })
})

describe('whatever is typed into a field', () => {
  test('marks that turn or hide letters do not reach paper', () => {
    expect(safeText('fac\u202etuur\u2066 \u200bklaar\u0000\u0007\ufeff')).toBe('factuur klaar')
    expect(safeText('regel een\nregel twee\ttab')).toBe('regel een regel twee tab')
    expect(safeText('e\u0301e\u0301n')).toBe('één')
    expect(safeText('Twaalf 🚲☕️👩🏽‍🔧 in maart. شكرا، على الزيارة! Ελλάδα')).toBe('Twaalf […] in maart. […]! Ελλάδα')
    expect(safeText('half \ud83d teken')).toBe('half \ufffd teken')
  })

  test('letters of a script that no font has are shown as […], and one that the serif has is set in it', async () => {
    const pdf = await onePage((paper) => void paper.text('Жанна 株式 Łódź €', type.body, { x: 51, y: 100, width: 400 }))
    expect(spokenTextOf(pdf)).toContain('Жанна […] Łódź €')
  })

  test('a report of any texts is made, holds no active content, and shows the texts', async () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(typed, typed, typed, async (firm, ask, theme) => {
        const content = sampleContent({
          firm: `F${firm}`,
          asks: [{ text: `A${ask}`, who: theme, dueOn: null, lateDays: 0, done: false, sources: [] }],
          headline: { ...sampleContent().headline, theme: { name: theme, tone: 'bad', count: { value: 1, sources: [] } } },
        })
        const pdf = await weeklyPdf(wordedReport(content, 'nl'), { compress: false })
        const structure = [...objectsOf(pdf).values()].filter((object) => !object.includes('stream\n')).join('\n')
        expect(structure.replace(/\((?:\\.|[^\\)])*\)/g, '()')).not.toMatch(active)
        expect(spokenTextOf(pdf)).toContain('Dit vragen we van u')
      }),
      { numRuns: 12 },
    )
  })

  test.each(['/JavaScript (app.alert) /OpenAction << >>', ') /AA << /S /Launch >> (', '\\) endobj stream'])(
    '%j stays text',
    async (text) => {
      const content = sampleContent({
        firm: text,
        client: text,
        asks: [{ text, who: text, dueOn: null, lateDays: 0, done: false, sources: [] }],
      })
      const pdf = await weeklyPdf(wordedReport(content, 'nl'), { compress: false })
      expect(spokenTextOf(pdf)).toContain(text)
      const author = /\/Author (\d+) 0 R/.exec(pdf.toString('latin1'))?.[1]
      expect(stringOf((objectsOf(pdf).get(Number(author)) ?? '').replace(/^\(|\)\nendobj\n$/g, ''))).toBe(text)
    },
  )

  test('an ampersand in a title leaves the metadata well formed', async () => {
    const xmp = (await onePage(() => undefined)).toString('utf8')
    expect(xmp).toContain('A &#38; B &#60;Zn&#62;')
  })
})

const checker = 'qpdf'
const hasChecker = spawnSync(checker, ['--version']).status === 0

test.runIf(hasChecker)('qpdf finds no fault in the file (only where qpdf is installed)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rondo-report-'))
  const path = join(folder, 'report.pdf')
  writeFileSync(path, await weeklyPdf(wordedReport(sampleContent(), 'nl')))
  const checked = spawnSync(checker, ['--check', path], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect(checked).toMatchObject({ status: 0, stderr: '' })
})

function onePage(write: Parameters<typeof pdfBytes>[2]): Promise<Buffer> {
  return pdfBytes(about, footer, write, { compress: false })
}
