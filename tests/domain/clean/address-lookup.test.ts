import { describe, expect, test } from 'vitest'
import { type AskedAddress, foundAddress, lookupQuery, lookupSettingsFrom, restAfter } from '#domain/clean/address-lookup'

const asked: AskedAddress = { key: '4001 AB 12-A', postcode: '4001 AB', number: 12, suffix: 'A', street: 'Waterstraat', place: 'Tiel' }
const doc = (more: object = {}) => ({
  ...{ type: 'adres', postcode: '4001AB', huisnummer: 12, woonplaatsnaam: 'Tiel', gemeentenaam: 'Tiel', provincienaam: 'Gelderland' },
  ...{ centroide_ll: 'POINT(5.4302 51.8871)' },
  ...more,
})
const answer = (...docs: object[]) => ({ response: { numFound: docs.length, docs } })

describe('what goes out', () => {
  test('is the postcode and the number, else street, number and place, and never more', () => {
    expect(new URLSearchParams(lookupQuery(asked)).get('q')).toBe('4001AB 12 A')
    expect(new URLSearchParams(lookupQuery({ ...asked, postcode: null })).get('q')).toBe('Waterstraat 12 A Tiel')
    expect(new URLSearchParams(lookupQuery(asked)).get('fq')).toBe('type:adres')
  })
})

describe('what comes back', () => {
  test('is taken where postcode and number are those that were asked for, its own addition first', () => {
    const other = doc({ huisletter: 'B', centroide_ll: 'POINT(5.5 51.9)' })
    expect(foundAddress(asked, answer(other, doc({ huisletter: 'A' })))).toEqual({
      ...{ latitude: 51.8871, longitude: 5.4302, municipality: 'Tiel', province: 'Gelderland' },
    })
    expect(foundAddress(asked, answer(other))).toMatchObject({ latitude: 51.9 })
  })

  test('is nothing where the register answers with what is merely like it', () => {
    expect(foundAddress(asked, answer(doc({ huisnummer: 14 })))).toBeNull()
    expect(foundAddress(asked, answer(doc({ postcode: '4001AC' })))).toBeNull()
    expect(foundAddress({ ...asked, postcode: null }, answer(doc({ woonplaatsnaam: 'Buren' })))).toBeNull()
    expect(foundAddress({ ...asked, postcode: null }, answer(doc()))).not.toBeNull()
    expect(foundAddress(asked, answer())).toBeNull()
  })

  test('is no answer when it is something else, and no place when it lies outside the country', () => {
    for (const rubbish of [null, 'ok', [], {}, { response: { docs: 'x' } }])
      expect(foundAddress(asked, rubbish)).toEqual({ trouble: 'not-an-answer' })
    for (const point of ['POINT(0 0)', 'POINT(51.9 5.4)', 'elsewhere', 'POINT(NaN 52)'])
      expect(foundAddress(asked, answer(doc({ centroide_ll: point })))).toBeNull()
  })
})

test('a service that keeps failing is left alone longer each time, an hour at most', () => {
  const at = new Date('2026-11-22T10:00:00Z')
  expect([1, 2, 3, 4, 9].map((times) => restAfter(times, at).toISOString().slice(11, 16))).toEqual([
    '10:01',
    '10:02',
    '10:04',
    '10:08',
    '11:00',
  ])
})

test('settings that nobody can read leave it off', () => {
  for (const kept of [null, 'x', { isOn: 'yes', perSecond: 500 }])
    expect(lookupSettingsFrom(kept)).toMatchObject({ isOn: false, perSecond: 4 })
})
