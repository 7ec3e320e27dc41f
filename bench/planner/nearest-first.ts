import type { Candidate, Problem } from '#domain/carry-out/planner/problem'
import { beginsOn, type Workday, workdaysOf } from '#domain/carry-out/planner/workday'
import { travelMinutes } from '#domain/carry-out/travel-time'

/** The plan of somebody who each time drives to the nearest customer that is open and from where home can be reached in time. */
export function nearestFirst(problem: Problem): { visits: number; value: number } {
  const left = new Set(problem.candidates)
  let visits = 0
  let value = 0
  for (const workday of workdaysOf(problem)) {
    for (const candidate of routeOf(problem, workday, left)) {
      left.delete(candidate)
      visits++
      value += candidate.value
    }
  }
  return { visits, value }
}

function routeOf(problem: Problem, workday: Workday, left: ReadonlySet<Candidate>): Candidate[] {
  const route: Candidate[] = []
  let now = workday.from
  let at = workday.start
  while (route.length < (workday.consultant.mostVisitsADay ?? Number.POSITIVE_INFINITY)) {
    let nearest: Candidate | null = null
    let least = Number.POSITIVE_INFINITY
    let begins = 0
    for (const candidate of left) {
      if (route.includes(candidate) || !candidate.place || !at || !workday.end) continue
      const away = travelMinutes(at, candidate.place)
      if (away >= least) continue
      const start = firstStart(problem, workday, candidate, now + away)
      if (start === null || start + candidate.minutes + travelMinutes(candidate.place, workday.end) > workday.to) continue
      nearest = candidate
      least = away
      begins = start
    }
    if (!nearest) return route
    route.push(nearest)
    now = begins + nearest.minutes
    at = nearest.place
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
