import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apportioned, buildUp, byMonth, type CostLine, chargedOn } from '#domain/units/cost'
import { sum } from '#domain/units/sum'

const line = (cents: number, group: string | null, change: Partial<CostLine> = {}): CostLine => ({
  on: '2025-11-18',
  kind: 'visit',
  cents,
  minutes: 60,
  customerId: group,
  group,
  ...change,
})

describe('charging on', () => {
  test('divides a total that does not divide: the cents that are left go to the largest remainders', () => {
    expect(apportioned(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(apportioned(-100, [1, 1, 1])).toEqual([-34, -33, -33])
    expect(apportioned(10, [0, 0])).toEqual([5, 5])
    expect(apportioned(10, [])).toEqual([])
    expect(apportioned(7, [3, 0, 4])).toEqual([3, 0, 4])
  })

  test('adds up to the cent, and no share is a cent or more off its exact part', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), weights, (total, parts) => {
        const shares = apportioned(total, parts)
        expect(sum(shares)).toBe(total)
        const all = sum(parts)
        for (const [at, share] of shares.entries())
          if (all > 0) expect(Math.abs(share - (total * (parts[at] ?? 0)) / all)).toBeLessThan(1.000001)
      }),
      { seed: 37, numRuns: 2_000 },
    )
  })

  test('gives a group what its customers cost and its part of the rest', () => {
    const costs = [line(3_000, 'Noord'), line(1_000, 'Zuid'), line(1_001, null, { kind: 'report' })]
    const groups = new Map([
      ['Noord', 1],
      ['Zuid', 3],
      ['Oost', 0],
    ])
    expect(
      chargedOn(costs, { kind: 'attribute', sharedBy: 'own-cost' }, groups).map(({ name, own, shared, total }) => [
        name,
        own,
        shared,
        total,
      ]),
    ).toEqual([
      ['Noord', 3_000, 751, 3_751],
      ['Zuid', 1_000, 250, 1_250],
      ['Oost', 0, 0, 0],
    ])
    expect(chargedOn(costs, { kind: 'attribute', sharedBy: 'customers' }, groups).map(({ shared }) => shared)).toEqual([250, 751, 0])
  })

  test('adds up whatever the costs, the groups and the rule', () => {
    const costs = fc.array(
      fc
        .record({ cents: fc.integer({ min: -50_000, max: 500_000 }), group: fc.option(fc.constantFrom('a', 'b', 'c', 'd')) })
        .map(({ cents, group }) => line(cents, group)),
      { maxLength: 60 },
    )
    const rule = fc.oneof(
      fc.constantFrom(
        { kind: 'attribute' as const, sharedBy: 'own-cost' as const },
        { kind: 'attribute' as const, sharedBy: 'customers' as const },
      ),
      fc
        .array(fc.record({ name: fc.string(), weight: fc.integer({ min: 0, max: 100 }) }), { minLength: 1, maxLength: 8 })
        .map((groups) => ({ kind: 'fixed' as const, groups })),
    )
    fc.assert(
      fc.property(costs, rule, (lines, charge) => {
        const shares = chargedOn(
          lines,
          charge,
          new Map([
            ['a', 2],
            ['e', 5],
          ]),
        )
        expect(sum(shares.map(({ total }) => total))).toBe(sum(lines.map(({ cents }) => cents)))
      }),
      { seed: 73, numRuns: 1_000 },
    )
  })
})

describe('the build-up', () => {
  test('says what a visit and an opportunity cost, drive and reports included', () => {
    const costs = [line(9_000, 'a'), line(3_000, 'a', { kind: 'travel-time' }), line(1_000, null, { kind: 'travel', minutes: 0 })]
    const { total, perVisit, perOpportunity, parts } = buildUp(costs, { visits: 2, opportunities: 1, opportunityCents: 130_000 })
    expect([total, perVisit, perOpportunity]).toEqual([13_000, 6_500, 13_000])
    expect(parts.map(({ kind, perVisit: each }) => [kind, each])).toEqual([
      ['visit', 4_500],
      ['travel-time', 1_500],
      ['travel', 500],
    ])
  })

  test('has no average of nothing', () => {
    expect(buildUp([], { visits: 0, opportunities: 0, opportunityCents: 0 })).toMatchObject({
      total: 0,
      perVisit: null,
      opportunityPerEuro: null,
    })
  })

  test('by month adds up to the whole', () => {
    const months = byMonth([line(100, null, { on: '2025-10-31' }), line(200, null), line(50, null, { kind: 'call' })])
    expect(months.map(({ month, cents, kinds }) => [month, cents, kinds.length])).toEqual([
      ['2025-10', 100, 1],
      ['2025-11', 250, 2],
    ])
  })
})
