import { expect, test } from 'vitest'
import { addDays } from '#domain/calendar/day'
import { birthdaysFrom, isBirthdayNear, nextBirthday } from '#domain/carry-out/birthday'

test.each([
  ['11-29', '2025-11-18', true],
  ['12-03', '2025-11-18', false],
  ['01-04', '2025-12-28', true],
  ['12-28', '2026-01-04', true],
  ['02-29', '2025-02-20', true],
])('a birthday on %s is near a visit on %s: %s', (birthday, on, near) => {
  expect(isBirthdayNear(birthday, on)).toBe(near)
})

test('a birthday comes back each year, over new year too', () => {
  expect(nextBirthday('11-20', '2025-11-18')).toBe('2025-11-20')
  expect(nextBirthday('11-18', '2025-11-18')).toBe('2025-11-18')
  expect(nextBirthday('01-02', '2025-11-18')).toBe('2026-01-02')
})

test('a birthday of 29 February is kept on the last day of that month', () => {
  expect(nextBirthday('02-29', '2026-02-20')).toBe('2026-02-28')
  expect(nextBirthday('02-29', '2026-03-01')).toBe('2027-02-28')
  expect(nextBirthday('02-29', '2028-02-20')).toBe('2028-02-29')
  expect(nextBirthday('02-29', '2028-03-01')).toBe('2029-02-28')
})

test('the birthdays of some days are those that fall on one of them, on every day of four years', () => {
  const birthdays = Array.from({ length: 366 }, (_, at) => addDays('2024-01-01', at).slice(5))
  for (let today = '2026-01-01'; today < '2030-01-01'; today = addDays(today, 1)) {
    const falling = birthdays.filter((birthday) => nextBirthday(birthday, today) <= addDays(today, 7))
    expect(birthdaysFrom(today, 7).sort(), today).toEqual(falling)
  }
})
