import type { Candidate, Problem } from '#domain/carry-out/planner/problem'
import { beginsOn, type Workday, workdaysOf } from '#domain/carry-out/planner/workday'
import { travelMinutes } from '#domain/carry-out/travel-time'

export type NearestRoute = { workday: Workday; visits: { candidate: Candidate; start: number }[] }

/** The plan of somebody who each time drives to the nearest customer that is open and from where home can be reached in time. */
export function nearestFirst(problem: Problem): { visits: number; value: number } {
  const all = nearestFirstRoutes(problem).flatMap(({ visits }) => visits)
  return { visits: all.length, value: all.reduce((sum, { candidate }) => sum + candidate.value, 0) }
}

export function nearestFirstRoutes(problem: Problem): NearestRoute[] {
  const left = new Set(problem.candidates)
  return workdaysOf(problem).map((workday) => {
    const visits = routeOf(problem, workday, left)
    for (const { candidate } of visits) left.delete(candidate)
    return { workday, visits }
  })
}

function routeOf(problem: Problem, workday: Workday, left: ReadonlySet<Candidate>): NearestRoute['visits'] {
  const route: NearestRoute['visits'] = []
  const taken = new Set<Candidate>()
  let now = workday.from
  let at = workday.start
  while (route.length < (workday.consultant.mostVisitsADay ?? Number.POSITIVE_INFINITY)) {
    let nearest: NearestRoute['visits'][number] | null = null
    let least = Number.POSITIVE_INFINITY
    for (const candidate of left) {
      if (taken.has(candidate) || !candidate.place || !at || !workday.end) continue
      const away = travelMinutes(at, candidate.place)
      if (away >= least) continue
      const start = firstStart(problem, workday, candidate, now + away)
      if (start === null || start + candidate.minutes + travelMinutes(candidate.place, workday.end) > workday.to) continue
      nearest = { candidate, start }
      least = away
    }
    if (!nearest) return route
    route.push(nearest)
    taken.add(nearest.candidate)
    now = nearest.start + nearest.candidate.minutes
    at = nearest.candidate.place
  }
  return route
}

function firstStart(problem: Problem, workday: Workday, candidate: Candidate, from: number): number | null {
  for (const window of beginsOn(candidate, workday.day)) {
    const start = Math.ceil(Math.max(from, window.from) / problem.startsEvery) * problem.startsEvery
    if (start <= Math.min(window.to, workday.to - candidate.minutes)) return start
  }
  return null
}
