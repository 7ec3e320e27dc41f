import { expect, test } from 'vitest'
import { momentOf } from '#domain/calendar/moment'
import { dayAndMinute, minuteOf, momentAt } from '#domain/carry-out/planner/day-clock'
import { isFeasible } from '#domain/carry-out/planner/feasible'
import { planUnit } from '#domain/carry-out/planner/plan-unit'
import type { Candidate, Problem } from '#domain/carry-out/planner/problem'
import { readProblem } from '#domain/carry-out/planner/problem-form'
import { candidate, consultant, given, groningen, problem } from './office'

const planned = (asked: Problem) => {
  const plan = planUnit(asked, { seed: 1, iterations: 300 })
  expect(isFeasible(asked, plan)).toEqual({ feasible: true })
  return plan
}
const reasonFor = (change: Partial<Candidate>, asked: Partial<Problem> = {}) =>
  planned(problem({ ...asked, candidates: [candidate('vos', change)] })).unplaced[0]?.reason

test('a customer without a place on the map is handed back', () => {
  expect(reasonFor({ place: null })).toEqual({ kind: 'no-place' })
  expect(reasonFor({ place: { latitude: Number.NaN, longitude: 5 } })).toEqual({ kind: 'no-place' })
})

test('windows that exclude each other leave no day', () => {
  expect(reasonFor({ open: { 1: [{ from: 540, to: 720 }] }, forbiddenTimes: [{ from: 480, to: 800 }] })).toEqual({ kind: 'window' })
  expect(reasonFor({ open: { 1: [{ from: 540, to: 720 }] }, forbiddenDays: [1] })).toEqual({ kind: 'window' })
  expect(reasonFor({ open: { 1: [{ from: 540, to: 720 }] }, notBefore: '2025-11-18' })).toEqual({ kind: 'window' })
})

test('a customer who may only be visited later, or was to be visited before, is handed back with that day', () => {
  expect(reasonFor({ notBefore: '2025-12-01' })).toEqual({ kind: 'too-soon', from: '2025-12-01' })
  expect(reasonFor({ lastContact: '2025-11-10', leastGapDays: 30 })).toEqual({ kind: 'too-soon', from: '2025-12-10' })
  expect(reasonFor({ notAfter: '2025-11-14' })).toEqual({ kind: 'too-late', until: '2025-11-14' })
})

test('a visit longer than a day, a consultant who is not there and a customer in another country are handed back with the reason', () => {
  expect(reasonFor({ minutes: 700 })).toEqual({ kind: 'too-long', visitMinutes: 700, longestDay: 540 })
  expect(reasonFor({ wantedStaffId: 'annet' })).toEqual({ kind: 'no-consultant', wantedStaffId: 'annet' })
  expect(reasonFor({ place: { latitude: 41.9, longitude: 12.5 } })).toMatchObject({ kind: 'too-far', visitMinutes: 45 })
  const everyDay = [17, 18, 19, 20, 21].map((day) => given(`a${day}`, { day: `2025-11-${day}` }))
  const hours = { freeMinutes: 600, minutesAroundAVisit: 30, driveCounts: true, lastDay: null }
  expect(reasonFor({ place: { latitude: 41.9, longitude: 12.5 } }, { given: everyDay, budget: hours })).toMatchObject({ kind: 'too-far' })
  expect(reasonFor({}, { consultants: [consultant('marieke', { home: { latitude: 41.9, longitude: 12.5 } })] })).toMatchObject({
    kind: 'too-far',
  })
  expect(reasonFor({ place: groningen }, { consultants: [consultant('marieke', { mostDriveOneWay: 60 })] })).toMatchObject({
    kind: 'too-far',
  })
})

test('zero hours, leave all week and a unit that is used up give no plan and say so', () => {
  const zero = consultant('marieke', { hours: { 1: { from: 540, to: 540 } } })
  expect(reasonFor({}, { consultants: [zero] })).toEqual({ kind: 'no-consultant', wantedStaffId: null })
  const away = consultant('marieke', {
    exceptions: Object.fromEntries(['17', '18', '19', '20', '21'].map((day) => [`2025-11-${day}`, null])),
  })
  expect(reasonFor({}, { consultants: [away] })).toEqual({ kind: 'no-consultant', wantedStaffId: null })
  expect(reasonFor({}, { budget: { freeMinutes: 60, minutesAroundAVisit: 30, driveCounts: true, lastDay: null } })).toMatchObject({
    kind: 'hours',
    left: 60,
  })
  expect(reasonFor({}, { budget: { freeMinutes: null, minutesAroundAVisit: 30, driveCounts: true, lastDay: '2025-11-16' } })).toEqual({
    kind: 'no-consultant',
    wantedStaffId: null,
  })
})

