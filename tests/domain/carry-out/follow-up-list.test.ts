import { describe, expect, test } from 'vitest'
import { type FollowUpReason, followUpPoints, rankFollowUps, rhythmDays } from '#domain/carry-out/follow-up-list'

const today = '2025-11-18'
const promise = (dueOn: string): FollowUpReason => ({ kind: 'promise', text: 'terugbellen', dueOn })
const rhythm = (lastOn: string | null, weight = 4): FollowUpReason => ({
  kind: 'rhythm',
  lastOn,
  everyDays: rhythmDays(weight) ?? 0,
  weight,
})
const one = (name: string, ...reasons: FollowUpReason[]) => ({ name, reasons })
const names = (...all: ReturnType<typeof one>[]) => rankFollowUps(all, today).map(({ name }) => name)

describe('who to call next', () => {
  test('is whom we promised, the latest promise first', () => {
    expect(names(one('Prins', promise('2025-11-21')), one('Bakker', promise('2025-11-11')), one('Smits', promise(today)))).toEqual([
      'Bakker',
      'Smits',
      'Prins',
    ])
  })

  test('is never somebody whose rhythm ran out before somebody whose promise is due', () => {
    for (const weight of [2, 3, 4, 5])
      expect(followUpPoints(rhythm(null, weight), today)).toBeLessThan(followUpPoints(promise(today), today))
  })

  test('is, of two that heard nothing for as long, the one with most weight', () => {
    expect(names(one('Klein', rhythm('2025-01-01', 2)), one('Groot', rhythm('2025-01-01', 5)))).toEqual(['Groot', 'Klein'])
  })

  test('is, of two with the same reason, the one with another reason too, told after the weightiest', () => {
    const signal: FollowUpReason = { kind: 'signal', text: 'nieuwe directeur', actOn: today }
    const [first] = rankFollowUps([one('Aarts', promise(today)), one('Zwart', signal, promise(today))], today)
    expect(first?.name).toBe('Zwart')
    expect(first?.reasons.map(({ kind }) => kind)).toEqual(['promise', 'signal'])
  })

  test('is nobody without a reason', () => {
    expect(names(one('Niemand'))).toEqual([])
  })

  test('has a rhythm by weight, and none with little weight', () => {
    expect([0, 1, 2, 3, 4, 5, 9].map(rhythmDays)).toEqual([null, null, 180, 90, 60, 30, 30])
  })
})
