import { addDays } from '#domain/calendar/day'
import type { Candidate, Given, Problem } from '#domain/carry-out/planner/problem'
import { chanceOf } from '#domain/carry-out/planner/search/chance'
import { slotIndex } from '#domain/carry-out/planner/slots'
import { bruteBest, sameSlots } from './planner/brute-slots'
import { asGiven, halfFull } from './planner/half-full'
import { consultantAt, customersOf, homesOf, monday, problemOf } from './planner/region'
import { slotsByRoute } from './planner/slots-route'

/**
 * Slots while the customer is on the line: a team of `--consultants` with a calendar of `--weeks` half filled out of `--customers`. Asks for 3,000 customers
 * (`p50Ms`, `p95Ms`), keeping the index up as appointments come and go in between, and holds 1,000 answers against trying every position of every day. Then the same calendar in a database
 * and `--times` (200) questions through the route of the built app (`routeP50Ms`, `routeP95Ms`), the week of the whole team (`agendaP95Ms`) and who waits beside it (`waitingP95Ms`); `--engine` leaves these out.
 */
export async function run(args: Record<string, string>): Promise<object> {
  const customers = customersOf(Number(args.customers ?? 10_000), 99, null)
  const team = homesOf(Number(args.consultants ?? 20), 7).map((home, index) => consultantAt(`s${index}`, home))
  const days = Number(args.weeks ?? 8) * 5
  const empty = { ...problemOf(team, [], days), startsEvery: 15 }
  const given = halfFull(empty, customers)
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
      preferredDays: likes[asked % likes.length] ?? [],
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
  return {
    appointments: given.length,
    buildMs: rounded(buildMs),
    p50Ms: at(took, 0.5),
    p95Ms: at(took, 0.95),
    maxMs: at(took, 1),
    compared: 1_000,
    mismatches,
    ...(byRoute && { routeFirstMs: rounded(byRoute.firstMs), ...shares('route', byRoute.took), ...shares('agenda', byRoute.agenda) }),
    ...(byRoute && shares('waiting', byRoute.waiting)),
  }
}

/** Most customers take any day, some like one or two better. */
const likes: Candidate['preferredDays'][] = [[], [], [2], [], [1, 4]]

function shares(name: string, took: readonly number[]): Record<string, number> {
  const sorted = [...took].sort((a, b) => a - b)
  return { [`${name}P50Ms`]: at(sorted, 0.5), [`${name}P95Ms`]: at(sorted, 0.95) }
}

function at(sorted: readonly number[], share: number): number {
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
