import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#domain/calendar/day'
import { addMinutes, endOf, wallClock } from '#domain/calendar/moment'
import { periodKey } from '#domain/reporting/period'
import { dueMoment, duePeriods, nextDue, type ReportTimes } from '#domain/reporting/schedule'

const friday: ReportTimes = { rhythm: 'weekly', weekday: 5, monthDay: 1, at: '15:00' }
const campaign = { from: '2025-09-01', to: '2026-06-30' }
const within = { since: '2025-09-01', campaign }
const week47 = { from: '2025-11-17', to: '2025-11-23' }

describe('when a report is due', () => {
  test('on Friday it is about the week itself, on Monday about the week before', () => {
    expect(dueMoment(friday, week47)).toBe('2025-11-21T14:00:00.000Z')
    expect(dueMoment({ ...friday, weekday: 1, at: '09:00' }, week47)).toBe('2025-11-24T08:00:00.000Z')
  })

  test('on the first it is about the month before, on the 28th about the month itself', () => {
    const november = { from: '2025-11-01', to: '2025-11-30' }
    expect(dueMoment({ ...friday, rhythm: 'monthly' }, november)).toBe('2025-12-01T14:00:00.000Z')
    expect(dueMoment({ ...friday, rhythm: 'monthly', monthDay: 28 }, november)).toBe('2025-11-28T14:00:00.000Z')
  })

  test('an hour that the clock skips or shows twice has one moment', () => {
    const sunday = { ...friday, weekday: 7, at: '02:30' }
    expect(dueMoment(sunday, { from: '2026-03-23', to: '2026-03-29' })).toBe('2026-03-29T01:30:00.000Z')
    expect(dueMoment(sunday, { from: '2025-10-20', to: '2025-10-26' })).toBe('2025-10-26T00:30:00.000Z')
  })
})

describe('what is due', () => {
  const keys = (now: string, times = friday, of = within) => duePeriods(times, of, now).map((period) => periodKey(times.rhythm, period))

  test('a server that was down on Friday finds Friday’s report on Monday', () => {
    expect(keys('2025-11-21T13:59:00.000Z')).not.toContain('2025-W47')
    expect(keys('2025-11-24T07:00:00.000Z')).toContain('2025-W47')
  })

  test('after three weeks each week is made up for, and nothing from before the schedule began', () => {
    expect(keys('2025-11-24T07:00:00.000Z', friday, { ...within, since: '2025-11-05' })).toEqual(['2025-W45', '2025-W46', '2025-W47'])
  })

  test('nothing before the campaign or after it', () => {
    const short = { since: '2025-01-01', campaign: { from: '2025-11-17', to: '2025-11-20' } }
    expect(keys('2025-12-12T20:00:00.000Z', friday, short)).toEqual(['2025-W47'])
  })

  test('whoever looks at whatever minutes, across both changes of the clock, gives each period exactly one report', () => {
    const times = fc.record({
      rhythm: fc.constantFrom('weekly' as const, 'monthly' as const),
      weekday: fc.integer({ min: 1, max: 7 }),
      monthDay: fc.integer({ min: 1, max: 28 }),
      at: fc
        .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
        .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`),
    })
    fc.assert(
      fc.property(times, fc.array(fc.integer({ min: 5, max: 7 * 24 * 60 }), { minLength: 40, maxLength: 80 }), (schedule, gaps) => {
        const made: string[] = []
        let now = '2025-09-20T00:00:00.000Z'
        for (const gap of gaps) {
          now = addMinutes(now, gap)
          for (const period of duePeriods(schedule, within, now)) {
            const key = periodKey(schedule.rhythm, period)
            expect(dueMoment(schedule, period) <= now).toBe(true)
            if (!made.includes(key)) made.push(key)
          }
        }
        expect(made).toEqual([...made].sort())
        const first = made[0]
        if (first) expect(made.at(-1)).toBe(keys(now, schedule).at(-1))
      }),
    )
  })
})

test('the next report lies ahead, is due by the clock of the schedule, and follows the last one that was due', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 * 24 * 60 }), fc.integer({ min: 1, max: 7 }), (minutes, weekday) => {
      const times = { ...friday, weekday }
      const now = addMinutes('2025-09-01T00:00:00.000Z', minutes)
      const next = nextDue(times, within, now)
      if (!next) return expect(addMinutes(now, 8 * 24 * 60) > endOf(campaign.to)).toBe(true)
      expect(next.at > now).toBe(true)
      expect(wallClock(next.at).time).toBe('15:00')
      expect(duePeriods(times, within, next.at).at(-1)).toEqual(next.period)
      const last = duePeriods(times, within, now).at(-1)
      if (last) expect(next.period.from).toBe(addDays(last.from, 7))
    }),
  )
})
