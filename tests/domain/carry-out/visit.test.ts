import { expect, test } from 'vitest'
import { completeVisit, type VisitLog } from '#domain/carry-out/visit'
import { reserve } from '#domain/units/booking'
import { balance, held } from '#domain/units/ledger'
import { bakkerAt1015, bakkerLog, ledgerOf } from './office'

const complete = (log: Partial<VisitLog>, ledger = ledgerOf()) => completeVisit(bakkerAt1015, { ...bakkerLog, ...log }, ledger)

test('a visit books its time on site with the write-up, and its drive; travel stands apart', () => {
  const outcome = complete({})
  if ('refused' in outcome) return expect.unreachable(outcome.refused)
  expect(outcome.entries.map((entry) => [entry.kind, 'subject' in entry && entry.subject, entry.minutes, entry.on])).toEqual([
    ['consumption', 'visit', 50, '2025-11-18'],
    ['consumption', 'travel-time', 15, '2025-11-18'],
  ])
  expect(outcome.travel).toEqual({ activityId: 'v1', on: '2025-11-18', metres: 21_000, rateCents: 35, cents: 735 })
  expect(outcome.visit).toMatchObject({
    visitId: 'v1',
    appointmentId: 'a1',
    customerId: 'bakker',
    on: '2025-11-18',
    leftAt: '2025-11-18T09:57:00.000Z',
  })
  expect(outcome.appointment).toMatchObject({ state: 'done', sequence: 1 })
})

test('what the appointment held is let go', () => {
  const ledger = ledgerOf()
  const wish = {
    staffId: 'tom',
    bookedBy: 'Tom',
    bookedAt: '2025-11-10T09:00:00.000Z',
    activityId: 'a1',
    minutes: 130,
    on: '2025-11-18',
    text: 'Bakker',
  }
  const kept = reserve(ledger, wish)
  if ('refused' in kept) return expect.unreachable(kept.refused)
  const holding = { ...ledger, entries: [...ledger.entries, ...kept.entries.map((entry) => ({ ...entry, id: 'held' }))] }
  const outcome = complete({}, holding)
  if ('refused' in outcome) return expect.unreachable(outcome.refused)
  const after = [...holding.entries, ...outcome.entries]
  expect(held(after)).toBe(0)
  expect(balance(after)).toBe(4_735)
})

test('who walked there travels for nothing', () => {
  expect(complete({ metres: 0, driveMinutes: 0 })).toMatchObject({ entries: [{ subject: 'visit', minutes: 50 }], travel: null })
})

test('a contract may leave driving out', () => {
  expect(complete({}, ledgerOf({ driveTimeCounts: false }))).toMatchObject({
    entries: [{ subject: 'visit', minutes: 50 }],
    travel: { cents: 735 },
  })
})

test('minutes of less than nothing, broken minutes, a day and a half: refused', () => {
  expect(complete({ visitMinutes: -10 })).toEqual({ refused: 'minutes-not-positive' })
  expect(complete({ visitMinutes: 0 })).toEqual({ refused: 'minutes-not-positive' })
  expect(complete({ driveMinutes: -1 })).toEqual({ refused: 'minutes-not-positive' })
  expect(complete({ visitMinutes: 12.5 })).toEqual({ refused: 'minutes-not-whole' })
  expect(complete({ visitMinutes: 721 })).toEqual({ refused: 'too-long', longest: 720 })
  expect(complete({ metres: -5 })).toEqual({ refused: 'metres-not-whole' })
  expect(complete({ score: 6 })).toEqual({ refused: 'score-out-of-range' })
})

test('before the unit began, in a closed period, in the future: refused', () => {
  expect(complete({ arrivedAt: '2025-09-21T09:00:00.000Z' })).toEqual({ refused: 'before-unit-began', startsOn: '2025-09-22' })
  expect(complete({}, ledgerOf({ closedThrough: '2025-11-18' }))).toEqual({ refused: 'period-closed', closedThrough: '2025-11-18' })
  expect(complete({ arrivedAt: '2025-11-18T10:31:00.000Z' })).toEqual({ refused: 'in-the-future', today: '2025-11-18' })
})

test('a phone that runs ten minutes ahead is believed, also over midnight', () => {
  expect(complete({ arrivedAt: '2025-11-18T10:30:00.000Z' })).toHaveProperty('visit')
  expect(complete({ arrivedAt: '2025-11-18T22:25:00.000Z', loggedAt: '2025-11-18T22:58:00.000Z' })).toMatchObject({
    visit: { on: '2025-11-19' },
  })
})

test('a visit that ends after midnight here on New Year is not of the old Flex year', () => {
  const flex = ledgerOf({ kind: 'flex', unused: 'expire', chargesFruitless: false, endsOn: '2025-12-31' })
  const night = { arrivedAt: '2025-12-31T22:30:00.000Z', loggedAt: '2026-01-02T09:00:00.000Z' }
  expect(complete({ ...night, visitMinutes: 29 }, flex)).toHaveProperty('visit')
  expect(complete({ ...night, visitMinutes: 30 }, flex)).toEqual({ refused: 'after-unit-ended', endsOn: '2025-12-31' })
})

test('a visit that costs more than is left is refused with what is short, and goes on once somebody bears it', () => {
  const nearlyEmpty = ledgerOf({ minutes: 60 })
  expect(complete({}, nearlyEmpty)).toEqual({ refused: 'not-enough-minutes', left: 60, short: 5 })
  const choice = { kind: 'write-off', reason: 'Our own detour', approvedBy: 'annet' } as const
  expect(completeVisit(bakkerAt1015, bakkerLog, nearlyEmpty, choice)).toMatchObject({
    entries: [{ kind: 'write-off', minutes: 5 }, {}, {}],
  })
})

test('nobody at home: Flex is not charged at all, other units for the drive', () => {
  const nobody = { outcome: 'not-home', visitMinutes: 0, writeUpMinutes: 0, score: null, opportunity: null } as const
  expect(complete(nobody, ledgerOf({ kind: 'flex', unused: 'expire', chargesFruitless: false }))).toMatchObject({
    entries: [],
    travel: null,
    visit: { countsOnUnit: false },
    appointment: { state: 'no-show' },
  })
  expect(complete(nobody)).toMatchObject({
    entries: [{ subject: 'travel-time', minutes: 15 }],
    travel: { cents: 735 },
    visit: { countsOnUnit: true },
  })
})

test('a visit is logged once', () => {
  expect(completeVisit({ ...bakkerAt1015, state: 'done' }, bakkerLog, ledgerOf())).toEqual({ refused: 'not-planned', state: 'done' })
  expect(completeVisit({ ...bakkerAt1015, state: 'cancelled', reason: 'ill' }, bakkerLog, ledgerOf())).toMatchObject({
    refused: 'not-planned',
  })
})

test('each outcome proposes its follow-up', () => {
  const followUps = (['satisfied', 'opportunity', 'complaint', 'not-home'] as const).map((outcome) => {
    const answer = complete({ outcome })
    return 'refused' in answer ? answer.refused : answer.followUps.map((one) => [one.kind, one.for, one.dueOn])
  })
  expect(followUps).toEqual([
    [['thank-you', { staffId: 'marieke' }, '2025-11-20']],
    [['pass-on-opportunity', 'client', '2025-11-25']],
    [['mend-complaint', 'owner', '2025-11-20']],
    [['new-appointment', { staffId: 'marieke' }, '2025-11-19']],
  ])
})
