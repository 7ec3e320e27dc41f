import { travelMinutes } from '#domain/carry-out/travel-time'
import { standingOf } from './conflicts'
import { fieldOf, type MappedField, placeOf } from './field-of'
import type { Plan, PlannedDay, Unplaced } from './plan'
import { asItStands, plannedDay } from './planned-days'
import type { Candidate, Problem, TravelMinutes } from './problem'
import { improve } from './search/improve'
import type { Tours } from './search/tours'
import { type Part, partsOf } from './territories'
import { hopeless, type Route, whyLeftOut } from './why-not'
import { workdaysOf } from './workday'

export type PlanOptions = {
  /** The same seed and number of iterations give the same plan, on every machine. */
  seed: number
  /** How long the search goes on: some 20,000 a second for a unit of 80 hours. */
  iterations: number
  /**
   * Where it is to stop by the clock instead: which share of the time is used, 0 to 1. Such a plan is as good, and not the same each time.
   */
  done?: () => number
  travel?: TravelMinutes
}

export type Progress = {
  iterations: number
  of: number
  /** What the plan has now. */
  placed: number
  candidates: number
  value: number
  driveMinutes: number
}

/** A plan for a unit, searched to the end. */
export function planUnit(problem: Problem, options: PlanOptions): Plan {
  const search = planningOf(problem, options)
  for (;;) {
    const step = search.next()
    if (step.done) return step.value
  }
}

/**
 * The same in steps of some hundredths of a second, with progress after each. Say next('stop') to keep what is found so far: at every moment
 * there is a whole plan that holds.
 */
export function* planningOf(problem: Problem, options: PlanOptions): Generator<Progress, Plan, 'stop' | undefined> {
  const travel = options.travel ?? travelMinutes
  const { standing, impossible, possible, parts } = preparedFor(problem, travel)
  const solved: Solved[] = []
  const halt = { asked: false }
  for (const [index, part] of parts.entries()) {
    const search = searching(problem, part, parts.slice(index), solved, options, travel, halt)
    for (;;) {
      const step = search.next()
      if (step.done) {
        solved.push(step.value)
        break
      }
      // What was asked to stop still ends as it should: whole days find their own manager last.
      if (!halt.asked && (yield progressOf([...solved, step.value], possible.length, options)) === 'stop') halt.asked = true
    }
  }
  return planOf(problem, solved, { standing, impossible }, travel)
}

/** A problem before anything is searched: the calendar with its conflicts, who is not possible and why, and the parts that are searched apart. */
export type Prepared = {
  standing: ReturnType<typeof standingOf>
  impossible: readonly Unplaced[]
  possible: readonly Candidate[]
  parts: readonly Part[]
}

export function preparedFor(problem: Problem, travel: TravelMinutes): Prepared {
  const standing = standingOf(problem, workdaysOf(problem), travel)
  const impossible: Unplaced[] = []
  const possible: Candidate[] = []
  for (const candidate of problem.candidates) {
    const reason = hopeless(candidate, problem, standing.open, travel)
    if (reason) impossible.push(unplaced(candidate, reason))
    else possible.push(candidate)
  }
  return { standing, impossible, possible, parts: partsOf(standing.open, possible, problem.budget, travel) }
}

/** A part with the tours that were found for it. */
export type Solved = { part: Part; mapped: MappedField; tours: Tours; iterations: number }

function* searching(
  problem: Problem,
  part: Part,
  ahead: readonly Part[],
  before: readonly Solved[],
  options: PlanOptions,
  travel: TravelMinutes,
  halt: { readonly asked: boolean },
): Generator<Solved, Solved, undefined> {
  const share =
    part.days.length /
    Math.max(
      1,
      ahead.reduce((sum, one) => sum + one.days.length, 0),
    )
  const clock = options.done
  const began = clock?.() ?? 0
  const budget = { ...problem.budget, freeMinutes: budgetFor(problem, before, share) }
  const mapped = fieldOf({ ...problem, budget }, part.days, part.candidates, travel)
  const spent = before.reduce((sum, one) => sum + one.iterations, 0)
  const iterations = Math.max(1, (options.iterations - spent) * share)
  const byClock = () => ((clock?.() ?? 1) - began) / Math.max(1e-9, (1 - began) * share)
  const from = standingLists(mapped)
  const search = improve(mapped.field, {
    seed: options.seed,
    done: (count) => (halt.asked ? 1 : clock ? byClock() : count / iterations),
    from,
  })
  for (;;) {
    const step = search.next()
    const solved = { part, mapped, ...step.value }
    if (step.done) return solved
    yield solved
  }
}

