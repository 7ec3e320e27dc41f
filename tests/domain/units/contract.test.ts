import { expect, test } from 'vitest'
import { closeThrough } from '#domain/units/closing'
import { changedTerms, changeTerms, type TermsVersion, termsOn } from '#domain/units/contract'
import { dispute, isOverdue } from '#domain/units/dispute'
import { flexEndsOn, lapsesAfter, offerRefusal, termsOfKind } from '#domain/units/kinds'
import { ledgerOf, unitTwo } from './ledger-story'

const signed: TermsVersion = {
  ...termsOfKind('flex'),
  driveTimeCounts: true,
  kmRateCents: 35,
  priceCents: 1_500_000,
  endsOn: '2025-12-31',
  version: 1,
  appliesFrom: '2025-03-10',
  reason: null,
  agreedWith: null,
}
const today = '2025-11-18'
const asked = { today, startsOn: '2025-03-10', reason: 'Rijtijd vanaf nu apart', agreedWith: 'Pieter de Vries' }

test('a contract that changes halfway keeps both versions, each for its own days', () => {
  const changed = changeTerms([signed], { ...signed, driveTimeCounts: false, kmRateCents: 42 }, asked)
  if ('refused' in changed) throw new Error(changed.refused)
  const versions = [signed, changed.version]
  expect(changed.version).toMatchObject({ version: 2, appliesFrom: today, agreedWith: 'Pieter de Vries' })
  expect(termsOn(versions, '2025-11-17')).toBe(signed)
  expect(termsOn(versions, today)).toBe(changed.version)
  expect(termsOn(versions, '2025-01-01')).toBe(signed)
  expect(changedTerms(signed, changed.version)).toEqual(['driveTimeCounts', 'kmRateCents'])
})

test.each([
  ['without a reason', {}, { reason: 'omdat' }, 'reason-too-short'],
  ['that nobody of the client agreed to', {}, { agreedWith: ' ' }, 'agreed-with-missing'],
  ['that ends it in the past', { endsOn: '2025-11-17' }, {}, 'ends-too-early'],
  ['with a price of 1e12', { priceCents: 1e14 }, {}, 'price-out-of-range'],
  ['with half a cent a kilometre', { kmRateCents: 0.5 }, {}, 'rate-out-of-range'],
])('a change %s is refused', (_what, wish, words, refused) => {
  expect(changeTerms([signed], { ...signed, driveTimeCounts: false, ...wish }, { ...asked, ...words })).toMatchObject({ refused })
})

test('a change that changes nothing is refused', () => {
  expect(changeTerms([signed], { ...signed }, asked)).toEqual({ refused: 'nothing-changed' })
})

test('a Flex unit is valid for the calendar year of signing, or for twelve months from it', () => {
  expect(flexEndsOn('2025-03-10', 'calendar-year')).toBe('2025-12-31')
  expect(flexEndsOn('2025-03-10', 'twelve-months')).toBe('2026-03-09')
  expect(flexEndsOn('2024-02-29', 'twelve-months')).toBe('2025-02-28')
  expect(termsOfKind('flex')).toEqual({ term: 'calendar-year', unused: 'expire', chargesFruitless: false })
})

test('unused hours lapse where the contract says so, whatever the kind', () => {
  expect(lapsesAfter({ unused: 'expire', endsOn: '2025-12-31' })).toBe('2025-12-31')
  expect(lapsesAfter({ unused: 'stay', endsOn: '2025-12-31' })).toBeNull()
})

test.each([
  ['0 hours', { minutes: 0 }, 'minutes-not-positive'],
  ['less than nothing', { minutes: -60 }, 'minutes-not-positive'],
  ['half a minute', { minutes: 90.5 }, 'minutes-not-whole'],
  ['a million hours', { minutes: 60_000_000 }, 'minutes-too-many'],
  ['minus one visits', { indicatedVisits: -1 }, 'visits-out-of-range'],
  ['a price of 1e12', { priceCents: 1e14 }, 'price-out-of-range'],
  ['a price below nought', { priceCents: -1 }, 'price-out-of-range'],
  ['a price that is no number', { priceCents: Number.NaN }, 'price-out-of-range'],
])('a unit of %s is not sold', (_what, figures, refused) => {
  expect(offerRefusal({ minutes: 4_800, indicatedVisits: 30, priceCents: 650_000, ...figures })).toMatchObject({ refused })
  expect(offerRefusal({ minutes: 4_800, indicatedVisits: 30, priceCents: 650_000 })).toBeNull()
})

test('a period is closed once it is over, and never opens again', () => {
  const unit = { startsOn: '2025-09-22', closedThrough: null }
  expect(closeThrough(unit, '2025-10-31', today)).toEqual({ closedThrough: '2025-10-31' })
  expect(closeThrough(unit, today, today)).toEqual({ refused: 'not-over-yet', latest: '2025-11-17' })
  expect(closeThrough(unit, '2025-09-21', today)).toMatchObject({ refused: 'before-unit-began' })
  const closed = { ...unit, closedThrough: '2025-10-31' }
  expect(closeThrough(closed, '2025-10-31', today)).toMatchObject({ refused: 'closed-already' })
  expect(closeThrough(closed, '2025-09-30', today)).toMatchObject({ refused: 'closed-already' })
})

test('a client disputes a line that was taken out, once, and hears within five working days', () => {
  const ledger = ledgerOf(unitTwo).worked(90, '2025-11-14').worked(60, '2025-11-17').corrected('e3', '2025-11-18')
  const ask = (entryId: string, more = {}) =>
    dispute(ledger, { entryId, said: 'Dit bezoek was er niet', at: '2025-11-18T09:00:00.000Z', open: [], ...more })
  expect(ask('e2')).toEqual({ answerBy: '2025-11-25' })
  expect(isOverdue({ answerBy: '2025-11-25' }, '2025-11-25')).toBe(false)
  expect(isOverdue({ answerBy: '2025-11-25' }, '2025-11-26')).toBe(true)
  expect(ask('e2', { open: [{ entryId: 'e2' }] })).toEqual({ refused: 'disputed-already' })
  expect(ask('e2', { said: '  ' })).toEqual({ refused: 'reason-missing' })
  expect(ask('e1')).toEqual({ refused: 'not-disputable' })
  expect(ask('e3')).toEqual({ refused: 'not-disputable' })
  expect(ask('e4')).toEqual({ refused: 'not-disputable' })
  expect(ask('of another unit')).toEqual({ refused: 'no-such-entry' })
})
