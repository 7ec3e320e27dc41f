import { addDays } from '#domain/calendar/day'
import type { Candidate, Given, Problem } from '#domain/carry-out/planner/problem'
import { chanceOf } from '#domain/carry-out/planner/search/chance'
import { slotIndex } from '#domain/carry-out/planner/slots'
import type { Workday } from '#domain/carry-out/planner/workday'
import { bruteBest, sameSlots } from './planner/brute-slots'
import { nearestFirstRoutes } from './planner/nearest-first'
import { consultantAt, customersOf, homesOf, monday, problemOf } from './planner/region'
import { slotsByRoute } from './planner/slots-route'

/**
 * Slots while the customer is on the line: a team of `--consultants` with a calendar of `--weeks` half filled out of `--customers`. Asks for 3,000 customers
 * (`p50Ms`, `p95Ms`), keeping the index up as appointments come and go in between, and holds 1,000 answers against trying every position of every day. Then the same calendar in a database
 * and `--times` (200) questions through the route of the built app (`routeP50Ms`, `routeP95Ms`; `--engine` leaves that out).
 */
export async function run(args: Record<string, string>): Promise<object> {
  const customers = customersOf(Number(args.customers ?? 10_000), 99, null)
  const team = homesOf(Number(args.consultants ?? 20), 7).map((home, index) => consultantAt(`s${index}`, home))
  const days = Number(args.weeks ?? 8) * 5
  const empty = { ...problemOf(team, [], days), startsEvery: 15 }
  const given = calendarOf(empty, customers)
  const problem: Problem = { ...empty, given }
  const began = performance.now()
  const index = slotIndex(problem)
  const buildMs = performance.now() - began
  const chance = chanceOf(5)
  const standing = new Map(given.map((one) => [one.id, one]))
  const took: number[] = []
  let mismatches = 0
  for (let asked = 0; asked < 3_000; asked++) {
    const customer = {
      ...(customers[Math.floor(chance() * customers.length)] as Candidate),
      ownerId: `s${Math.floor(chance() * team.length)}`,
    }
    const ask = { customer, count: 3, notBefore: { day: addDays(monday, Math.floor(chance() * 10)), minute: 600 } }
    const start = performance.now()
    const found = index.best(ask)
    took.push(performance.now() - start)
    if (asked % 3 === 0 && !sameSlots(found, bruteBest({ ...problem, given: [...standing.values()] }, ask))) mismatches++
    const gone = [...standing.keys()][Math.floor(chance() * standing.size)]
    const best = found[0]
    if (gone && asked % 2 === 0) {
      index.remove(gone)
      standing.delete(gone)
    } else if (best && !best.displaces) {
      const agreed: Given = {
        ...asGiven(customer, { id: `new-${asked}`, staffId: best.staffId, day: best.day, start: best.start }),
        rigidity: 'fixed',
      }
      index.put(agreed)
      standing.set(agreed.id, agreed)
    }
  }
  took.sort((a, b) => a - b)
  const byRoute = args.engine ? null : await slotsByRoute({ customers, team, given, times: Number(args.times ?? 200) })
  const routeTook = byRoute?.took.sort((a, b) => a - b) ?? []
  return {
    appointments: given.length,
    buildMs: rounded(buildMs),
    p50Ms: at(took, 0.5),
    p95Ms: at(took, 0.95),
    maxMs: at(took, 1),
    compared: 1_000,
    mismatches,
    ...(byRoute && { routeFirstMs: rounded(byRoute.firstMs), routeP50Ms: at(routeTook, 0.5), routeP95Ms: at(routeTook, 0.95) }),
  }
}

/** Routes to the nearest customer with three in ten visits left out again; one in eight is a proposal nobody agreed to yet. */
function calendarOf(problem: Problem, customers: readonly Candidate[]): Given[] {
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

function asGiven(candidate: Candidate, about: Pick<Given, 'id' | 'staffId' | 'day' | 'start'>): Given {
  const { customerId, name, minutes, place, open } = candidate
  return { customerId, name, minutes, place, open, rigidity: 'fixed', proposedValue: null, ...about }
}

function at(sorted: readonly number[], share: number): number {
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
