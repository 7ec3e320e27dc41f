import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, compareDays, daysBetween, isDay, isOfficeDay, isoWeek, mondayOf, parseDay, weekday } from '#domain/calendar/day'
import { contains, isoWeekPeriod, lengthOf, monthPeriod, weekPeriodOf } from '#domain/calendar/period'

test('a day that does not exist is no day', () => {
  expect(isDay('2024-02-29')).toBe(true)
  expect(isDay('2025-02-29')).toBe(false)
  expect(isDay('2025-13-01')).toBe(false)
  expect(isDay('2025-1-1')).toBe(false)
  expect(isDay('0000-01-01')).toBe(false)
  expect(isDay('soon')).toBe(false)
})

test('an office means a day of its own time, not one at the end of the calendar', () => {
  expect(['1900-01-01', '2025-11-18', '2199-12-31'].map(isOfficeDay)).toEqual([true, true, true])
  expect(['1899-12-31', '2200-01-01', '0001-01-01', '9999-12-31', '2025-02-29'].map(isOfficeDay)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ])
})

test('a day is read as a form sends it and as the Dutch write it', () => {
  expect(parseDay(' 2025-11-18 ')).toBe('2025-11-18')
  expect(parseDay('18-11-2025')).toBe('2025-11-18')
  expect(parseDay('1/2/2026')).toBe('2026-02-01')
  expect(parseDay('31-11-2025')).toBeNull()
  expect(parseDay('next week')).toBeNull()
})

test('weeks begin on Monday and belong to the year of their Thursday', () => {
  expect(isoWeek('2025-11-18')).toEqual({ year: 2025, week: 47 })
  expect(isoWeek('2024-12-30')).toEqual({ year: 2025, week: 1 })
  expect(isoWeek('2027-01-03')).toEqual({ year: 2026, week: 53 })
  expect(weekday('2025-11-17')).toBe(1)
  expect(weekday('2025-11-23')).toBe(7)
  expect(weekday('1969-12-31')).toBe(3)
})

test('an ISO week is a period of seven days; a week that does not exist is refused', () => {
  expect(isoWeekPeriod(2025, 47)).toEqual({ from: '2025-11-17', to: '2025-11-23' })
  expect(isoWeekPeriod(2026, 53)).toEqual({ from: '2026-12-28', to: '2027-01-03' })
  expect(isoWeekPeriod(2025, 53)).toEqual({ refused: 'no-such-week' })
  expect(isoWeekPeriod(2025, 0)).toEqual({ refused: 'no-such-week' })
})

test('February has its own length', () => {
  expect(lengthOf(monthPeriod(2024, 2))).toBe(29)
  expect(monthPeriod(2025, 12)).toEqual({ from: '2025-12-01', to: '2025-12-31' })
})

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((number) => addDays('1950-01-01', number))

test('every day lies in the week that its week number names', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const { year, week } = isoWeek(day)
      const period = isoWeekPeriod(year, week)
      expect(period).toEqual(weekPeriodOf(day))
      expect('from' in period && contains(period, day) && period.from === mondayOf(day)).toBe(true)
    }),
  )
})

test('counting days forth and back ends where it began', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count)
      expect(Math.sign(compareDays(addDays(day, count), day))).toBe(Math.sign(count))
    }),
  )
})
