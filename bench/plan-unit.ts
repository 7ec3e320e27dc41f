import { isFeasible } from '#domain/carry-out/planner/feasible'
import type { Plan } from '#domain/carry-out/planner/plan'
import { planningOf } from '#domain/carry-out/planner/plan-unit'
import type { Candidate, Problem } from '#domain/carry-out/planner/problem'
import { nearestFirst } from './planner/nearest-first'
import { consultantAt, customersOf, homesOf, problemOf } from './planner/region'

/**
 * Plans a unit: `--customers 2000 --hours 200` for one consultant in a region of 60 km around Utrecht (days of eight hours), or
 * `--customers 10000 --consultants 20 --weeks 8` for a team over the country. A Flex unit is counted in visits, so every visit is worth the same; `--weights`
 * gives them the weight of their segment. `slowestProgressMs` is the longest time between two words of progress. Beside it the plan of somebody who always drives to the nearest customer.
 */
export async function run(args: Record<string, string>): Promise<object> {
  const customers = Number(args.customers ?? 2000)
  const consultants = Number(args.consultants ?? 1)
  const days = args.weeks ? Number(args.weeks) * 5 : Math.ceil(Number(args.hours ?? 200) / 8)
  const hours = consultants * days * 8
  const problem = made(customers, consultants, days, Number(args.km ?? 60), args.weights !== undefined)
  const seconds = Number(args.seconds ?? (consultants > 1 ? 40 : 1.2))
  const began = performance.now()
  const { plan, iterations, longestSilence } = planFor(problem, seconds, Number(args.iterations ?? 0))
  const took = (performance.now() - began) / 1000
  const greedy = nearestFirst(problem)
  const faults = isFeasible(problem, plan)
  return {
    customers,
    hours,
    visits: plan.totals.proposed,
    value: plan.totals.value,
    driveHours: Math.round(plan.totals.driveMinutes / 60),
    visitsPerHour: rounded(plan.totals.proposed / hours),
    greedyVisitsPerHour: rounded(greedy.visits / hours),
    greedyVisits: greedy.visits,
    greedyValue: greedy.value,
    moreThanGreedy: rounded(plan.totals.proposed / greedy.visits - 1),
    invalid: faults.feasible ? 0 : faults.faults.length,
    iterations,
    slowestProgressMs: Math.round(longestSilence * 1000),
    seconds: Math.round(took * 100) / 100,
  }
}

function made(customers: number, consultants: number, days: number, km: number, weights: boolean): Problem {
  const weighed = (list: Candidate[]) => (weights ? list : list.map((one) => ({ ...one, value: 10 })))
  const utrecht = { latitude: 52.09, longitude: 5.12 }
  if (consultants === 1) return problemOf([consultantAt('s0', utrecht)], weighed(customersOf(customers, 42, { place: utrecht, km })), days)
  const team = homesOf(consultants, 7).map((home, index) => consultantAt(`s${index}`, home))
  return problemOf(team, weighed(customersOf(customers, 99, null)), days)
}

/** Plans for so many seconds, or for so many iterations; tells the longest time without a word of progress. */
function planFor(problem: Problem, seconds: number, iterations: number): { plan: Plan; iterations: number; longestSilence: number } {
  const began = performance.now()
  let last = began
  let longestSilence = 0
  let reached = 0
  const search = planningOf(problem, {
    seed: 1,
    iterations: iterations || 10_000_000,
    ...(iterations ? {} : { done: () => (performance.now() - began) / 1000 / seconds }),
  })
  let step = search.next()
  while (!step.done) {
    const now = performance.now()
    longestSilence = Math.max(longestSilence, (now - last) / 1000)
    last = now
    reached = step.value.iterations
    step = search.next()
  }
  longestSilence = Math.max(longestSilence, (performance.now() - last) / 1000)
  return { plan: step.value, iterations: reached, longestSilence }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
