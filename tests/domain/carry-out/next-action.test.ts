import { expect, test } from 'vitest'
import { type NextActionFacts, nextAction } from '#domain/carry-out/next-action'

const underWay: NextActionFacts = {
  today: '2025-11-18',
  promisedCalls: [],
  approval: null,
  report: null,
  customers: 537,
  duplicateGroups: 0,
  segments: 5,
  activities: 7,
  toDiscuss: 0,
  bookable: 20,
  visits: 14,
  appointments: 9,
  target: 30,
  evaluation: null,
}
const next = (change: Partial<NextActionFacts> = {}) => nextAction({ ...underWay, ...change })

test('a new campaign begins with the customers', () => {
  expect(next({ customers: 0, segments: 0, activities: 0, bookable: 0, visits: 0, appointments: 0 })).toEqual({ kind: 'bring-customers' })
})

test('the first step that lacks something comes next', () => {
  expect(next({ duplicateGroups: 12, segments: 0, activities: 0 })).toEqual({ kind: 'decide-duplicates', groups: 12 })
  expect(next({ segments: 0, activities: 0 })).toEqual({ kind: 'make-segments' })
  expect(next({ activities: 0 })).toEqual({ kind: 'plan-activities' })
  expect(next({ toDiscuss: 8 })).toEqual({ kind: 'take-stock', customers: 8 })
})

test('who was promised a call today goes before everything, the earliest first, and tomorrow waits', () => {
  const call = (customer: string, on: string, at: string | null) => ({ customer, contact: null, on, at })
  const promisedCalls = [
    call('Rivierenland', '2025-11-18', null),
    call('Morgen', '2025-11-19', '08:00'),
    call('Hendriks', '2025-11-18', '10:00'),
    call('Van Zanten', '2025-11-17', '16:00'),
  ]
  const answer = next({ promisedCalls, report: { number: 8, isDrafted: true }, customers: 0 })
  expect(answer).toMatchObject({
    kind: 'call-back',
    calls: [{ customer: 'Van Zanten' }, { customer: 'Hendriks' }, { customer: 'Rivierenland' }],
  })
})

test('a client has three working days to approve a plan before we ask again', () => {
  const asked = (askedOn: string) => next({ approval: { edition: 2, askedOn } }).kind
  expect(asked('2025-11-13')).toBe('book-visits')
  expect(asked('2025-11-12')).toBe('ask-approval-again')
})

test('a report that is due goes before booking, an approval that stays away before the report', () => {
  const report = { number: 8, isDrafted: true }
  expect(next({ report })).toEqual({ kind: 'release-report', number: 8, isDrafted: true })
  expect(next({ report, approval: { edition: 1, askedOn: '2025-11-03' } }).kind).toBe('ask-approval-again')
})

test('visits are booked until those made and agreed reach the target', () => {
  expect(next()).toEqual({ kind: 'book-visits', bookable: 20, short: 7 })
  expect(next({ appointments: 16 })).toEqual({ kind: 'make-visits', appointments: 16 })
})

test('an evaluation within a week is prepared once no visit is left to book', () => {
  const evaluation = { on: '2025-11-20', isHeld: false }
  expect(next({ evaluation }).kind).toBe('book-visits')
  expect(next({ evaluation, bookable: 0 })).toEqual({ kind: 'prepare-evaluation', on: '2025-11-20' })
  expect(next({ evaluation: { on: '2025-11-26', isHeld: false }, bookable: 0 }).kind).toBe('make-visits')
  expect(next({ evaluation: { ...evaluation, isHeld: true }, bookable: 0, appointments: 0 })).toEqual({ kind: 'nothing' })
})
