import type { Candidate, Given, Problem } from '#domain/carry-out/planner/problem'
import { chanceOf } from '#domain/carry-out/planner/search/chance'
import type { Workday } from '#domain/carry-out/planner/workday'
import { nearestFirstRoutes } from './nearest-first'

/** Routes to the nearest customer with three in ten visits left out again; one in eight is a proposal nobody agreed to yet. */
export function halfFull(problem: Problem, customers: readonly Candidate[]): Given[] {
  const chance = chanceOf(11)
  const routes = nearestFirstRoutes({ ...problem, candidates: customers.slice(0, 4_500) })
  return routes.flatMap(({ workday, visits }) =>
    visits.filter(() => chance() > 0.3).map((visit, index) => standing(visit, workday, index, chance)),
  )
}

function standing(visit: { candidate: Candidate; start: number }, workday: Workday, index: number, chance: () => number): Given {
  const { candidate, start } = visit
  const about = { id: `${workday.day}-${workday.consultant.id}-${index}`, staffId: workday.consultant.id, day: workday.day, start }
  return { ...asGiven(candidate, about), proposedValue: chance() < 0.125 ? candidate.value : null }
}

export function asGiven(candidate: Candidate, about: Pick<Given, 'id' | 'staffId' | 'day' | 'start'>): Given {
  const { customerId, name, minutes, place, open } = candidate
  return { customerId, name, minutes, place, open, rigidity: 'fixed', proposedValue: null, ...about }
}
