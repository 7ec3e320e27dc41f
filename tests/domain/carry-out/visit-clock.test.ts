import { describe, expect, test } from 'vitest'
import { guessedLeave, isForgotten, stayUntil } from '#domain/carry-out/visit-clock'

const since = '2025-11-18T09:11:00.000Z'
const clock = { since, plannedMinutes: 45 }

describe('the clock of a visit', () => {
  test('is forgotten two hours over its plan, and on the next morning at once', () => {
    expect(isForgotten(clock, '2025-11-18T11:55:00.000Z')).toBe(false)
    expect(isForgotten(clock, '2025-11-18T11:57:00.000Z')).toBe(true)
    const late = { since: '2025-11-18T22:30:00.000Z', plannedMinutes: 45 }
    expect(isForgotten(late, '2025-11-18T22:59:00.000Z')).toBe(false)
    expect(isForgotten(late, '2025-11-18T23:01:00.000Z')).toBe(true)
  })

  test('stopped, by guess, after what was planned, or in time for where somebody went next', () => {
    expect(guessedLeave(clock, null, '2025-11-19T07:00:00.000Z')).toBe('2025-11-18T09:56:00.000Z')
    expect(guessedLeave(clock, { at: '2025-11-18T12:00:00.000Z', drive: 20 }, '2025-11-18T12:00:00.000Z')).toBe('2025-11-18T09:56:00.000Z')
    expect(guessedLeave(clock, { at: '2025-11-18T10:00:00.000Z', drive: 20 }, '2025-11-18T10:00:00.000Z')).toBe('2025-11-18T09:40:00.000Z')
    expect(guessedLeave(clock, { at: '2025-11-18T09:20:00.000Z', drive: 20 }, '2025-11-18T09:20:00.000Z')).toBe('2025-11-18T09:12:00.000Z')
  })

  test('never makes a visit that ends before it began, after now, or lasts longer than any visit', () => {
    const now = '2025-11-19T07:00:00.000Z'
    expect(stayUntil(since, '2025-11-18T10:11:00.000Z', now)).toBe(60)
    expect(stayUntil(since, '2025-11-18T09:00:00.000Z', now)).toBe('too-short')
    expect(stayUntil(since, '2025-11-19T06:00:00.000Z', now)).toBe('too-long')
    expect(stayUntil(since, '2025-11-19T07:02:00.000Z', now)).toBe('in-the-future')
  })
})
