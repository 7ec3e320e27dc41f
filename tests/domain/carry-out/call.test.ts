import { expect, test } from 'vitest'
import { officeHours } from '#domain/calendar/working-hours'
import { type CallLog, type CallOutcome, completeCall } from '#domain/carry-out/call'
import { bakkerAt1015, ledgerOf, now } from './office'

const call: CallLog = {
  callId: 'c1',
  customerId: 'hendriks',
  contactId: null,
  staffId: 'marieke',
  startedAt: '2025-11-18T08:52:00.000Z',
  minutes: 8,
  text: 'Hendriks Loodgieters',
  unansweredBefore: 0,
  bookedBy: 'Marieke',
  bookedAt: now,
}
const nextWeek = { ...bakkerAt1015, id: 'a2', customerId: 'hendriks', startsAt: '2025-11-25T12:15:00.000Z' }
const booked: CallOutcome = { outcome: 'booked', appointment: nextWeek, holdMinutes: 120, hours: officeHours }

const finish = (outcome: CallOutcome, log: Partial<CallLog> = {}, ledger = ledgerOf()) => completeCall({ ...call, ...log }, outcome, ledger)

test('a call that books a visit costs its minutes and holds those of the visit', () => {
  expect(finish(booked)).toMatchObject({
    entries: [
      { kind: 'consumption', subject: 'call', minutes: 8, activityId: 'c1', on: '2025-11-18' },
      { kind: 'reservation', minutes: 120, activityId: 'a2', on: '2025-11-25' },
    ],
    appointment: { id: 'a2' },
    contact: { depth: 'conversation', at: call.startedAt },
    followUp: { kind: 'confirm-appointment', dueOn: '2025-11-18' },
  })
})

test('what the call itself takes is no longer free for the visit', () => {
  expect(finish(booked, {}, ledgerOf({ minutes: 125 }))).toEqual({ refused: 'not-enough-free', free: 117, short: 3 })
  const choice = { kind: 'overrun', reason: 'Pieter agreed by phone', approvedBy: 'annet' } as const
  expect(completeCall(call, booked, ledgerOf({ minutes: 125 }), choice)).toMatchObject({
    entries: [{ minutes: 8 }, { kind: 'overrun', minutes: 3 }, { minutes: 120 }],
  })
})

test('an appointment in the past or outside hours is refused, and nothing is booked', () => {
  expect(finish({ ...booked, appointment: { ...nextWeek, startsAt: '2025-11-17T12:00:00.000Z' } })).toEqual({ refused: 'in-the-past' })
  expect(finish({ ...booked, appointment: { ...nextWeek, startsAt: '2025-11-25T18:00:00.000Z' } })).toEqual({ refused: 'outside-hours' })
})

test('nobody answers: no minutes, no contact that counts, another try tomorrow, a letter after the fourth', () => {
  const unanswered = { outcome: 'no-answer' } as const
  expect(finish(unanswered, { minutes: 0 })).toMatchObject({
    entries: [],
    contact: { depth: 'attempt' },
    followUp: { kind: 'call-again', dueOn: '2025-11-19' },
  })
  expect(finish(unanswered, { minutes: 0, unansweredBefore: 3 })).toMatchObject({ followUp: { kind: 'write-instead' } })
})

test('a promised call-back is a promise on its day; one in the past is refused', () => {
  expect(finish({ outcome: 'callback', at: '2025-11-20T13:00:00.000Z' })).toMatchObject({
    followUp: { kind: 'call-back', task: 'promise', dueOn: '2025-11-20' },
  })
  expect(finish({ outcome: 'callback', at: '2025-11-18T08:00:00.000Z' })).toEqual({ refused: 'callback-in-the-past' })
})

test('who does not want to be called again is remembered at once, and nothing follows', () => {
  expect(finish({ outcome: 'do-not-call', scope: 'organisation' })).toMatchObject({ objection: 'organisation', followUp: null })
  expect(finish({ outcome: 'does-not-want', reason: 'no time' })).toMatchObject({
    objection: null,
    followUp: { kind: 'stay-in-touch', dueOn: '2026-05-18' },
  })
  expect(finish({ outcome: 'does-not-want', reason: ' ' })).toEqual({ refused: 'reason-missing' })
})

test('the other outcomes each propose one thing', () => {
  const kinds = (
    [
      { outcome: 'phone-instead' },
      { outcome: 'wrong-data', reason: 'number of the old shop' },
      { outcome: 'left-company', wentTo: null },
    ] as const
  ).map((outcome) => {
    const answer = finish(outcome)
    return 'refused' in answer ? answer.refused : [answer.followUp?.kind, answer.contact.depth]
  })
  expect(kinds).toEqual([
    ['thank-you', 'conversation'],
    ['call-again', 'attempt'],
    ['find-successor', 'conversation'],
  ])
})

test('minutes are whole, not negative, and at most half a day', () => {
  const unanswered = { outcome: 'no-answer' } as const
  expect(finish(unanswered, { minutes: -10 })).toEqual({ refused: 'minutes-not-positive' })
  expect(finish(unanswered, { minutes: 1.5 })).toEqual({ refused: 'minutes-not-whole' })
  expect(finish(unanswered, { minutes: 720 })).toHaveProperty('entries')
  expect(finish(unanswered, { minutes: 721 })).toEqual({ refused: 'too-long', longest: 720 })
  expect(finish(unanswered, { minutes: 8 }, ledgerOf({ minutes: 5 }))).toEqual({ refused: 'not-enough-minutes', left: 5, short: 3 })
})
