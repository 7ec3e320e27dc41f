import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvFile, sheetText, withoutSheetMark } from '#domain/language/sheet'

describe('a text in a spreadsheet', () => {
  test.each(['=HYPERLINK("http://x.example")', '+31612345678', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('%j is never run', (text) =>
    expect(sheetText(text)).toBe(`'${text}`),
  )

  test.each(['Bakker', "'t Hoekje", "'s-Gravenmoer", '2+3', ''])('%j stays as it is, there and back', (text) => {
    expect(sheetText(text)).toBe(text)
    expect(withoutSheetMark(text)).toBe(text)
  })

  test('comes back as it was, whatever it was', () => {
    const awkward = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ';', '\t', '\n', 'a') })
    fc.assert(
      fc.property(
        awkward.filter((text) => !/^'[=+\-@\t\r\n]/.test(text)),
        (text) => {
          expect(withoutSheetMark(sheetText(text))).toBe(text)
        },
      ),
    )
  })
})

test('a cell with the separator, a quote or a line break is quoted', () => {
  expect(csvFile([['a;b', 'say "hi"', 'two\nlines', 'c,d']], ';')).toBe('\uFEFF"a;b";"say ""hi""";"two\nlines";c,d\r\n')
})
