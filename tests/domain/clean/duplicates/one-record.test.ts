import fc from 'fast-check'
import { expect, test } from 'vitest'
import { baseIndex } from '#domain/clean/duplicates/base-index'
import { jaroWinkler, lettersOf, mayReach } from '#domain/clean/duplicates/strings'

const word = fc.string({ unit: fc.constantFrom(...'abcdeklmnorst0123 -'), minLength: 1, maxLength: 14 })

test('two words that are alike are never passed over because of their letters', () => {
  fc.assert(
    fc.property(word, word, fc.constantFrom(0.8, 0.88, 0.92), (a, b, least) => {
      const passes = mayReach(least, a.length, b.length, lettersOf(a), lettersOf(b))
      expect(passes || jaroWinkler(a, b) < least).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('words without a letter in common are passed over unread', () => {
  expect(mayReach(0.88, 6, 6, lettersOf('bakker'), lettersOf('ziggto'))).toBe(false)
})

const base = [
  {
    id: '1',
    name: 'Bakker Klimaattechniek BV',
    street: 'Industrieweg',
    houseNumber: 14,
    postcode: '4004 LN',
    place: 'Tiel',
    phones: ['0344-550127'],
  },
  { id: '2', name: 'De Boer Elektro', street: 'Havenstraat', houseNumber: 3, postcode: '4001 AB', place: 'Tiel', phones: ['0344-550999'] },
  { id: '3', name: 'Jansen Dakwerken', street: 'Kerkstraat', houseNumber: 8, postcode: '4191 NM', place: 'Geldermalsen', phones: [] },
]

test('a new record finds the one of the base that it is, whatever it is called there', () => {
  const { nearest } = baseIndex(base, 'organisation')
  const [first, ...others] = nearest({
    id: 'new',
    name: 'BAKKER KLIMAATTECHN.',
    street: 'Industrieweg 14',
    postcode: '4004LN',
    phones: ['0344 55 01 27'],
  })
  expect(first).toMatchObject({ a: 'new', b: '1', band: 'sure' })
  expect(others).toEqual([])
})

test('a record that shares nothing with the base is near nobody', () => {
  expect(baseIndex(base, 'organisation').nearest({ id: 'new', name: 'Groothandel Veluwe', place: 'Ede' })).toEqual([])
})

test('a person is found by name and firm, a namesake at another firm is not the same', () => {
  const { nearest } = baseIndex(
    [
      { id: '1', firstName: 'Sanne', lastName: 'Kuipers', name: 'Waalstroom', emails: ['s.kuipers@waalstroom.example'] },
      { id: '2', firstName: 'Sanne', lastName: 'Kuipers', name: 'Bakkerij Veluwe', emails: ['sanne@veluwe.example'] },
    ],
    'person',
  )
  const found = nearest({ id: 'new', initials: 'S.', lastName: 'Kuipers', name: 'Waalstroom BV', emails: ['s.kuipers@waalstroom.example'] })
  expect(found[0]).toMatchObject({ b: '1' })
  expect(found.some(({ b, band }) => b === '2' && band === 'sure')).toBe(false)
})
