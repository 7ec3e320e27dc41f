import { describe, expect, test } from 'vitest'
import { officeDayMinutesOn, officeOpenOn, officeWeekRefusal, officeWeeksFrom, withOfficeWeek } from '#domain/calendar/office-hours'
import { officeHours } from '#domain/calendar/working-hours'
import { addWorkingMinutes, workingMinutesBetween } from '#domain/calendar/working-time'

const short = { from: '2026-01-05', hours: { 1: { from: '09:00', to: '17:00' }, 6: { from: '10:00', to: '12:00' } } } as const

describe('the hours of the office', () => {
  test('hold from their first day on, and not the day before', () => {
    expect(officeOpenOn([short], '2026-01-02')).toEqual({ from: '2026-01-02T07:30:00.000Z', to: '2026-01-02T16:30:00.000Z' })
    expect(officeOpenOn([short], '2026-01-05')).toEqual({ from: '2026-01-05T08:00:00.000Z', to: '2026-01-05T16:00:00.000Z' })
    expect(officeOpenOn([short], '2026-01-06')).toBeNull()
    expect(officeOpenOn([short], '2026-01-10')).toEqual({ from: '2026-01-10T09:00:00.000Z', to: '2026-01-10T11:00:00.000Z' })
    expect([officeDayMinutesOn([short], '2026-01-04'), officeDayMinutesOn([short], '2026-01-05')]).toEqual([540, 480])
  })

  test('are closed on a public holiday, whichever weekday it is', () => {
    expect(officeOpenOn([{ from: '2026-01-01', hours: { 1: { from: '09:00', to: '17:00' } } }], '2026-04-06')).toBeNull()
  })

  test('count a term over the day on which they change, there and back', () => {
    const friday = '2026-01-02T15:30:00.000Z'
    expect(addWorkingMinutes(friday, 120, [short])).toBe('2026-01-05T09:00:00.000Z')
    expect(workingMinutesBetween(friday, '2026-01-05T09:00:00.000Z', [short])).toBe(120)
    expect(addWorkingMinutes(friday, 120)).toBe('2026-01-05T08:30:00.000Z')
  })

  test('are refused for a day that is past, without an open day, and backwards', () => {
    expect(officeWeekRefusal(short, '2026-01-05')).toBeNull()
    expect(officeWeekRefusal(short, '2026-01-06')).toEqual({ refused: 'office-in-past' })
    expect(officeWeekRefusal({ ...short, hours: {} }, '2026-01-05')).toEqual({ refused: 'office-never-open' })
    expect(officeWeekRefusal({ ...short, hours: { 1: { from: '17:00', to: '09:00' } } }, '2026-01-05')).toEqual({
      refused: 'office-hours-backwards',
    })
    expect(officeWeekRefusal({ ...short, hours: { 1: { from: '', to: '09:00' } } }, '2026-01-05')).toEqual({
      refused: 'office-hours-backwards',
    })
  })

  test('are kept in order, one week a day, and what nobody can read is the usual', () => {
    const earlier = { from: '2025-01-01', hours: officeHours }
    expect(withOfficeWeek([short, earlier], { ...short, hours: officeHours }).map(({ from }) => from)).toEqual(['2025-01-01', '2026-01-05'])
    expect(officeWeeksFrom(JSON.parse(JSON.stringify([short, earlier])))).toEqual([earlier, short])
    expect(officeWeeksFrom([{ from: 'ooit', hours: {} }])).toEqual([])
  })
})
