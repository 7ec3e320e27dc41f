import { describe, expect, test } from 'vitest'
import { addWorkingMinutes, workingMinutesBetween } from '#domain/calendar/working-time'

describe('office time', () => {
  test('runs from when the office opens until it closes, and goes on the next working day', () => {
    // Tuesday 18 November 2025, 16:30 in the Netherlands: an hour that day, eight the next.
    expect(addWorkingMinutes('2025-11-18T15:30:00.000Z', 540)).toBe('2025-11-19T15:30:00.000Z')
    expect(addWorkingMinutes('2025-11-18T15:30:00.000Z', 60)).toBe('2025-11-18T16:30:00.000Z')
    expect(addWorkingMinutes('2025-11-18T22:00:00.000Z', 30)).toBe('2025-11-19T08:00:00.000Z')
  })

  test('stands still at the weekend and on public holidays', () => {
    // Friday before Whitsun 2026, 17:00: half an hour, then Tuesday.
    expect(addWorkingMinutes('2026-05-22T15:00:00.000Z', 90)).toBe('2026-05-26T07:30:00.000Z')
    expect(workingMinutesBetween('2026-05-22T15:00:00.000Z', '2026-05-26T07:30:00.000Z')).toBe(90)
    expect(workingMinutesBetween('2026-05-23T08:00:00.000Z', '2026-05-25T20:00:00.000Z')).toBe(0)
  })

  test('keeps the hours of the wall when the clock changes in the weekend between', () => {
    // The clock goes forward on Sunday 29 March 2026 and back on 25 October: 9:00 stays 9:00.
    expect(addWorkingMinutes('2026-03-27T16:00:00.000Z', 60)).toBe('2026-03-30T07:00:00.000Z')
    expect(addWorkingMinutes('2026-10-23T15:00:00.000Z', 60)).toBe('2026-10-26T08:00:00.000Z')
    expect(workingMinutesBetween('2026-10-23T15:00:00.000Z', '2026-10-26T08:00:00.000Z')).toBe(60)
  })

  test('between two moments is what was added, from any moment on', () => {
    for (let hour = 0; hour < 24 * 14; hour += 5)
      for (const minutes of [1, 59, 540, 1081]) {
        const from = new Date(Date.parse('2025-12-22T00:17:00.000Z') + hour * 3_600_000).toISOString()
        expect(workingMinutesBetween(from, addWorkingMinutes(from, minutes)), from).toBe(minutes)
      }
  })
})
