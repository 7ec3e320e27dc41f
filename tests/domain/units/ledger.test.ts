import { expect, test } from 'vitest'
import { book, bookTogether, reserve } from '#domain/units/booking'
import { expire, reverse } from '#domain/units/correction'
import { balance, held, ledgerRows, marksPassed, standing } from '#domain/units/ledger'
import { agreed, booking, ledgerOf, stamp, unitTwo } from './ledger-story'

test('a unit begins with what was sold, and what is worked comes off', () => {
  const ledger = ledgerOf(unitTwo).worked(65, '2025-11-18').worked(60, '2025-11-18', { subject: 'call' })
  expect(balance(ledger.entries)).toBe(4_675)
  expect(standing(ledger.entries)).toEqual({ sold: 4_800, extra: 0, used: 125, balance: 4_675, held: 0, free: 4_675 })
})

test('booked appointments hold minutes without touching the balance', () => {
  const ledger = ledgerOf(unitTwo).held(130, '2025-11-20', 'vos').held(120, '2025-11-21', 'prins')
  expect(standing(ledger.entries)).toMatchObject({ balance: 4_800, held: 250, free: 4_550 })
  expect(standing(ledger.freed('vos', '2025-11-19').entries)).toMatchObject({ balance: 4_800, held: 120, free: 4_680 })
})

test('a visit longer than the balance is refused, with what is short', () => {
  const ledger = ledgerOf({ ...unitTwo, minutes: 600 }).worked(570, '2025-11-17')
  expect(book(ledger, booking(60, '2025-11-18'))).toEqual({ refused: 'not-enough-minutes', left: 30, short: 30 })
  expect(balance(ledger.worked(30, '2025-11-18').entries)).toBe(0)
})

test('going over needs a choice with a reason; the extra minutes stand apart and the balance ends at nought', () => {
  const ledger = ledgerOf({ ...unitTwo, minutes: 600 }).worked(570, '2025-11-17')
  const over = ledger.worked(60, '2025-11-18', {}, agreed)
  expect(over.entries.slice(2)).toMatchObject([
    { kind: 'overrun', minutes: 30, reason: 'Pieter agreed by phone', bookedBy: 'annet' },
    { kind: 'consumption', minutes: 60 },
  ])
  expect(standing(over.entries)).toMatchObject({ sold: 600, extra: 30, used: 630, balance: 0 })
  expect(book(ledger, booking(60, '2025-11-18'), { ...agreed, reason: '  ok      ' })).toEqual({ refused: 'reason-too-short' })
})

test('a visit and its drive come up short together, and are booked together', () => {
  const ledger = ledgerOf({ ...unitTwo, minutes: 100 })
  const [visit, drive] = [
    booking(70, '2025-11-18', { activityId: 'v1' }),
    booking(50, '2025-11-18', { activityId: 'v1', subject: 'travel-time' }),
  ]
  expect(bookTogether(ledger, [visit, drive])).toEqual({ refused: 'not-enough-minutes', left: 100, short: 20 })
  const outcome = bookTogether(ledger, [visit, drive], agreed)
  expect('entries' in outcome && outcome.entries.map((entry) => [entry.kind, entry.minutes])).toEqual([
    ['overrun', 20],
    ['consumption', 70],
    ['consumption', 50],
  ])
})

test('only what is free can be held', () => {
  const ledger = ledgerOf({ ...unitTwo, minutes: 600 }).held(400, '2025-11-20', 'vos')
  const wish = { ...stamp('2025-11-18'), activityId: 'prins', minutes: 250, on: '2025-11-21', text: 'Prins' }
  expect(reserve(ledger, wish)).toEqual({ refused: 'not-enough-free', free: 200, short: 50 })
  expect(reserve(ledger, { ...wish, activityId: 'vos' })).toEqual({ refused: 'already-reserved' })
  expect(reserve(ledger, wish, agreed)).toMatchObject({
    entries: [
      { kind: 'overrun', minutes: 50 },
      { kind: 'reservation', minutes: 250 },
    ],
  })
})

