import { describe, expect, test } from 'vitest'
import { compareAgain, filledValues, type KnownRecord } from '#domain/clean/again/compare'
import type { MergeRecord } from '#domain/clean/merge'

const bare: Omit<MergeRecord, 'id' | 'name'> = {
  ...{ externalNo: null, legalForm: null, kvk: null, branch: null, vat: null, iban: null },
  ...{ street: null, houseNumber: null, houseNumberSuffix: null, postcode: null, place: null, municipality: null, province: null },
  ...{ country: 'NL', latitude: null, longitude: null, phone: null, phone2: null, mobile: null, email: null, website: null },
  ...{ status: 'active', lastContactOn: null, confirmedOn: null, doNotContact: false, tags: [], own: {}, weight: 0 },
}

const known = (id: string, given: Partial<KnownRecord> = {}): KnownRecord => ({ ...bare, id, name: 'Bakker', fromFile: true, ...given })
const fresh = (id: string, given: Partial<MergeRecord> = {}): MergeRecord => ({ ...bare, id, name: 'Bakker', ...given })

describe('who is who', () => {
  test('one number in the administration, under a name that has a word in common, is one customer', () => {
    const again = compareAgain([known('k', { externalNo: '7' })], [fresh('f', { externalNo: '7', name: 'BAKKER BV' })], [])
    expect(again).toMatchObject({ fresh: [], gone: [], pairs: [{ knownId: 'k', freshId: 'f' }] })
  })

  test('a number that was given to somebody else is not the same customer', () => {
    const again = compareAgain([known('k', { externalNo: '7' })], [fresh('f', { externalNo: '7', name: 'Jansen Elektro' })], [])
    expect(again).toEqual({ fresh: ['f'], pairs: [], gone: ['k'] })
  })

  test('a number that stands twice says nothing', () => {
    const again = compareAgain([known('k', { externalNo: '7' }), known('l', { externalNo: '7' })], [fresh('f', { externalNo: '7' })], [])
    expect(again.fresh).toEqual(['f'])
  })

  test('each record is used once, the surest pair first', () => {
    const again = compareAgain(
      [known('k')],
      [fresh('f'), fresh('g')],
      [
        { knownId: 'k', freshId: 'g' },
        { knownId: 'k', freshId: 'f' },
      ],
    )
    expect(again).toMatchObject({ fresh: ['f'], pairs: [{ knownId: 'k', freshId: 'g' }] })
  })

  test('who was entered by hand, or has closed down, is not gone', () => {
    expect(compareAgain([known('k', { fromFile: false }), known('l', { status: 'closed' })], [], []).gone).toEqual([])
  })
})

describe('what is new', () => {
  const pair = (before: Partial<KnownRecord>, after: Partial<MergeRecord>) =>
    compareAgain([known('k', before)], [fresh('f', after)], [{ knownId: 'k', freshId: 'f' }]).pairs[0]

  test('capitals and points are not', () => {
    expect(pair({ name: 'Bakker B.V.' }, { name: 'BAKKER BV' })?.changes).toEqual([])
  })

  test('a number among those we have is not, another one is', () => {
    const numbers = { phone: '+31345550127', mobile: '+31612345678' }
    expect(pair(numbers, { mobile: '+31612345678' })?.changes).toEqual([])
    expect(pair(numbers, { phone: '+31344550128' })?.changes.map(({ field }) => field)).toEqual(['phones'])
  })

  test('what the file leaves empty is no change', () => {
    expect(pair({ email: 'info@bakker.example' }, {})).toMatchObject({ filled: [], changes: [] })
  })

  test('what was empty is filled, what was filled stays', () => {
    const [before, after] = [known('k', { email: 'info@bakker.example' }), fresh('f', { email: 'nieuw@bakker.example', kvk: '31813879' })]
    const found = compareAgain([before], [after], [{ knownId: 'k', freshId: 'f' }]).pairs[0]
    expect(found).toMatchObject({ filled: ['kvk'], changes: [{ field: 'email', after: 'nieuw@bakker.example' }] })
    const values = filledValues(before, after, { filled: ['kvk'] })
    expect(values).toMatchObject({ kvk: '31813879' })
    expect(values).not.toHaveProperty('email')
  })

  test('a request not to be contacted holds whoever wrote it down', () => {
    expect(filledValues(known('k', { doNotContact: true }), fresh('f'), { filled: [] }).doNotContact).toBe(true)
    expect(filledValues(known('k'), fresh('f', { doNotContact: true }), { filled: [] }).doNotContact).toBe(true)
  })
})
