import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#domain/calendar/day'
import { dayOf, endOf, minutesBetween, momentOf, startOf, toMoment, wallClock } from '#domain/calendar/moment'
import { officeHours, withinHours } from '#domain/calendar/working-hours'

test('a quarter past ten is an hour earlier in UTC in winter and two in summer', () => {
  expect(toMoment('2025-11-18', '10:15')).toEqual({ moment: '2025-11-18T09:15:00.000Z' })
  expect(toMoment('2025-07-01', '10:15')).toEqual({ moment: '2025-07-01T08:15:00.000Z' })
})

test('the hour that the clock skips is refused, with the time an hour on', () => {
  expect(toMoment('2026-03-29', '02:30')).toEqual({ refused: 'skipped-hour', next: '2026-03-29T01:30:00.000Z' })
  expect(wallClock(momentOf('2026-03-29', '02:30')).time).toBe('03:30')
})

test('the hour that comes twice asks which one', () => {
  const [summer, winter] = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']
  expect(toMoment('2026-10-25', '02:30')).toEqual({ refused: 'doubled-hour', summer, winter })
  expect(toMoment('2026-10-25', '02:30', 'summer')).toEqual({ moment: summer })
  expect(toMoment('2026-10-25', '02:30', 'winter')).toEqual({ moment: winter })
  expect(momentOf('2026-10-25', '02:30')).toBe(summer)
})

test('a time that no clock shows is refused', () => {
  expect(toMoment('2026-03-29', '24:00')).toEqual({ refused: 'no-such-time' })
  expect(toMoment('2026-02-30', '10:00')).toEqual({ refused: 'no-such-time' })
  expect(() => momentOf('2026-02-30', '10:00')).toThrow(RangeError)
})

test('the last half hour of the year in UTC is already the new year here', () => {
  expect(dayOf('2026-12-31T23:30:00.000Z')).toBe('2027-01-01')
  expect(dayOf('2026-12-31T22:59:59.999Z')).toBe('2026-12-31')
})

test('a day in spring has 23 hours and one in autumn 25', () => {
  expect(minutesBetween(startOf('2026-03-29'), endOf('2026-03-29'))).toBe(23 * 60)
  expect(minutesBetween(startOf('2026-10-25'), endOf('2026-10-25'))).toBe(25 * 60)
  expect(minutesBetween(startOf('2026-10-26'), endOf('2026-10-26'))).toBe(24 * 60)
})

test('what the clock shows leads back to the same moment, through every change of the clock', () => {
  const quarters = fc.integer({ min: 0, max: 4 * 24 * 366 * 3 })
  const aroundChanges = fc
    .constantFrom('2025-03-30', '2025-10-26', '2026-03-29', '2026-10-25')
    .chain((day) =>
      fc.integer({ min: 0, max: 99 }).map((quarter) => new Date(Date.parse(`${addDays(day, -1)}T20:00Z`) + quarter * 900_000)),
    )
  const anyMoment = fc.oneof(
    quarters.map((quarter) => new Date(Date.UTC(2024, 0, 1) + quarter * 900_000)),
    aroundChanges,
  )
  fc.assert(
    fc.property(anyMoment, (date) => {
      const moment = date.toISOString()
      const clock = wallClock(moment)
      const answer = toMoment(clock.day, clock.time)
      if ('moment' in answer) expect(answer.moment).toBe(moment)
      else if (answer.refused === 'doubled-hour') expect([answer.summer, answer.winter]).toContain(moment)
      else expect.unreachable('a clock never shows a time that it skips')
    }),
    { numRuns: 300 },
  )
})

test('working hours hold for the whole of a visit, and not at the weekend', () => {
  expect(withinHours(officeHours, momentOf('2025-11-18', '16:30'), 60)).toBe(true)
  expect(withinHours(officeHours, momentOf('2025-11-18', '16:45'), 60)).toBe(false)
  expect(withinHours(officeHours, momentOf('2025-11-18', '08:15'), 60)).toBe(false)
  expect(withinHours(officeHours, momentOf('2025-11-22', '10:00'), 60)).toBe(false)
})
