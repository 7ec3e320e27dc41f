import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { candidatePairs } from '#domain/clean/duplicates/candidates'
import { joinsOf } from '#domain/clean/duplicates/clusters'
import { comparableAddress } from '#domain/clean/duplicates/comparable-address'
import { comparableName } from '#domain/clean/duplicates/comparable-person'
import { comparableReach } from '#domain/clean/duplicates/comparable-reach'
import { addressesLevel, addressLevel } from '#domain/clean/duplicates/compare-address'
import { bandOf, percentageOf } from '#domain/clean/duplicates/confidence'
import { isNicknameOf, mayBeginWith } from '#domain/clean/duplicates/nicknames'
import { formWord, isHolding, organisationWords } from '#domain/clean/duplicates/organisation-words'
import { soundOf } from '#domain/clean/duplicates/sound'
import { jaroWinkler, lettersOf, slipsBetween, tooFarApart, withinOneSlip } from '#domain/clean/duplicates/strings'

const word = fc.array(fc.constantFrom(...'abcdé1'), { maxLength: 8 }).map((letters) => letters.join(''))

describe('two spellings', () => {
  test.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['bakker', 'bakker', 1],
    ['bakker', 'zzz', 0],
  ])('%s and %s are alike for %d', (a, b, likeness) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(likeness, 3)
  })

  test.each([
    ['bakker', 'baker', 1],
    ['bakker', 'bakkre', 1],
    ['bakker', 'bekkers', 2],
    ['bakker', 'slager', 3],
  ])('%s and %s lie %d slips apart, as far as two is looked at', (a, b, slips) => {
    expect(slipsBetween(a, b, 2)).toBe(slips)
  })

  test('one slip is found the same in one pass as by counting', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(withinOneSlip(a, b)).toBe(slipsBetween(a, b, 1) <= 1)
      }),
      { numRuns: 300 },
    )
  })

  test('a word with one slip in it is never called too far away by its letters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'abcdefgh'), { minLength: 4, maxLength: 9 }),
        fc.nat({ max: 8 }),
        fc.constantFrom(...'xyz'),
        (letters, at, slip) => {
          const typed = letters.with(at % letters.length, slip).join('')
          expect(tooFarApart(lettersOf(letters.join('')), lettersOf(typed))).toBe(false)
        },
      ),
      { numRuns: 200 },
    )
  })

  test.each([
    ['meijer', 'meyer'],
    ['philipsen', 'filipsen'],
    ['wouters', 'wauters'],
    ['schmidt', 'schmit'],
    ['theo', 'teo'],
  ])('%s sounds like %s', (a, b) => {
    expect(soundOf(a)).toBe(soundOf(b))
  })
})

describe("an organisation's name for comparing", () => {
  test.each([
    ['Bakker en Zn. B.V.', 'bakker zonen'],
    ['Bakker & Zonen', 'bakker zonen'],
    ['J.P.M. Jansen Inst. Techn. B.V.', 'jpm jansen installatietechniek'],
    ["'t Gouden Spiegel V.O.F.", 'gouden spiegel'],
    ['De Koning Grooth. B.V. (Nijmegen)', 'koning groothandel'],
    ['Stichting Vrienden van Gouda', 'vrienden gouda'],
    ['Adm.kantoor De Vries', 'administratiekantoor vries'],
    ['n.v.t.', ''],
    ['B.V.', 'bv'],
  ])('%s is %s', (name, words) => {
    expect(organisationWords(name)).toBe(words)
  })

  test('its legal form and whether it is a holding are kept apart', () => {
    expect(['Bakker b.v.', 'Besloten Vennootschap Bakker', 'Bakker VOF', 'Sticht. Bakker', 'Bakker'].map(formWord)).toEqual([
      'bv',
      'bv',
      'vof',
      '',
      '',
    ])
    expect(['bakker holding', 'bakker beheeer', 'bakker vastgoed', 'bakker'].map(isHolding)).toEqual([true, true, true, false])
  })
})

