import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chargeRefusal,
  costOf,
  priceOfMinutes,
  pricePerHour,
  type Terms,
  termsOn,
  termsOver,
  vatOver,
  wholeCents,
} from '#domain/units/price'

const terms = (change: Partial<Terms> = {}): Terms => ({
  appliesFrom: '2025-09-22',
  basis: 'unit',
  charged: 'at-start',
  priceCents: 680_000,
  rates: {},
  kmRateCents: 35,
  vat: 'standard',
  ...change,
})

describe('an amount', () => {
  test('that is no whole cent goes to the nearest, half a cent away from zero', () => {
    expect([wholeCents(1, 2), wholeCents(-1, 2), wholeCents(149, 100), wholeCents(-149, 100), wholeCents(0, 3)]).toEqual([1, -1, 1, -1, 0])
    expect(vatOver(1_50, 'standard')).toBe(32)
    expect(vatOver(-1_50, 'standard')).toBe(-32)
    expect(vatOver(10_000, 'low')).toBe(900)
    expect(vatOver(10_000, 'reverse-charged')).toBe(0)
  })

  test('for minutes that are taken back is exactly the opposite, and never half a cent or more off', () => {
    const money = fc.integer({ min: 0, max: 1_000_000_000 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), money, fc.integer({ min: 1, max: 100_000 }), (minutes, cents, perMinutes) => {
        const price = { cents, perMinutes }
        const cost = costOf(minutes, price)
        expect(costOf(-minutes, price) + cost).toBe(0)
        const off = BigInt(cost) * BigInt(perMinutes) - BigInt(minutes) * BigInt(cents)
        expect(2n * (off < 0n ? -off : off) <= BigInt(perMinutes)).toBe(true)
      }),
      { seed: 14, numRuns: 2_000 },
    )
  })
})

describe('the price of an hour', () => {
  test('is what the price of the unit means', () => {
    expect(pricePerHour(680_000, 4_800)).toBe(8_500)
    expect(pricePerHour(1_000_000, 7_200)).toBe(8_333)
    expect(pricePerHour(null, 4_800)).toBeNull()
  })

  test('is by role with an hourly rate, and that of a consultant for a role without one', () => {
    const hourly = terms({ basis: 'hourly', charged: 'as-used', priceCents: null, rates: { consultant: 8_000, manager: 11_000 } })
    expect(priceOfMinutes(hourly, 4_800, 'manager')).toEqual({ cents: 11_000, perMinutes: 60 })
    expect(priceOfMinutes(hourly, 4_800, 'admin')).toEqual({ cents: 8_000, perMinutes: 60 })
    expect(priceOfMinutes(terms(), 4_800, 'manager')).toEqual({ cents: 680_000, perMinutes: 4_800 })
    expect(priceOfMinutes(terms({ priceCents: null }), 4_800, 'manager')).toBeNull()
  })
})

describe('terms', () => {
  const unit = { kind: 'unit-2', startsOn: '2025-09-22' }
  const price = { appliesFrom: '2025-09-22', priceCents: 680_000, kmRateCents: 35 }

  test('count from their day on, and what was before stays what it was', () => {
    const versions = termsOver(
      unit,
      [price, { appliesFrom: '2025-11-01', priceCents: 720_000, kmRateCents: 40 }],
      [{ appliesFrom: '2025-12-01', basis: 'unit', charged: 'as-used', rates: {}, vat: 'low' }],
    )
    const on = (day: string) => {
      const { priceCents, kmRateCents, charged, vat } = termsOn(versions, day) ?? terms()
      return [priceCents, kmRateCents, charged, vat]
    }
    expect(on('2025-01-01')).toEqual([680_000, 35, 'at-start', 'standard'])
    expect(on('2025-10-31')).toEqual([680_000, 35, 'at-start', 'standard'])
    expect(on('2025-11-01')).toEqual([720_000, 40, 'at-start', 'standard'])
    expect(on('2025-12-01')).toEqual([720_000, 40, 'as-used', 'low'])
    expect(termsOn([], '2025-01-01')).toBeNull()
  })

  test('of Flex are paid for as used, those of other units when they begin, and without a price there is none', () => {
    expect(termsOver(unit, [price], [])).toMatchObject([{ charged: 'at-start', basis: 'unit' }])
    expect(termsOver({ ...unit, kind: 'flex' }, [], [])).toMatchObject([{ charged: 'as-used', priceCents: null }])
  })

  const wish = { ...terms({ appliesFrom: '2025-11-01' }), reason: 'Afgesproken met Pieter' }
  test('with a rate of a billion, half a cent, below nought or none are refused', () => {
    const refusal = (change: Partial<Terms & { reason: string }>) => chargeRefusal({ ...wish, ...change }, null, null)?.refused ?? null
    const hourly = { basis: 'hourly', charged: 'as-used' } as const
    expect(refusal({})).toBeNull()
    expect(refusal({ ...hourly, rates: { consultant: 8_000 } })).toBeNull()
    expect(refusal(hourly)).toBe('rate-missing')
    expect(refusal({ ...hourly, rates: { consultant: 1e12 } })).toBe('rate-too-high')
    expect(refusal({ ...hourly, rates: { consultant: 0.5 } })).toBe('rate-not-whole')
    expect(refusal({ ...hourly, rates: { consultant: -1 } })).toBe('rate-not-whole')
    expect(refusal({ basis: 'hourly', rates: { consultant: 8_000 } })).toBe('hourly-is-as-used')
    expect(refusal({ reason: 'ok' })).toBe('reason-too-short')
  })

  test('never begin on a day that was charged already, nor before those before them', () => {
    expect(chargeRefusal(wish, terms(), '2025-10-31')).toBeNull()
    expect(chargeRefusal(wish, terms(), '2025-11-30')).toEqual({ refused: 'before-issued', first: '2025-12-01' })
    expect(chargeRefusal(wish, terms({ appliesFrom: '2025-11-01' }), null)).toEqual({
      refused: 'not-after-last-terms',
      first: '2025-11-02',
    })
  })
})
