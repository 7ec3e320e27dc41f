import { describe, expect, test } from 'vitest'
import { type Acquainted, doorWeight, rankDoors } from '#domain/relations/doors'
import { careRule, loanRefusal } from '#domain/relations/handing-out'

describe('a rule by which relations are handed out', () => {
  test('leaves out what is empty, and reads postcodes with and without letters', () => {
    expect(careRule({ place: ' Tiel ', tag: '', ownKey: 'Wijk' })).toEqual({ place: 'Tiel' })
    expect(careRule({ postcodeFrom: '4001 ab', postcodeTo: '4099' })).toEqual({ postcodeFrom: '4001', postcodeTo: '4099' })
    expect(careRule({ postcodeTo: '4001' })).toEqual({ postcodeFrom: '4001', postcodeTo: '4001' })
  })

  test.each([
    [{ postcodeFrom: '0344' }, 'postcode-malformed'],
    [{ postcodeFrom: 'Tiel' }, 'postcode-malformed'],
    [{ postcodeFrom: '4099', postcodeTo: '4001' }, 'postcodes-reversed'],
  ])('%j is refused as %s', (typed, refused) => {
    expect(careRule(typed)).toEqual({ refused })
  })
})

test('a loan lasts a year at most, to the day', () => {
  const loan = { from: '2026-03-02', reason: 'verlof' }
  expect(loanRefusal({ ...loan, until: '2027-03-02' }, '2026-03-02')).toBeNull()
  expect(loanRefusal({ ...loan, until: '2027-03-03' }, '2026-03-02')).toMatchObject({ refused: 'too-long' })
  expect(loanRefusal({ ...loan, until: '2026-03-02' }, '2026-03-03')).toEqual({ refused: 'begins-in-the-past' })
})

describe('who could open a door', () => {
  const today = '2026-03-02'
  const door = (change: Partial<Acquainted>): Acquainted => ({
    ...{ staffId: 's', staff: 'Tom', contactId: 'c', contact: 'Jo', strength: 3, standing: 'there', decides: false, lastTalkOn: null },
    ...change,
  })

  test('counts somebody who left for half, and a talk of the last two years for something', () => {
    expect(doorWeight(door({}), today)).toBe(6)
    expect(doorWeight(door({ standing: 'gone' }), today)).toBe(3)
    expect(doorWeight(door({ decides: true, lastTalkOn: '2024-03-03' }), today)).toBe(8.5)
    expect(doorWeight(door({ lastTalkOn: '2024-03-01' }), today)).toBe(6)
  })

  test('puts who knows them best first, and stands still when they know them as well', () => {
    const doors = [
      door({ staff: 'Tom' }),
      door({ staff: 'Marieke' }),
      door({ staff: 'Nora', strength: 5, standing: 'gone' }),
      door({ strength: 4 }),
    ]
    expect(rankDoors(doors, today).map(({ staff, strength }) => [staff, strength])).toEqual([
      ['Tom', 4],
      ['Marieke', 3],
      ['Tom', 3],
      ['Nora', 5],
    ])
  })
})
