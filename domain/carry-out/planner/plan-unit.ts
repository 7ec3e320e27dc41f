import { travelMinutes } from '#domain/carry-out/travel-time'
import { standingOf } from './conflicts'
import { fieldOf, type MappedField } from './field-of'
import type { Plan, PlannedDay, Unplaced } from './plan'
import { asItStands, plannedDay } from './planned-days'
import type { Candidate, Problem, TravelMinutes } from './problem'
import { fill } from './search/fill'
import { Tours, turnedAround } from './search/tours'
import { hopeless, unplacedOf } from './why-not'
import { workdaysOf } from './workday'

export type PlanOptions = {
  /** The same seed and number of iterations give the same plan, on every machine. */
  seed: number
  /** How long the search goes on. 20,000 is about a second for a unit of 80 hours. */
  iterations: number
  travel?: TravelMinutes
}

export type Progress = {
  iterations: number
  of: number
  /** What the plan would have now. */
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
 * The same in steps of some hundredths of a second, with progress after each. Say next('stop') to keep what is found so far: every moment has
 * a whole plan that holds.
 */
export function* planningOf(problem: Problem, options: PlanOptions): Generator<Progress, Plan, 'stop' | undefined> {
  const travel = options.travel ?? travelMinutes
  const standing = standingOf(problem, workdaysOf(problem), travel)
  const impossible: Unplaced[] = []
  const possible: Candidate[] = []
  for (const candidate of problem.candidates) {
    const reason = hopeless(candidate, problem, standing.open, travel)
    if (reason) impossible.push({ customerId: candidate.customerId, name: candidate.name, value: candidate.value, reason })
    else possible.push(candidate)
  }
  const mapped = fieldOf(problem, standing.open, possible, travel)
  const tours = new Tours(mapped.field, turnedAround(mapped.field.drive, mapped.field.places))
  loadStanding(tours, mapped)
  fill(tours)
  yield progressOf(tours, mapped, options, 0)
  return planOf(problem, mapped, tours, standing.closed.map(asItStands), standing.conflicts, impossible)
}

function loadStanding(tours: Tours, mapped: MappedField) {
  const lists: number[][] = mapped.days.map(() => [])
  mapped.items.forEach((item, visit) => {
    if (item.kind === 'given') lists[item.tour]?.push(visit)
  })
  tours.load(lists)
}

function progressOf(tours: Tours, mapped: MappedField, options: PlanOptions, iterations: number): Progress {
  const candidates = mapped.items.filter((item) => item.kind === 'candidate').length
  const placed = mapped.items.filter((item, visit) => item.kind === 'candidate' && (tours.tour[visit] as number) >= 0).length
  return { iterations, of: options.iterations, placed, candidates, value: tours.value, driveMinutes: tours.allDriven }
}

function planOf(
  problem: Problem,
  mapped: MappedField,
  tours: Tours,
  closed: readonly PlannedDay[],
  conflicts: Plan['conflicts'],
  impossible: readonly Unplaced[],
): Plan {
  const planned = mapped.days
    .map((day, tour) => (isUntouched(tours, mapped, tour) ? asItStands(day) : plannedDay(tours, mapped, tour)))
    .filter((day) => day.visits.length > 0)
  const days = [...planned, ...closed.filter((day) => day.visits.length > 0)].sort(byDay)
  const visits = days.flatMap((day) => day.visits)
  const proposed = visits.filter((visit) => visit.kind === 'proposed')
  const unitMinutes = tours.takenFromUnit()
  const leftMinutes = problem.budget.freeMinutes === null ? null : problem.budget.freeMinutes - unitMinutes
  return {
    days,
    unplaced: [...unplacedOf(mapped, tours, problem, leftMinutes), ...impossible].sort((a, b) => b.value - a.value),
    conflicts,
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

/** Where nothing came or went, what is flexible keeps its time. */
function isUntouched(tours: Tours, mapped: MappedField, tour: number): boolean {
  const stays = (visit: number) => {
    const item = mapped.items[visit]
    return item?.kind === 'given' && item.tour === tour
  }
  const visits = tours.visitsOf(tour)
  return visits.length === mapped.days[tour]?.stops.length && visits.every(stays)
}

function byDay(a: PlannedDay, b: PlannedDay): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  return a.staffId < b.staffId ? -1 : 1
}
