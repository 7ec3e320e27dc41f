import { describe, expect, test } from 'vitest'
import { blocksOn, capacityOn, type WorkingBlock, weekRefusal } from '#domain/calendar/capacity'
import { weekSheet } from '#domain/units/hours'

const block = (weekday: number, fromMinute: number, toMinute: number, validFrom = '2025-01-01'): WorkingBlock => ({
  weekday,
  fromMinute,
  toMinute,
  validFrom,
})
const week = [1, 2, 3, 4, 5].flatMap((weekday) => [block(weekday, 510, 720), block(weekday, 750, 1020)])

describe('capacity', () => {
  test('is the working hours of the day, a break left out', () => {
    expect(capacityOn('2025-11-18', week, [])).toEqual({ day: '2025-11-18', minutes: 480, off: null })
  })

  test('is nothing on a free day, a public holiday and while somebody is away', () => {
    expect(capacityOn('2025-11-22', week, []).off).toBe('free')
    expect(capacityOn('2025-12-25', week, []).off).toBe('holiday')
    expect(capacityOn('2025-11-18', week, [{ fromDay: '2025-11-17', toDay: '2025-11-18' }])).toMatchObject({ minutes: 0, off: 'absent' })
  })

  test('follows the week that counts on the day: a later week replaces the earlier one as a whole', () => {
    const parttime = [...week, block(1, 540, 780, '2025-12-01')]
    expect(blocksOn(parttime, '2025-11-24')).toHaveLength(2)
    expect(blocksOn(parttime, '2025-12-01')).toHaveLength(1)
    expect(blocksOn(parttime, '2025-12-02')).toHaveLength(0)
    expect(blocksOn(parttime, '2024-12-02')).toHaveLength(0)
  })

  test('of hours that run backwards, overlap or are not there is refused', () => {
    expect(weekRefusal(week)).toBeNull()
    expect(weekRefusal([block(1, 600, 600)])).toEqual({ refused: 'hours-backwards' })
    expect(weekRefusal([block(1, 510, 720), block(1, 700, 1020)])).toEqual({ refused: 'hours-overlap' })
    expect(weekRefusal([])).toEqual({ refused: 'no-hours' })
  })
})

describe('the week sheet', () => {
  const days = ['2025-11-17', '2025-11-18', '2025-11-19'].map((day) => capacityOn(day, week, []))
  const time = (on: string, minutes: number) => ({
    on,
    minutes,
    unitId: 'u',
    client: 'Waalstroom',
    campaign: 'Najaarsronde',
    subject: 'visit',
  })

  test('points at working time without a booking on days that are over, and at visits nobody logged', () => {
    const sheet = weekSheet(
      days,
      [time('2025-11-17', 400), time('2025-11-18', 500)],
      [{ id: 'a', on: '2025-11-17', customer: 'Bakker' }],
      '2025-11-19',
    )
    expect(sheet.days.map(({ gap, over, unlogged }) => [gap, over, unlogged.length])).toEqual([
      [80, 0, 1],
      [0, 20, 0],
      [0, 0, 0],
    ])
    expect([sheet.capacity, sheet.booked, sheet.gap]).toEqual([1440, 900, 80])
  })

  test('calls less than a quarter of an hour no gap', () => {
    expect(weekSheet(days, [time('2025-11-17', 470), time('2025-11-18', 480)], [], '2025-11-19').gap).toBe(0)
  })

  test('misses no more of a day than its length, also where a correction of an earlier day stands on it', () => {
    expect(weekSheet(days, [time('2025-11-17', -15), time('2025-11-18', 480)], [], '2025-11-19').gap).toBe(480)
  })
})
