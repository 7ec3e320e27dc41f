import { describe, expect, test } from 'vitest'
import { parseMinutes, writeMinutes } from '#app/ui/parse-minutes'

describe('a length of time is read as people type it', () => {
  test.each([
    ['2:10', 130],
    ['0:05', 5],
    ['130', 130],
    ['130 min', 130],
    ['45 minuten', 45],
    ['2,17 u', 130],
    ['2.17 h', 130],
    ['2,17', 130],
    ['1,5', 90],
    ['2 u', 120],
    ['2 uur', 120],
    ['2 u 10', 130],
    ['2u10', 130],
    ['2h 05 min', 125],
    ['2 uur en 10 minuten', 130],
    ['  0:45 ', 45],
    ['0', 0],
  ])('%s is %i minutes', (typed, minutes) => expect(parseMinutes(typed)).toBe(minutes))

  test.each(['', 'een uur', '-10', '2:75', '1:2:3', '2,175 u', '1.000,5', 'NaN', '9'.repeat(30)])('%s is not a length of time', (typed) =>
    expect(parseMinutes(typed)).toBeNull(),
  )
})

test('what stands in the field is read back as the same minutes', () => {
  for (const minutes of [0, 5, 59, 60, 130, 4800]) expect(parseMinutes(writeMinutes(minutes))).toBe(minutes)
})
