import { expect, test } from 'vitest'
import { officeHours } from '#domain/calendar/working-hours'
import { agree, cancel, endOf, reschedule } from '#domain/carry-out/appointment'
import { bakkerAt1015, now } from './office'

const thursday = '2025-11-20T12:15:00.000Z'

test('an appointment moves, and its sequence tells the calendars', () => {
  expect(reschedule(bakkerAt1015, { startsAt: thursday }, now, officeHours)).toEqual({
    appointment: { ...bakkerAt1015, startsAt: thursday, sequence: 1 },
  })
  expect(reschedule(bakkerAt1015, { startsAt: thursday, staffId: 'tom', minutes: 60 }, now)).toMatchObject({
    appointment: { staffId: 'tom', minutes: 60 },
  })
})

test('moved to where it stood, nothing changes, also when that is past', () => {
  expect(reschedule(bakkerAt1015, { startsAt: bakkerAt1015.startsAt }, '2025-11-19T09:00:00.000Z')).toEqual({ appointment: bakkerAt1015 })
})

test('not into the past, not outside working hours, not for no time or more than twelve hours', () => {
  expect(reschedule(bakkerAt1015, { startsAt: '2025-11-18T08:59:00.000Z' }, now)).toEqual({ refused: 'in-the-past' })
  expect(reschedule(bakkerAt1015, { startsAt: now }, now)).toHaveProperty('appointment')
  expect(reschedule(bakkerAt1015, { startsAt: '2025-11-22T10:00:00.000Z' }, now, officeHours)).toEqual({ refused: 'outside-hours' })
  expect(reschedule(bakkerAt1015, { startsAt: thursday, minutes: 0 }, now)).toEqual({ refused: 'minutes-not-positive' })
  expect(reschedule(bakkerAt1015, { startsAt: thursday, minutes: 0.5 }, now)).toEqual({ refused: 'minutes-not-whole' })
  expect(reschedule(bakkerAt1015, { startsAt: thursday, minutes: 721 }, now)).toEqual({ refused: 'too-long', longest: 720 })
  expect(reschedule(bakkerAt1015, { startsAt: thursday, minutes: 720 }, now)).toHaveProperty('appointment')
})

test('what is over is not moved, agreed or cancelled; cancelling twice is cancelling once', () => {
  const cancelled = cancel(bakkerAt1015, 'ill')
  if ('refused' in cancelled) return expect.unreachable()
  expect(cancelled.appointment).toMatchObject({ state: 'cancelled', reason: 'ill', sequence: 1 })
  expect(cancelled.appointment).not.toHaveProperty('agreedWith')
  expect(cancel(cancelled.appointment, 'again')).toEqual(cancelled)
  expect(reschedule(cancelled.appointment, { startsAt: thursday }, now)).toEqual({ refused: 'not-open', state: 'cancelled' })
  expect(agree(cancelled.appointment, null)).toEqual({ refused: 'not-open', state: 'cancelled' })
})

test('a proposal that was agreed by phone is an appointment', () => {
  expect(agree({ ...bakkerAt1015, state: 'proposed' }, 'Mo')).toMatchObject({ appointment: { state: 'agreed', agreedWith: 'Mo' } })
  expect(endOf(bakkerAt1015)).toBe('2025-11-18T10:00:00.000Z')
})
