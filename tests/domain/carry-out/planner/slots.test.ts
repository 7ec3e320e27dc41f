import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Problem } from '#domain/carry-out/planner/problem'
import type { Slot } from '#domain/carry-out/planner/slot'
import { slotIndex } from '#domain/carry-out/planner/slots'
import { anyProblem } from './office'
import { everySlot } from './try-everything'

const monday = { day: '2025-11-17', minute: 600 }

test('the slots are the ones that trying every start of every day finds, in the same order', () => {
  fc.assert(
    fc.property(anyProblem, (asked) => {
      const [customer, ...rest] = asked.candidates
      if (!customer?.place) return
      const week: Problem = { ...asked, candidates: rest, startsEvery: 15, consultants: asked.consultants.map(withoutLimits) }
      const found = slotIndex(week).best({ customer, count: 5, notBefore: monday })
      expect(found.map(inShort)).toEqual(everySlot(week, customer, monday).slice(0, 5).map(inShort))
    }),
    { numRuns: 60, interruptAfterTimeLimit: 3000 },
  )
})

const withoutLimits = (one: Problem['consultants'][number]) => ({ ...one, mostDriveADay: null, mostVisitsADay: null })

function inShort({ staffId, day, start, extraMinutes, valueLost, displaces }: Slot) {
  return [day, staffId, start, extraMinutes, valueLost, displaces?.appointmentId ?? null]
}