/** Each part gets its share of what the unit has left; what a part leaves, the next ones have. */
export function budgetFor(problem: Problem, before: readonly Solved[], share: number): number | null {
  const { freeMinutes } = problem.budget
  return freeMinutes === null ? null : Math.floor((freeMinutes - takenBy(before)) * share)
}

function takenBy(solved: readonly Solved[]): number {
  return solved.reduce((sum, { tours }) => sum + tours.takenFromUnit(), 0)
}

/** What stands, each on its own tour: where every search begins. */
export function standingLists(mapped: MappedField): number[][] {
  const lists: number[][] = mapped.days.map(() => [])
  mapped.items.forEach((item, visit) => {
    if (item.kind === 'given') lists[item.tour]?.push(visit)
  })
  return lists
}

function progressOf(solved: readonly Solved[], candidates: number, options: PlanOptions): Progress {
  const progress = { iterations: 0, of: options.iterations, placed: 0, candidates, value: 0, driveMinutes: 0 }
  for (const { mapped, tours, iterations } of solved) {
    progress.iterations += iterations
    progress.value += tours.value
    progress.driveMinutes += tours.allDriven
    for (let tour = 0; tour < mapped.field.tours; tour++) progress.placed += tours.size[tour] as number
    progress.placed -= mapped.items.filter((item) => item.kind === 'given').length
  }
  return progress
}

/** The plan in the tours of all parts, with a word on everybody who is in none. */
export function planOf(
  problem: Problem,
  solved: readonly Solved[],
  { standing, impossible }: Pick<Prepared, 'standing' | 'impossible'>,
  travel: TravelMinutes,
): Plan {
  const closed = standing.closed.map(asItStands).filter((day) => day.visits.length > 0)
  const planned = solved.flatMap(({ tours, mapped }) => mapped.days.map((_, tour) => dayOf(tours, mapped, tour)))
  const days = [...planned.filter((day) => day.visits.length > 0), ...closed].sort(byDay)
  const visits = days.flatMap((day) => day.visits)
  const proposed = visits.filter((visit) => visit.kind === 'proposed')
  const unitMinutes = takenBy(solved)
  const leftMinutes = problem.budget.freeMinutes === null ? null : problem.budget.freeMinutes - unitMinutes
  const placed = new Set(proposed.map((visit) => visit.customerId))
  const leftOut = solved.flatMap(({ tours, mapped, part }) => {
    const routes = mapped.days.map((day, tour) => routeOf(tours, mapped, day, tour))
    return part.all
      .filter((candidate) => !placed.has(candidate.customerId))
      .map((candidate) => unplaced(candidate, whyLeftOut(candidate, routes, problem.budget, leftMinutes, travel)))
  })
  return {
    days,
    unplaced: [...leftOut, ...impossible].sort((a, b) => b.value - a.value),
    conflicts: standing.conflicts,
    totals: {
      value: proposed.reduce((sum, visit) => sum + visit.value, 0),
      proposed: proposed.length,
      moved: visits.filter((visit) => visit.kind === 'stands' && visit.movedFrom !== null).length,
      driveMinutes: days.reduce((sum, day) => sum + day.driveMinutes, 0),
      unitMinutes,
      leftMinutes,
    },
  }
}

function dayOf(tours: Tours, mapped: MappedField, tour: number): PlannedDay {
  const day = mapped.days[tour]
  return day && isUntouched(tours, mapped, tour) ? asItStands(day) : plannedDay(tours, mapped, tour)
}

/** Where nothing came or went, what is flexible keeps its time. */
function isUntouched(tours: Tours, mapped: MappedField, tour: number): boolean {
  const stays = (visit: number) => {
    const item = mapped.items[visit]
    return item?.kind === 'given' && item.tour === tour
  }
  const visits = tours.visitsOf(tour)
  return visits.length === mapped.days[tour]?.stops.length && visits.every(stays)
}

function routeOf(tours: Tours, mapped: MappedField, day: MappedField['days'][number], tour: number): Route {
  const between = tours.visitsOf(tour).map((visit) => {
    const item = mapped.items[visit]
    return item ? placeOf(item) : null
  })
  return { day, places: [day.workday.start, ...between, day.workday.end] }
}

function unplaced(candidate: Candidate, reason: Unplaced['reason']): Unplaced {
  return { customerId: candidate.customerId, name: candidate.name, value: candidate.value, reason }
}

function byDay(a: PlannedDay, b: PlannedDay): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  return a.staffId < b.staffId ? -1 : 1
}
