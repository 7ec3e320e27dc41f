import { describe, expect, test } from 'vitest'
import { laterDay } from '#domain/carry-out/running-late'

const stop = (id: string, from: string, to: string, driveTo: number | null) => ({
  ...{ id, driveTo },
  ...{ startsAt: `2025-11-18T${from}:00.000Z`, endsAt: `2025-11-18T${to}:00.000Z` },
})
const times = (day: ReturnType<typeof laterDay>) =>
  day.map(({ id, startsAt, minutesLater }) => `${id} ${startsAt.slice(11, 16)} +${minutesLater}`)

describe('who runs late', () => {
  const day = [stop('a', '09:00', '10:00', 20), stop('b', '10:30', '11:15', 24), stop('c', '13:30', '14:15', 31)]

  test('moves what cannot be reached any more, and leaves what a gap saves', () => {
    expect(times(laterDay(day, 30))).toEqual(['a 09:30 +30', 'b 10:55 +25'])
    expect(times(laterDay(day, 5))).toEqual(['a 09:05 +5'])
  })

  test('keeps every visit as long as it was, and none overlaps another', () => {
    const moved = laterDay(day, 240)
    expect(times(moved)).toEqual(['a 13:00 +240', 'b 14:25 +235', 'c 15:45 +135'])
    expect(moved.map(({ startsAt, endsAt }) => (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000)).toEqual([60, 45, 45])
  })

  test('says round times, and nothing when nothing changes', () => {
    expect(times(laterDay([stop('a', '09:02', '10:00', null)], 10))).toEqual(['a 09:15 +13'])
    expect(laterDay(day, 0)).toEqual([])
    expect(laterDay([], 30)).toEqual([])
  })
})
