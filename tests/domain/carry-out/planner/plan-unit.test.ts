import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFeasible } from '#domain/carry-out/planner/feasible'
import type { PlannedVisit } from '#domain/carry-out/planner/plan'
import { planningOf, planUnit } from '#domain/carry-out/planner/plan-unit'
import type { Problem } from '#domain/carry-out/planner/problem'
import { slotIndex } from '#domain/carry-out/planner/slots'
import { anyProblem, candidate, consultant, given, problem } from './office'

test('whatever the week holds, the plan can be carried out and nothing that stands is lost', () => {
  fc.assert(
    fc.property(anyProblem, fc.integer({ min: 1, max: 9 }), (asked, seed) => {
      const plan = planUnit(asked, { seed, iterations: 40 })
      expect(isFeasible(asked, plan)).toEqual({ feasible: true })
      const placed = plan.days.flatMap((day) => day.visits).filter((visit) => visit.kind === 'proposed').length
      expect(placed + plan.unplaced.length).toBe(asked.candidates.length)
    }),
    { numRuns: 60, interruptAfterTimeLimit: 4000 },
  )
})

test('more room never lowers what is found with the same seed and iterations', () => {
  fc.assert(
    fc.property(anyProblem, (asked) => {
      const small = { ...asked, candidates: asked.candidates.slice(0, 8) }
      const value = (one: Problem) => planUnit(one, { seed: 3, iterations: 3000 }).totals.value
      const found = value(small)
      expect(value({ ...small, budget: { ...small.budget, freeMinutes: null } })).toBeGreaterThanOrEqual(found)
      expect(value({ ...small, consultants: [...small.consultants, consultant('annet')] })).toBeGreaterThanOrEqual(found)
      expect(value({ ...small, to: '2025-11-24' })).toBeGreaterThanOrEqual(found)
    }),
    { numRuns: 10, interruptAfterTimeLimit: 4000 },
  )
})

test('the same seed and iterations give the same plan, and a plan that is stopped at once holds', () => {
  const asked = problem({
    candidates: Array.from({ length: 40 }, (_, k) =>
      candidate(`c${k}`, { value: 10 + (k % 7), place: { latitude: 51.7 + (k % 8) * 0.06, longitude: 5 + k * 0.02 } }),
    ),
  })
  expect(planUnit(asked, { seed: 5, iterations: 800 })).toEqual(planUnit(asked, { seed: 5, iterations: 800 }))
  const search = planningOf(asked, { seed: 5, iterations: 100_000 })
  const first = search.next()
  expect(first.done ? null : first.value.of).toBe(100_000)
  const stopped = search.next('stop')
  expect(stopped.done).toBe(true)
  if (!stopped.done) return
  expect(stopped.value.totals.proposed).toBeGreaterThan(5)
  expect(isFeasible(asked, stopped.value)).toEqual({ feasible: true })
})

test('where driving is the same a plan is shared, and each visit goes to its own manager on the day that is liked best', () => {
  const two = { from: '2025-11-17', to: '2025-11-18', consultants: [consultant('marieke'), consultant('tom')] }
  const many = Array.from({ length: 8 }, (_, k) => candidate(`c${k}`, { minutes: 60 }))
  const shared = planUnit(problem({ ...two, candidates: many }), { seed: 1, iterations: 3000 })
  const visitsOf = (staffId: string) => shared.days.filter((day) => day.staffId === staffId).flatMap(({ visits }) => visits).length
  expect([visitsOf('marieke'), visitsOf('tom')]).toEqual([4, 4])
  const toms = [1, 2, 3].map((k) => candidate(`t${k}`, { ownerId: 'tom', preferredDays: [2], notAfter: '2025-11-21' }))
  const owned = planUnit(problem({ ...two, candidates: toms }), { seed: 1, iterations: 600 })
  expect(owned.days.map(({ staffId, day }) => [staffId, day])).toEqual([['tom', '2025-11-18']])
  const also = [{ kind: 'owner' }, { kind: 'best-day' }, { kind: 'by', day: '2025-11-21' }]
  expect(owned.days[0]?.visits).toMatchObject([{ also }, { also }, { also }])
  const search = planningOf(problem({ ...two, candidates: toms }), { seed: 1, iterations: 100_000 })
  search.next()
  const stopped = search.next('stop')
  expect(stopped.done && stopped.value.days.map(({ staffId, day }) => [staffId, day])).toEqual([['tom', '2025-11-18']])
})

test('a slot that is taken keeps the day such that it can be driven', () => {
  fc.assert(
    fc.property(anyProblem, (asked) => {
      const [customer, ...candidates] = asked.candidates
      if (!customer) return
      const [slot] = slotIndex(asked).best({ customer, count: 1, notBefore: { day: asked.from, minute: 0 } })
      if (!slot) return
      const { staffId, day, start, minutes } = slot
      const agreed = given('new', { staffId, day, start, minutes, place: customer.place })
      const stands = [...asked.given.filter((one) => one.id !== slot.displaces?.appointmentId), agreed]
      const after = { ...asked, candidates, given: stands }
      expect(
        planUnit(after, { seed: 1, iterations: 1 }).conflicts.filter(
          (one) => one.day === day && one.staffId === staffId && one.kind !== 'outside-hours',
        ),
      ).toEqual([])
    }),
    { numRuns: 60, interruptAfterTimeLimit: 4000 },
  )
})

test('what is wrong with a plan is found by the check', () => {
  const asked = problem({ given: [given('bakker')], candidates: [candidate('vos', { open: { 2: [{ from: 700, to: 900 }] } })] })
  const plan = planUnit(asked, { seed: 1, iterations: 100 })
  const [day] = plan.days
  if (!day) throw new Error('nothing planned')
  const faultsOf = (change: (visit: PlannedVisit) => PlannedVisit) => {
    const answer = isFeasible(asked, { days: [{ ...day, visits: day.visits.map(change) }] })
    return answer.feasible ? [] : answer.faults.map((one) => one.fault)
  }
  const onlyVos = (change: Partial<PlannedVisit>) => (visit: PlannedVisit) =>
    visit.customerId === 'vos' ? ({ ...visit, ...change } as PlannedVisit) : visit
  expect(faultsOf((visit) => visit)).toEqual([])
  expect(faultsOf(onlyVos({ start: 690 }))).toContain('customer-closed')
  expect(faultsOf(onlyVos({ start: 721 }))).toContain('odd-start')
  expect(faultsOf(onlyVos({ start: 630 }))).toContain('overlap')
  expect(faultsOf(onlyVos({ minutes: 10 }))).toContain('candidate-changed')
  expect(faultsOf(onlyVos({ drive: 0 }))).toContain('wrong-drive')
  expect(faultsOf((visit) => (visit.customerId === 'vos' ? visit : { ...visit, start: 540 }))).toContain('fixed-moved')
  expect(isFeasible(asked, { days: [] })).toEqual({
    feasible: false,
    faults: [{ fault: 'given-missing', day: '2025-11-18', staffId: 'marieke', about: 'bakker' }],
  })
  const spent = { ...asked, budget: { ...asked.budget, freeMinutes: 10 } }
  expect(isFeasible(spent, plan)).toMatchObject({ faults: [{ fault: 'unit-overspent' }] })
})
