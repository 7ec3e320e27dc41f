import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFeasible } from '#domain/carry-out/planner/feasible'
import { planUnit } from '#domain/carry-out/planner/plan-unit'
import { anyProblem } from './office'

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
