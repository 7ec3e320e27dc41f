import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#domain/calendar/day'
import { burnDown } from '#domain/units/burn-down'
import { type ForecastFacts, forecast } from '#domain/units/forecast'
import { flexEndsOn, indicatedMinutesPerVisit, smallestOfferFor, unitOffers } from '#domain/units/kinds'
import { totalTravel, travelCents } from '#domain/units/travel'
import { ledgerOf, unitTwo } from './ledger-story'

/** 14 visits that took 24 hours, 7.4 hours of calls, 38.5 of 80 hours left, four reports and the evaluation to come. */
const waalstroom: ForecastFacts = {
  today: '2025-11-18',
  target: 30,
  minutesLeft: 2_310,
  visitMinutes: [...Array(7).fill(98), ...Array(6).fill(108), 106],
  callMinutes: 444,
  plannedMinutesPerVisit: 120,
  reportsToCome: 4,
  evaluationToCome: true,
  customersLeft: 24,
  workload: { plannedMinutes: {}, minutesPerWorkingDay: 117 },
  endsOn: '2025-12-19',
}

test('the example: 2 h 10 a visit, 38.5 hours left, probably 29 of 30', () => {
  const answer = forecast(waalstroom)
  expect(answer.minutesPerVisit / 60).toBeCloseTo(2.17, 2)
  expect(answer).toMatchObject({
    basis: 'figures',
    visits: 29,
    done: 14,
    target: 30,
    makesTarget: false,
    binds: 'hours',
    reservedMinutes: 270,
  })
  expect(answer.left).toEqual({ minutes: 2_310, workingDays: 23, customers: 24 })
  expect(answer.endsOn).toBe('2025-12-16')
  expect(answer.interval).toEqual({ low: 28, high: 30 })
  expect(answer.spread).toBeCloseTo(0.076, 3)
  expect(forecast({ ...waalstroom, target: 29 }).makesTarget).toBe(true)
})

test('fewer than three visits are too early: the planned cost is used', () => {
  const answer = forecast({ ...waalstroom, visitMinutes: [400, 400], minutesLeft: 4_000 })
  expect(answer).toMatchObject({ basis: 'norm', minutesPerVisit: 120 })
  expect(forecast({ ...waalstroom, visitMinutes: [] }).measuredMinutesPerVisit).toBeNull()
})

test('the sentence says which of the three runs out first', () => {
  expect(forecast({ ...waalstroom, customersLeft: 5 })).toMatchObject({ binds: 'customers', visits: 19 })
  expect(forecast({ ...waalstroom, endsOn: '2025-11-25' })).toMatchObject({ binds: 'days', visits: 14 + 4 })
  expect(forecast({ ...waalstroom, customersLeft: 0 })).toMatchObject({ visits: 14, interval: { low: 14, high: 14 } })
})

test('a unit that is used up makes no more visits and ends today', () => {
  expect(forecast({ ...waalstroom, minutesLeft: 0 })).toMatchObject({ visits: 14, binds: 'hours', endsOn: '2025-11-18' })
  expect(forecast({ ...waalstroom, minutesLeft: -30 })).toMatchObject({ visits: 14, interval: { low: 14 } })
})

test('a day with appointments uses what is planned, a holiday nothing, and leave nothing', () => {
  const busy = { plannedMinutes: { '2025-11-19': 2_000, '2025-11-20': 400 }, minutesPerWorkingDay: 117 }
  expect(forecast({ ...waalstroom, workload: busy }).endsOn).toBe('2025-11-20')
  const christmas = { ...waalstroom, today: '2025-12-24', minutesLeft: 100, endsOn: '2025-12-31' }
  expect(forecast(christmas).endsOn).toBe('2025-12-29')
  const leave = { ...waalstroom.workload, daysOff: new Set(['2025-12-29']) }
  expect(forecast({ ...christmas, workload: leave }).endsOn).toBe('2025-12-30')
  expect(forecast({ ...waalstroom, workload: { plannedMinutes: {}, minutesPerWorkingDay: 0 } }).endsOn).toBeNull()
})

