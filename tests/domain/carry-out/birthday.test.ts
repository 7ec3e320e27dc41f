import { expect, test } from 'vitest'
import { isBirthdayNear } from '#domain/carry-out/birthday'

test.each([
  ['11-29', '2025-11-18', true],
  ['12-03', '2025-11-18', false],
  ['01-04', '2025-12-28', true],
  ['12-28', '2026-01-04', true],
  ['02-29', '2025-02-20', true],
])('a birthday on %s is near a visit on %s: %s', (birthday, on, near) => {
  expect(isBirthdayNear(birthday, on)).toBe(near)
})
