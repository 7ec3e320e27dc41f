import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Terms } from '#domain/units/price'
import { type Chargeable, creditOf, type PricedUnit, statementNumber, statementOf } from '#domain/units/statement'
import { sum } from '#domain/units/sum'

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
const unit = (...editions: Terms[]): PricedUnit => ({ id: 'u', name: 'Unit 2', minutes: 4_800, editions })

let made = 0
type Ledger = Extract<Chargeable, { change: number }>
const entry = (change: Partial<Ledger> = {}): Chargeable => {
  made += 1
  const on = change.on ?? '2025-11-18'
  const said = { id: `e${made}`, unitId: 'u', on, termsOn: on, text: 'Bakker', who: 'Marieke Bos', takesBack: false }
  return { ...said, kind: 'consumption', change: -65, subject: 'visit', role: 'consultant', ...change }
}
const travel = (change: Partial<Extract<Chargeable, { cents: number }>> = {}): Chargeable => {
  made += 1
  return {
    id: `t${made}`,
    unitId: 'u',
    on: '2025-11-18',
    termsOn: '2025-11-18',
    text: 'Bakker',
    who: 'Marieke Bos',
    takesBack: false,
    kind: 'km',
    metres: 21_000,
    cents: 735,
    ...change,
  }
}

function stated(entries: Chargeable[], ...editions: Terms[]) {
  const statement = statementOf(entries, [unit(...editions)])
  if ('refused' in statement) throw new Error(statement.refused)
  return statement
}
const amounts = (entries: Chargeable[], ...editions: Terms[]) => stated(entries, ...editions).lines.map(({ kind, cents }) => [kind, cents])

describe('a unit that is charged when it begins', () => {
  test('is one line; its hours are accounted for and not charged again', () => {
    const { lines, hours, netCents, vatCents, totalCents } = stated(
      [entry({ kind: 'opening', change: 4_800, subject: null }), entry()],
      terms(),
    )
    expect(lines).toMatchObject([{ kind: 'unit', text: 'Unit 2', cents: 680_000, quantity: { of: 'pieces', count: 1 } }])
    expect(hours).toMatchObject([{ subject: 'visit', minutes: 65 }])
    expect([netCents, vatCents, totalCents]).toEqual([680_000, 142_800, 822_800])
  })

  test('has what was agreed on top at the price of its hour, and what we bear ourselves for nothing', () => {
    expect(amounts([entry({ kind: 'overrun', change: 90 }), entry({ kind: 'write-off', change: 60 })], terms())).toEqual([
      ['extra', 12_750],
    ])
  })
})

describe('hours that are charged as they are used', () => {
  const flex = terms({ charged: 'as-used', priceCents: 1_500_000 })
  test('have a line each, at the price of the unit, and what we bear ourselves goes off', () => {
    expect(amounts([entry({ kind: 'opening', change: 4_800 }), entry(), entry({ kind: 'write-off', change: 5 })], flex)).toEqual([
      ['hours', 20_313],
      ['write-off', -1_563],
    ])
  })

  test('cost what the role of who worked costs', () => {
    const hourly = terms({ basis: 'hourly', charged: 'as-used', priceCents: null, rates: { consultant: 8_000, manager: 11_000 } })
    expect(amounts([entry(), entry({ role: 'manager', change: -30 })], hourly)).toEqual([
      ['hours', 8_667],
      ['hours', 5_500],
    ])
  })

  test('that are taken back a month later come back at the price they had', () => {
    const dearer = terms({ appliesFrom: '2025-12-01', charged: 'as-used', priceCents: 2_000_000 })
    const before = stated([entry()], flex, dearer)
    const after = stated([entry({ on: '2025-12-03', termsOn: '2025-11-18', change: 65 })], flex, dearer)
    expect(after.netCents).toBe(-before.netCents)
  })
})

describe('travel', () => {
  test('stands apart: kilometres at their rate, receipts as they were', () => {
    const { lines } = stated([travel(), travel({ kind: 'parking', metres: 0, cents: 450 }), travel({ cents: 840 })], terms())
    expect(lines.map(({ quantity, price, cents }) => [quantity.of, quantity.count, price.cents, cents])).toEqual([
      ['metres', 21_000, 35, 735],
      ['pieces', 1, 450, 450],
      ['pieces', 1, 840, 840],
    ])
  })

  test('that is taken back is the opposite', () => {
    expect(stated([travel({ metres: -21_000, cents: -735 })], terms()).lines).toMatchObject([
      { quantity: { of: 'metres', count: -21_000 }, cents: -735 },
    ])
  })
})

test('hours without an agreed price are not guessed', () => {
  expect(statementOf([entry({ kind: 'opening', change: 4_800 })], [unit(terms({ priceCents: null }))])).toEqual({
    refused: 'price-missing',
    unit: 'Unit 2',
  })
})

test('numbers have no gaps and sort as they were given', () => {
  expect([statementNumber(2026, 1), statementNumber(2026, 12_345)]).toEqual(['2026-0001', '2026-12345'])
})

describe('whatever is on it', () => {
  const someEntry = fc.oneof(
    fc
      .record({ change: fc.integer({ min: -600, max: 600 }), kind: fc.constantFrom('consumption', 'overrun', 'write-off', 'opening') })
      .map((each) => entry(each as Partial<Ledger>)),
    fc
      .record({ metres: fc.integer({ min: -200_000, max: 200_000 }), cents: fc.integer({ min: -90_000, max: 90_000 }) })
      .map((each) => travel(each)),
  )
  const someTerms = fc
    .record({
      charged: fc.constantFrom('at-start' as const, 'as-used' as const),
      priceCents: fc.integer({ min: 0, max: 9_999_999 }),
      vat: fc.constantFrom('standard' as const, 'low' as const, 'reverse-charged' as const),
    })
    .map((each) => terms(each))

  test('a statement is the sum of its lines and its BTW, and its credit brings everything to nothing', () => {
    fc.assert(
      fc.property(fc.array(someEntry, { maxLength: 40 }), someTerms, (entries, agreed) => {
        const statement = stated(entries, agreed)
        expect(sum(statement.lines.map(({ cents }) => cents))).toBe(statement.netCents)
        expect(sum(statement.vat.map(({ cents }) => cents))).toBe(statement.netCents)
        expect(statement.netCents + statement.vatCents).toBe(statement.totalCents)
        const credit = creditOf(statement)
        expect(credit.totalCents + statement.totalCents).toBe(0)
        expect(sum([...credit.lines, ...statement.lines].map(({ cents }) => cents))).toBe(0)
      }),
      { seed: 41, numRuns: 500 },
    )
  })
})