test('a visit that needs more driving than it lasts is told so', () => {
  const tight = consultant('marieke', { hours: { 1: { from: 510, to: 700 } }, mostVisitsADay: 1 })
  const plan = planned(
    problem({
      consultants: [tight],
      candidates: [candidate('prins', { value: 50 }), candidate('ten brink', { place: groningen, minutes: 30 })],
    }),
  )
  expect(plan.unplaced.map((one) => [one.name, one.reason.kind])).toEqual([['ten brink', 'too-far']])
})

test('two fixed appointments that cannot both be reached are named, kept, and their day is left alone', () => {
  const asked = problem({
    given: [
      given('bakker', { start: 600 }),
      given('prins', { start: 660, place: groningen }),
      given('kuipers', { day: '2025-11-19', start: 630 }),
      given('mulder', { day: '2025-11-19', start: 640 }),
    ],
    candidates: [candidate('vos'), candidate('smit')],
  })
  const plan = planned(asked)
  expect(plan.conflicts).toMatchObject([
    { kind: 'not-reachable', day: '2025-11-18', firstId: 'bakker', secondId: 'prins' },
    { kind: 'overlap', day: '2025-11-19', firstId: 'kuipers', secondId: 'mulder', minutesShort: 38 },
  ])
  const standing = plan.days
    .flatMap((day) => day.visits)
    .flatMap((visit) => (visit.kind === 'stands' ? [[visit.appointmentId, visit.start]] : []))
  expect(standing).toEqual([
    ['bakker', 600],
    ['prins', 660],
    ['kuipers', 630],
    ['mulder', 640],
  ])
  expect(
    plan.days
      .filter((day) => day.visits.some((visit) => visit.kind === 'proposed'))
      .every((day) => day.day !== '2025-11-18' && day.day !== '2025-11-19'),
  ).toBe(true)
  expect(plan.totals.proposed).toBe(2)
})

test('a home from where a visit cannot be driven to in a day is told, and what stands stays', () => {
  const rome = { latitude: 41.9, longitude: 12.5 }
  const plan = planned(problem({ consultants: [consultant('marieke', { home: rome })], given: [given('bakker')] }))
  expect(plan.conflicts).toMatchObject([{ kind: 'far-from-home', day: '2025-11-18', appointmentId: 'bakker' }])
  expect(plan.days.flatMap((day) => day.visits)).toHaveLength(1)
})

test('an appointment at midnight, on leave or with somebody who left stays where it stands', () => {
  const asked = problem({
    consultants: [consultant('marieke', { exceptions: { '2025-11-19': null } })],
    given: [given('late', { start: 1420, minutes: 60 }), given('on leave', { day: '2025-11-19' }), given('gone', { staffId: 'joris' })],
  })
  const plan = planned(asked)
  expect(plan.days.flatMap((day) => day.visits).length).toBe(3)
  expect(plan.conflicts.map((conflict) => conflict.kind).sort()).toEqual(['day-off', 'outside-hours', 'unknown-consultant'])
})

test('in the weeks in which the clock changes half past eight stays 510, and minutes stay real minutes', () => {
  for (const day of ['2026-03-29', '2026-10-25', '2025-11-18']) {
    expect(minuteOf(day, momentOf(day, '08:30'))).toBe(510)
    expect(dayAndMinute(momentAt(day, 510))).toEqual({ day, minute: 510 })
    expect(Date.parse(momentAt(day, 60)) - Date.parse(momentAt(day, 0))).toBe(3_600_000)
  }
  const asked = problem({ from: '2026-03-23', to: '2026-03-31', candidates: [candidate('vos', { notBefore: '2026-03-30' })] })
  expect(planned(asked).days.map((day) => day.day >= '2026-03-30')).toEqual([true])
})

test('an overnight stay lets the next day begin where the last one ended', () => {
  const stay = { bases: { '2025-11-18': { end: groningen }, '2025-11-19': { start: groningen } } }
  const far = candidate('ten brink', { place: groningen, minutes: 300, open: { 3: [{ from: 480, to: 840 }] } })
  expect(planned(problem({ consultants: [consultant('marieke', stay)], candidates: [far] })).totals.proposed).toBe(1)
})

test('a problem from outside is read whole or refused with where it fails; a place that is nowhere is no place', () => {
  const asked = problem({ candidates: [candidate('vos')], given: [given('bakker')] })
  expect(readProblem(JSON.parse(JSON.stringify(asked)))).toEqual({ problem: asked })
  const nowhere = { ...asked, candidates: [{ ...candidate('vos'), place: { latitude: 999, longitude: 5 } }] }
  expect(readProblem(nowhere)).toMatchObject({ problem: { candidates: [{ place: null }] } })
  expect(readProblem({ ...asked, startsEvery: 0 })).toEqual({ refused: 'not-a-problem', at: ['startsEvery'] })
  expect(readProblem({ ...asked, candidates: [candidate('vos'), candidate('vos')] })).toMatchObject({ refused: 'not-a-problem' })
  expect(readProblem(null)).toMatchObject({ refused: 'not-a-problem' })
})
