import { expect, test } from 'vitest'
import { easterSunday, holidayOn, holidaysOf } from '#domain/calendar/holidays'
import { addWorkingDays, isWorkingDay, nextWorkingDay, workingDaysOf } from '#domain/calendar/working-days'

test('Easter falls where the church has it', () => {
  expect([2008, 2011, 2024, 2025, 2026, 2038, 2049, 1981].map(easterSunday)).toEqual([
    '2008-03-23',
    '2011-04-24',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2038-04-25',
    '2049-04-18',
    '1981-04-19',
  ])
})

test('three centuries of Easter agree with the older rule of Meeus', () => {
  for (let year = 1900; year < 2200; year += 1) expect(easterSunday(year)).toBe(easterOfMeeus(year))
})

/** The anonymous Gregorian rule, as Meeus prints it. */
function easterOfMeeus(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`
}

test("the King's day moves to Saturday when it would be a Sunday", () => {
  expect(holidayOn('2025-04-26')?.name).toBe('kingsDay')
  expect(holidayOn('2025-04-27')).toBeNull()
  expect(holidayOn('2026-04-27')?.name).toBe('kingsDay')
  expect(holidayOn('2013-04-30')?.name).toBe('kingsDay')
})

test('Liberation Day is a day off once in five years', () => {
  expect(holidayOn('2025-05-05')).toEqual({ day: '2025-05-05', name: 'liberationDay', dayOff: true })
  expect(isWorkingDay('2025-05-05')).toBe(false)
  expect(isWorkingDay('2026-05-05')).toBe(true)
})

test('the days that hang on Easter', () => {
  const days = Object.fromEntries(holidaysOf(2026).map((holiday) => [holiday.name, holiday.day]))
  expect(days).toMatchObject({ goodFriday: '2026-04-03', easterMonday: '2026-04-06', ascensionDay: '2026-05-14', whitMonday: '2026-05-25' })
  expect(isWorkingDay('2026-04-03')).toBe(true)
  const off = ['2026-01-01', '2026-04-06', '2026-04-27', '2026-05-14', '2026-05-25', '2026-12-25']
  expect(off.map((day) => isWorkingDay(day))).toEqual(off.map(() => false))
})

test('a term of two working days that begins on the Friday before Whit Monday ends on Wednesday', () => {
  expect(addWorkingDays('2026-05-22', 2)).toBe('2026-05-27')
  expect(nextWorkingDay('2025-12-24')).toBe('2025-12-29')
  expect(addWorkingDays('2026-05-22', 0)).toBe('2026-05-22')
})

test('leave is not worked', () => {
  const week = { from: '2025-11-17', to: '2025-11-23' }
  expect(workingDaysOf(week)).toHaveLength(5)
  expect(workingDaysOf(week, new Set(['2025-11-19']))).toEqual(['2025-11-17', '2025-11-18', '2025-11-20', '2025-11-21'])
})