test('the expected number lies in its interval, and more hours never make fewer visits', () => {
  const facts = fc.record({
    minutesLeft: fc.integer({ min: -100, max: 12_000 }),
    visitMinutes: fc.array(fc.integer({ min: 20, max: 400 }), { maxLength: 40 }),
    callMinutes: fc.nat(1_000),
    customersLeft: fc.nat(80),
  })
  fc.assert(
    fc.property(facts, fc.nat(600), (given, more) => {
      const answer = forecast({ ...waalstroom, ...given })
      expect(answer.interval.low).toBeLessThanOrEqual(answer.visits)
      expect(answer.interval.high).toBeGreaterThanOrEqual(answer.visits)
      const richer = forecast({ ...waalstroom, ...given, minutesLeft: given.minutesLeft + more })
      expect(richer.visits).toBeGreaterThanOrEqual(answer.visits)
    }),
    { numRuns: 60 },
  )
})

test('the burn-down joins what was done and what is expected on today, and the plan ends at nought', () => {
  const { entries } = ledgerOf(unitTwo).worked(600, '2025-10-06').worked(300, '2025-11-17')
  const { workload } = waalstroom
  const chart = burnDown({ entries, period: { from: '2025-09-22', to: '2025-12-19' }, today: '2025-11-18', workload, spread: 0.2 })
  const on = (day: string) => chart.points.find((point) => point.day === day)
  expect(chart.total).toBe(4_800)
  expect(on('2025-10-05')).toMatchObject({ done: 4_800, expected: null })
  expect(on('2025-10-06')?.done).toBe(4_200)
  expect(on('2025-11-18')).toMatchObject({ done: 3_900, expected: { middle: 3_900, low: 3_900, high: 3_900 } })
  expect(on('2025-11-19')).toMatchObject({ done: null, expected: { middle: 3_783, low: 3_760, high: 3_806 } })
  expect(on('2025-11-22')?.expected).toEqual(on('2025-11-21')?.expected)
  expect(on('2025-09-22')?.plan).toBe(Math.round(4_800 * (1 - 1 / 65)))
  expect(on('2025-12-19')?.plan).toBe(0)
})

test('a burn-down runs on to today when the unit should be used up already', () => {
  const { entries } = ledgerOf(unitTwo)
  const late = addDays(unitTwo.endsOn, 3)
  const chart = burnDown({
    entries,
    period: { from: unitTwo.startsOn, to: unitTwo.endsOn },
    today: late,
    workload: waalstroom.workload,
    spread: 0.2,
  })
  expect(chart.points.at(-1)).toMatchObject({ day: late, done: 4_800, plan: 0 })
})

test('the four units and their indication', () => {
  expect(unitOffers.map((offer) => [offer.minutes / 60, offer.indicatedVisits])).toEqual([
    [40, 14],
    [80, 30],
    [120, 46],
    [200, 78],
  ])
  expect(smallestOfferFor(4_800)?.kind).toBe('unit-2')
  expect(smallestOfferFor(2_000, [...unitOffers].reverse())?.kind).toBe('unit-1')
  expect(smallestOfferFor(4_801)?.kind).toBe('unit-3')
  expect(smallestOfferFor(12_001)).toBeNull()
  expect(indicatedMinutesPerVisit(unitTwo)).toBe(160)
  expect(indicatedMinutesPerVisit({ minutes: 600, indicatedVisits: 0 })).toBeNull()
})

test('Flex is for the calendar year, or for twelve months when the contract says so', () => {
  expect(flexEndsOn('2025-11-18', 'calendar-year')).toBe('2025-12-31')
  expect(flexEndsOn('2025-11-18', 'twelve-months')).toBe('2026-11-17')
})

test('travel is charged per drive in whole cents', () => {
  expect(travelCents(21_000, 35)).toBe(735)
  expect(travelCents(100, 35)).toBe(4)
  expect(travelCents(0, 35)).toBe(0)
  expect(
    totalTravel([
      { metres: 42_000, cents: 1_470 },
      { metres: 21_000, cents: 735 },
    ]),
  ).toEqual({ metres: 63_000, cents: 2_205 })
})