describe('two addresses', () => {
  const at = (street: string, postcode = '', place = '') => comparableAddress({ id: '1', street, postcode, place })
  test.each<[string, Parameters<typeof at>, Parameters<typeof at>, number]>([
    ['one door, written differently', ['Industrieweg 14a', '4191nm'], ['Industriewg. 14 A', '4191 NM', 'Geldermalsen'], addressLevel.same],
    ['one door, the addition left out', ['Industrieweg 14a', '4191 NM'], ['Industrieweg 14', '4191 NM'], addressLevel.same],
    ['other additions', ['Industrieweg 14a', '4191 NM'], ['Industrieweg 14b', '4191 NM'], addressLevel.otherSuffix],
    ['one street', ['Industrieweg 14', '4191 NM'], ['Industrieweg 20', '4191 NM'], addressLevel.sameStreet],
    ['one area', ['Industrieweg 14', '4191 NM'], ['Dorpsplein 2', '4191 AB'], addressLevel.sameArea],
    ['one place by two names', ['Plein 1', '', 'Den Haag'], ['Kade 2', '', "'s-Gravenhage"], addressLevel.samePlace],
    ['nothing', ['Industrieweg 14', '4191 NM', 'Geldermalsen'], ['Kade 2', '9712 AB', 'Groningen'], addressLevel.differs],
    ['not known', ['Industrieweg 14', '4191 NM'], [''], -1],
    ['one door in English', ['1754 W. Devon', '60660'], ['1754 West Devon Avenue', '60660'], addressLevel.same],
  ])('share %s', (_, a, b, level) => {
    expect(addressesLevel(at(...a), at(...b))).toBe(level)
    expect(addressesLevel(at(...b), at(...a))).toBe(level)
  })
})

test('a person for comparing has a first and a last name, halves of double names, and no titles', () => {
  expect(comparableName({ id: '1', fullName: 'drs. J.P. (Jan) van der Berg-de Vries' })).toEqual({
    first: 'jan',
    last: 'bergvries',
    lasts: ['berg', 'vries'],
    initials: 'jp',
  })
  expect(comparableName({ id: '1', firstName: 'C.', lastName: 'Berg, van der' })).toEqual({
    first: '',
    last: 'berg',
    lasts: ['berg'],
    initials: 'c',
  })
})

test('call names are known, and the letters they may stand as', () => {
  expect([isNicknameOf('jan', 'johannes'), isNicknameOf('jan', 'kees')]).toEqual([true, false])
  expect([mayBeginWith('kees', 'c'), mayBeginWith('kees', 'k'), mayBeginWith('kees', 'p')]).toEqual([true, true, false])
})

test('telephone and mail are compared by what they reach, not by how they are written', () => {
  expect(comparableReach({ id: '1', phones: ['(0345) 55 01 27', '+31 345 550127', '0600000000'], emails: ['INFO @ bakker,nl'] })).toEqual({
    phones: ['31345550127'],
    email: 'info@bakker.nl',
    domain: 'bakker.nl',
  })
  expect(comparableReach({ id: '1', emails: ['jan@gmail.com'], website: 'https://www.bakker.nl/contact' }).domain).toBe('bakker.nl')
})

describe('which records meet', () => {
  test('those that share a key, each pair once', () => {
    const { first, second } = candidatePairs([[1, 2], [2, 1], [3], [3, 3], [9]], ['a', 'b', 'c', 'd', 'e'])
    expect([...first].map((a, i) => [a, second[i]])).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  test('never more than a dozen partners each, however large a block', () => {
    const count = 1000
    const keys = Array.from({ length: count }, () => [7])
    const { first } = candidatePairs(
      keys,
      keys.map((_, i) => String(i).padStart(4, '0')),
    )
    expect(first.length).toBeGreaterThan(count)
    expect(first.length).toBeLessThanOrEqual(count * 12)
  })
})

describe('records that are joined', () => {
  const never = () => false
  test('do not become one through a chain of half-alike ones', () => {
    const weights = new Map([
      ['0 1', 9],
      ['1 2', 3],
    ])
    const joins = joinsOf(
      [
        { first: 0, second: 1, weight: 9, at: 0 },
        { first: 1, second: 2, weight: 3, at: 0 },
      ],
      (a, b) => weights.get(`${Math.min(a, b)} ${Math.max(a, b)}`) ?? -12,
      never,
    )
    expect(joins).toEqual([{ first: 0, second: 1, weight: 9, at: 0 }])
  })

  test('stay apart where a person said so, also by way of a third', () => {
    const all = [
      { first: 0, second: 1, weight: 20, at: 0 },
      { first: 1, second: 2, weight: 20, at: 0 },
    ]
    expect(
      joinsOf(
        all,
        () => 20,
        (a, b) => a + b === 2 && a !== b,
      ),
    ).toEqual([all[0]])
  })
})

test('a heavier pair is never less sure, and nothing is ever certain', () => {
  for (const kind of ['organisation', 'person'] as const) {
    const percentages = Array.from({ length: 60 }, (_, i) => percentageOf(kind, i / 2 - 8))
    expect(percentages).toEqual([...percentages].sort((a, b) => a - b))
    expect(percentages.at(-1)).toBeLessThan(100)
  }
  expect([96, 80, 40].map(bandOf)).toEqual(['sure', 'probable', 'doubtful'])
})
