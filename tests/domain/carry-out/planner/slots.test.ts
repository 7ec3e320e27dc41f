import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Weekday } from '#domain/calendar/day'
import type { Problem } from '#domain/carry-out/planner/problem'
import type { Slot } from '#domain/carry-out/planner/slot'
import { slotIndex } from '#domain/carry-out/planner/slots'
import { anyProblem, candidate, given, problem, tiel } from './office'
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

test('a day the customer likes better goes before one that costs up to ten minutes less driving, and no further', () => {
  const days = (thursdayAt: typeof tiel, preferredDays: Weekday[]) => {
    const asked = problem({ given: [given('bakker'), given('prins', { day: '2025-11-20', place: thursdayAt })] })
    const slots = slotIndex(asked).best({ customer: candidate('vos', { preferredDays }), count: 2, notBefore: monday })
    return slots.map(({ day, isLiked, extraMinutes }) => [day, isLiked, extraMinutes])
  }
  const near = { ...tiel, longitude: tiel.longitude + 0.02 }
  const far = { ...tiel, longitude: tiel.longitude + 0.12 }
  const [tuesday, thursday] = ['2025-11-18', '2025-11-20']
  expect(days(near, [])).toEqual([
    [tuesday, null, 3],
    [thursday, null, 7],
  ])
  expect(days(near, [4])).toEqual([
    [thursday, true, 7],
    [tuesday, false, 3],
  ])
  expect(days(far, [4])).toEqual([
    [tuesday, false, 3],
    [thursday, true, 19],
  ])
})

const withoutLimits = (one: Problem['consultants'][number]) => ({ ...one, mostDriveADay: null, mostVisitsADay: null })

function inShort({ staffId, day, start, extraMinutes, valueLost, displaces }: Slot) {
  return [day, staffId, start, extraMinutes, valueLost, displaces?.appointmentId ?? null]
}
