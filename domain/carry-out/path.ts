import type { Day } from '#domain/calendar/day'

export type StepState = 'done' | 'now' | 'to-do'

export type PathFacts = {
  /** When each step was closed by hand; null while it was not. */
  cleanedOn: Day | null
  segmentedOn: Day | null
  plannedOn: Day | null
  endedOn: Day | null
  /** Customers, and files that wait to be taken in. */
  customers: number
  segments: number
  activities: number
  /** Whether anything of the fourth step was done: a round, a call, a visit. */
  isCarriedOut: boolean
}

/**
 * Where a campaign is on its path of four steps. Steps never lock, so a step also counts as done once work on a later one has begun; exactly one step is
 * under way until the last is closed. A campaign without a single customer has not begun: all four are still to do.
 */
export function stepStates(facts: PathFacts): [StepState, StepState, StepState, StepState] {
  const begunCarrying = facts.isCarriedOut
  const begunActing = begunCarrying || facts.activities > 0
  const begunSegmenting = begunActing || facts.segments > 0
  const done = [
    facts.cleanedOn !== null || begunSegmenting,
    facts.segmentedOn !== null || begunActing,
    facts.plannedOn !== null || begunCarrying,
    facts.endedOn !== null,
  ]
  const now = done.indexOf(false)
  const isBegun = facts.customers > 0 || now !== 0
  const state = (step: number): StepState => (done[step] ? 'done' : step === now && isBegun ? 'now' : 'to-do')
  return [state(0), state(1), state(2), state(3)]
}
