import { expect, test } from 'vitest'
import { holdAnew } from '#domain/units/booking'
import { ledgerOf, stamp, unitTwo } from './ledger-story'

const ledger = ledgerOf({ ...unitTwo, minutes: 600 })
  .held(100, '2025-11-20', 'vos')
  .held(400, '2025-11-21', 'prins')
const wish = { ...stamp('2025-11-18'), activityId: 'vos', text: 'Vos', on: '2025-11-20' }
const minutesOf = (outcome: ReturnType<typeof holdAnew>) =>
  'entries' in outcome ? outcome.entries.map(({ kind, minutes, on }) => `${kind} ${minutes} ${on}`) : outcome

test('what is held follows a visit to another day and another length', () => {
  expect(minutesOf(holdAnew(ledger, { ...wish, chosen: 70, drive: 30 }))).toEqual([])
  expect(minutesOf(holdAnew(ledger, { ...wish, chosen: 70, drive: 30, on: '2025-11-24' }))).toEqual([
    'release 100 2025-11-18',
    'reservation 100 2025-11-24',
  ])
  expect(minutesOf(holdAnew(ledger, { ...wish, chosen: 85, drive: 30 }))).toEqual(['release 100 2025-11-18', 'reservation 115 2025-11-20'])
  expect(minutesOf(holdAnew(ledger, { ...wish, activityId: 'never-held', chosen: 85, drive: 30 }))).toEqual([])
})

test('a longer visit must be free; a longer drive is held as far as there is room', () => {
  expect(holdAnew(ledger, { ...wish, chosen: 230, drive: 30 })).toEqual({ refused: 'not-enough-free', free: 200, short: 30 })
  expect(minutesOf(holdAnew(ledger, { ...wish, chosen: 180, drive: 60 }))).toEqual(['release 100 2025-11-18', 'reservation 200 2025-11-20'])
})

test('on a unit that is overdrawn a visit can still be moved as it is', () => {
  const overdrawn = ledgerOf({ ...unitTwo, minutes: 600 })
    .held(100, '2025-11-20', 'vos')
    .worked(600, '2025-11-17')
  expect(minutesOf(holdAnew(overdrawn, { ...wish, chosen: 70, drive: 60, on: '2025-11-21' }))).toEqual([
    'release 100 2025-11-18',
    'reservation 70 2025-11-21',
  ])
  expect(holdAnew(overdrawn, { ...wish, chosen: 130, drive: 0 })).toHaveProperty('refused', 'not-enough-free')
})
