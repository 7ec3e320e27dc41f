import { expect, test } from 'vitest'
import { currentUnit } from '#domain/units/current'
import type { Unit } from '#domain/units/kinds'

const unit = (id: string, startsOn: string, endsOn: string, balance: number) =>
  ({
    balance,
    unit: {
      id,
      startsOn,
      endsOn,
      kind: 'unit-2',
      minutes: 4800,
      indicatedVisits: 30,
      driveTimeCounts: true,
      kmRateCents: 35,
      unused: 'stay',
      chargesFruitless: true,
      closedThrough: null,
    },
  }) satisfies { unit: Unit; balance: number }
const current = (...units: Parameters<typeof currentUnit>[0]) => currentUnit(units, '2025-11-18')?.unit.id ?? null

test('the work goes on the unit that runs and has something left', () => {
  const first = unit('first', '2025-09-01', '2025-12-19', 600)
  const second = unit('second', '2025-11-01', '2026-02-27', 4800)
  expect(current(second, first)).toBe('first')
  expect(current(second, { ...first, balance: 0 })).toBe('second')
})

test('a unit that is used up and has no follow-up stays the one shown', () => {
  expect(current(unit('only', '2025-09-01', '2025-12-19', 0))).toBe('only')
  expect(current(unit('over', '2025-03-01', '2025-06-30', 120))).toBe('over')
})

test('before the first unit begins it is the one to come, and without units there is none', () => {
  expect(current(unit('later', '2026-03-01', '2026-06-30', 2400), unit('soon', '2025-12-01', '2026-02-27', 2400))).toBe('soon')
  expect(current()).toBe(null)
})