test('no log line is booked twice, until its booking was reversed', () => {
  const ledger = ledgerOf(unitTwo).worked(65, '2025-11-14', { activityId: 'report-7', subject: 'report' })
  const again = booking(50, '2025-11-18', { activityId: 'report-7', subject: 'report' })
  expect(book(ledger, again)).toEqual({ refused: 'already-booked', entryId: 'e2' })
  expect(book(ledger, { ...again, subject: 'meeting' })).toHaveProperty('entries')
  expect(book(ledger.corrected('e2', '2025-11-17'), again)).toMatchObject({ entries: [{ kind: 'consumption', revision: 2 }] })
})

test('minutes are whole and positive', () => {
  const ledger = ledgerOf(unitTwo)
  expect(book(ledger, booking(-10, '2025-11-18'))).toEqual({ refused: 'minutes-not-positive' })
  expect(book(ledger, booking(0, '2025-11-18'))).toEqual({ refused: 'minutes-not-positive' })
  expect(book(ledger, booking(7.5, '2025-11-18'))).toEqual({ refused: 'minutes-not-whole' })
  expect(book(ledger, booking(Number.NaN, '2025-11-18'))).toEqual({ refused: 'minutes-not-whole' })
})

test('a day before the unit began, after Flex lapsed, in a closed period or still to come is refused', () => {
  const ledger = ledgerOf(unitTwo)
  expect(book(ledger, booking(60, '2025-09-21'))).toEqual({ refused: 'before-unit-began', startsOn: '2025-09-22' })
  expect(book(ledger.closed('2025-11-14'), booking(60, '2025-11-14'))).toEqual({ refused: 'period-closed', closedThrough: '2025-11-14' })
  expect(book(ledger, booking(60, '2025-11-19', stamp('2025-11-18')))).toEqual({ refused: 'in-the-future', today: '2025-11-18' })
  expect(book(ledger, booking(60, '2026-01-05'))).toHaveProperty('entries')

  expect(book(ledger, booking(60, '2025-09-22'))).toHaveProperty('entries')
  expect(book(ledger.closed('2025-11-14'), booking(60, '2025-11-15'))).toHaveProperty('entries')

  const flex = ledgerOf({ ...unitTwo, kind: 'flex', unused: 'expire', endsOn: '2025-12-31' })
  expect(book(flex, booking(60, '2026-01-01'))).toEqual({ refused: 'after-unit-ended', endsOn: '2025-12-31' })
  expect(book(flex, booking(60, '2025-12-31'))).toHaveProperty('entries')
})

test('a mistake is mended by its opposite, today, with a reason, once', () => {
  const ledger = ledgerOf(unitTwo).worked(15, '2025-11-14')
  const mended = ledger.corrected('e2', '2025-11-18')
  expect(mended.entries[2]).toMatchObject({ kind: 'reversal', reverses: 'e2', minutes: 15, on: '2025-11-18', reason: 'booked twice' })
  expect(balance(mended.entries)).toBe(4_800)
  expect(reverse(mended, 'e2', { ...stamp('2025-11-18'), reason: 'again' })).toEqual({ refused: 'already-reversed', by: 'e3' })
  expect(reverse(mended, 'e3', { ...stamp('2025-11-18'), reason: 'undo' })).toEqual({ refused: 'not-reversible', kind: 'reversal' })
  expect(reverse(mended, 'e1', { ...stamp('2025-11-18'), reason: 'undo' })).toEqual({ refused: 'not-reversible', kind: 'opening' })
  expect(reverse(mended, 'e9', { ...stamp('2025-11-18'), reason: 'undo' })).toEqual({ refused: 'no-such-entry' })
  expect(reverse(ledger, 'e2', { ...stamp('2025-11-18'), reason: '  ' })).toEqual({ refused: 'reason-missing' })
})

