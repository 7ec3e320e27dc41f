import { describe, expect, test } from 'vitest'
import { readCents, readDecimal } from '#domain/clean/amounts'
import { readCountry } from '#domain/clean/country'
import { readDay } from '#domain/clean/dates'
import { readBranch, readIban, readKvk, readVat, writtenIban } from '#domain/clean/identifiers'

describe('amounts', () => {
  test.each<[string, number | null]>([
    ['€ 84.200,-', 8_420_000],
    ['84.200', 8_420_000],
    ['84200', 8_420_000],
    ['€ 1.234.567,89', 123_456_789],
    ['1,234.56', 123_456],
    ['1234,5', 123_450],
    ['12.50', 1_250],
    ['EUR 0', 0],
    ['-12,50', -1_250],
    ['(1.200)', -120_000],
    ['84k', 8_400_000],
    ['1,2 mln', 120_000_000],
    ['veel', null],
    ['', null],
  ])('%s', (text, cents) => {
    expect(readCents(text)).toBe(cents)
  })

  test('a coordinate keeps all its decimals', () => {
    expect(readDecimal('52,3452006')).toBe(52.3452006)
    expect(readDecimal('N 52')).toBeNull()
  })
})

describe('days', () => {
  test.each<[string, string | null]>([
    ['2-01-12', '2012-01-02'],
    ['12-03-2024', '2024-03-12'],
    ['12/3/2024', '2024-03-12'],
    ['3/25/2024', '2024-03-25'],
    ['2024-03-12', '2024-03-12'],
    ['2024-03-12T10:00:00Z', '2024-03-12'],
    ['20240312', '2024-03-12'],
    ['12 Mar 2024', '2024-03-12'],
    ['12 maart 2024', '2024-03-12'],
    ['7-Feb-22', '2022-02-07'],
    ['ma 3 mei 2021', '2021-05-03'],
    ['29-02-2024', '2024-02-29'],
    ['29-02-2023', null],
    ['0-0-00', null],
    ['morgen', null],
  ])('%s', (text, day) => {
    expect(readDay(text)).toBe(day)
  })
})

describe('numbers that registers give', () => {
  test.each<[string, string | null]>([
    ['31813879', '31813879'],
    ['KvK 3181 3879', '31813879'],
    ['1679488', '01679488'],
    ['318138790', null],
    ['00000000', null],
  ])('KvK %s', (text, kvk) => {
    expect(readKvk(text)).toBe(kvk)
  })

  test('an establishment number gets the zeros back that a spreadsheet dropped', () => {
    expect(readBranch('16014979')).toBe('000016014979')
    expect(readBranch('(Nog niet bekend)')).toBeNull()
  })

  test.each<[string, string | null]>([
    ['NL 0044.95.445.B01', 'NL004495445B01'],
    ['nl000099998b57', 'NL000099998B57'],
    ['004495445B01', 'NL004495445B01'],
    ['NL004495446B01', null],
    ['BE0403019261', 'BE0403019261'],
    ['geen', null],
  ])('VAT %s by its check', (text, vat) => {
    expect(readVat(text)).toBe(vat)
  })

  test('IBAN by its check', () => {
    expect(readIban('nl91 abna 0417 1643 00')).toBe('NL91ABNA0417164300')
    expect(readIban('NL91 ABNA 0417 1643 01')).toBeNull()
    expect(writtenIban('NL91ABNA0417164300')).toBe('NL91 ABNA 0417 1643 00')
  })
})

test.each([
  ['Nederland', 'NL'],
  ['België', 'BE'],
  ['D', 'DE'],
  ['United Kingdom', 'GB'],
  ['nl', 'NL'],
  ['Verweggistan', null],
])('the country %s is %s', (text, country) => {
  expect(readCountry(text)).toBe(country)
})
