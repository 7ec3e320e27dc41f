import { beforeAll, describe, expect, test } from 'vitest'
import { wordedReport } from '#reports/visit-report/content'
import { weeklyPdf } from '#reports/visit-report/pdf'
import { objectsOf, stringOf } from './pdf-reading'
import { sampleContent } from './sample'

describe('who hears a report instead of seeing it', () => {
  let objects: string[]
  beforeAll(async () => {
    objects = [...objectsOf(await weeklyPdf(wordedReport(sampleContent(), 'nl'), { compress: false })).values()]
  })

  test('is told its language and its title, and finds its tags', () => {
    const catalog = objects.find((object) => object.includes('/Type /Catalog')) ?? ''
    expect(catalog).toContain('/Lang (nl-NL)')
    expect(catalog).toMatch(/\/StructTreeRoot \d+ 0 R/)
    expect(objects.some((object) => object.startsWith('<<\n/Marked true'))).toBe(true)
    expect(objects.some((object) => object.includes('/DisplayDocTitle true'))).toBe(true)
    expect(
      objects.some((object) => stringOf(object.split('\nendobj')[0]?.slice(1, -1) ?? '') === 'Weekrapport 8, Waalstroom Techniek'),
    ).toBe(true)
  })

  test('can keep it for years: the file says it is PDF/A-2a and PDF/UA-1, with its colours', () => {
    const said = objects.find((object) => object.includes('/Subtype /XML')) ?? ''
    expect(said).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(said).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(said).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(objects.some((object) => object.includes('/S /GTS_PDFA1'))).toBe(true)
    // Every font is in the file, with the letters its glyphs stand for.
    const fonts = objects.filter((object) => object.includes('/Subtype /Type0'))
    expect(fonts.length).toBeGreaterThan(3)
    expect(fonts.every((font) => font.includes('/ToUnicode'))).toBe(true)
    expect(objects.filter((object) => object.includes('/FontFile2')).length).toBe(fonts.length)
  })

  test('hears each figure as a sentence, with where it stands', () => {
    const figures = objects.filter((object) => object.includes('/S /Figure'))
    const spoken = figures.map((object) => stringOf(/\/Alt \(((?:\\.|[^\\)])*)\)/.exec(object)?.[1] ?? ''))
    expect(spoken).toEqual([
      'Voortgang: 14 bezocht, 9 afgesproken, 7 nog te plannen.',
      'Grafiek van de uren: van de 80 uur zijn er 38,5 over. Verwachting: de uren zijn op rond 16 december.',
      'Kaart van Nederland met 14 bezochte klanten, 9 met een afspraak en 7 nog te plannen.',
    ])
    expect(figures.every((object) => object.includes('/BBox ['))).toBe(true)
  })

  test('hears one title, headings, and tables with the names of their columns', () => {
    const count = (tag: string) => objects.filter((object) => object.includes(`/S /${tag}\n`)).length
    expect(count('H1')).toBe(1)
    expect(count('H2')).toBe(6)
    expect(count('Table')).toBe(2)
    expect(objects.filter((object) => object.includes('/S /TH\n') && object.includes('/Scope /Column'))).toHaveLength(6)
    expect(objects.filter((object) => object.includes('/S /TH\n') && object.includes('/Scope /Row'))).toHaveLength(3)
  })

  test('finds a bookmark for every part', () => {
    const titles = objects
      .filter((object) => object.includes('/Dest [') && object.includes('/Title ('))
      .map((object) => stringOf(/\/Title \(((?:\\.|[^\\)])*)\)/.exec(object)?.[1] ?? ''))
    expect(titles).toEqual([
      'In één oogopslag',
      'Dit vragen we van u',
      'Wat uw klanten zeggen',
      'Uren en reiskosten',
      'Boekingen deze week',
      'Waar we waren',
      'Wat nu komt',
    ])
  })
})