test('a correction of a closed period falls in the next', () => {
  const ledger = ledgerOf(unitTwo).worked(15, '2025-11-14').closed('2025-11-18')
  expect(reverse(ledger, 'e2', { ...stamp('2025-11-18'), reason: 'booked twice' })).toMatchObject({ entry: { on: '2025-11-19' } })
})

test('extra minutes that are spent cannot be taken back', () => {
  const over = ledgerOf({ ...unitTwo, minutes: 60 }).worked(90, '2025-11-18', {}, agreed)
  expect(reverse(over, 'e2', { ...stamp('2025-11-19'), reason: 'not agreed' })).toEqual({
    refused: 'not-enough-minutes',
    left: 0,
    short: 30,
  })
  const spared = ledgerOf({ ...unitTwo, minutes: 60 })
    .worked(90, '2025-11-18', {}, agreed)
    .corrected('e3', '2025-11-18')
  expect(balance(spared.corrected('e2', '2025-11-19').entries)).toBe(60)
  expect(balance(spared.worked(60, '2025-11-19').corrected('e2', '2025-11-19').entries)).toBe(0)
})

test('what is left of Flex lapses after its last day, at once and as one entry', () => {
  const flex = ledgerOf({ ...unitTwo, kind: 'flex', unused: 'expire', endsOn: '2025-12-31' }).worked(800, '2025-11-18')
  const words = { text: 'Flex 2025', reason: 'The year is over' }
  expect(expire(flex, { ...stamp('2025-12-31'), ...words })).toEqual([])
  expect(expire(flex, { ...stamp('2026-01-02'), ...words })).toMatchObject([{ kind: 'expiry', minutes: 4_000, on: '2026-01-02' }])
  expect(expire(ledgerOf(unitTwo), { ...stamp('2026-01-02'), ...words })).toEqual([])
})

test('the balance of a day gone by, and what was known on it', () => {
  const ledger = ledgerOf(unitTwo).worked(60, '2025-11-10').worked(30, '2025-11-12', stamp('2025-11-17')).worked(20, '2025-11-18')
  expect(balance(ledger.entries, { through: '2025-11-12' })).toBe(4_710)
  expect(balance(ledger.entries, { through: '2025-11-12', knownAt: '2025-11-13T00:00:00.000Z' })).toBe(4_740)
})

test('rows run by day with the balance after each; a correction follows what it corrects', () => {
  const ledger = ledgerOf(unitTwo)
    .held(130, '2025-11-20', 'vos')
    .worked(20, '2025-11-18')
    .worked(60, '2025-11-10')
    .corrected('e3', '2025-11-18')
  expect(ledgerRows(ledger.entries).map((row) => [row.entry.id, row.change, row.balance])).toEqual([
    ['e1', 4_800, 4_800],
    ['e4', -60, 4_740],
    ['e3', -20, 4_720],
    ['e5', 20, 4_740],
  ])
  expect(held(ledger.entries)).toBe(130)
})

test('a correction follows what it corrects, whatever the ids and though both were booked in the same second', () => {
  const { entries } = ledgerOf(unitTwo).worked(20, '2025-11-18').corrected('e2', '2025-11-18')
  const [first, work, correction] = entries
  if (!first || !work || correction?.kind !== 'reversal') return expect.unreachable()
  const shuffled = [{ ...correction, id: 'a1', reverses: 'z9' }, { ...work, id: 'z9' }, first]
  expect(ledgerRows(shuffled).map((row) => row.entry.id)).toEqual(['e1', 'z9', 'a1'])
  expect(ledgerRows([...shuffled].reverse()).map((row) => row.entry.id)).toEqual(['e1', 'z9', 'a1'])
})

test('each mark is passed once', () => {
  expect(marksPassed(4_800, 2_300, 2_400)).toEqual([50])
  expect(marksPassed(4_800, 2_400, 3_000)).toEqual([])
  expect(marksPassed(4_800, 2_300, 4_900)).toEqual([50, 75, 90, 100])
})
