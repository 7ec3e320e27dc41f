import { fieldOf, type MappedField } from './field-of'
import type { Plan } from './plan'
import { budgetFor, type Prepared, planOf, preparedFor, type Solved, standingLists } from './plan-unit'
import type { Problem, TravelMinutes } from './problem'
import { fill } from './search/fill'
import { Tours, turnedAround } from './search/tours'
import { toursFromVroom, type VroomProblem, vroomProblem } from './vroom'

/**
 * A plan by VROOM: what to ask it, one part after another, and at the end the plan. It knows no quarters of an hour and no unit: visits that are worth
 * least go from a tour until it can be driven, and from all until the unit has room; what then still fits is put in. A tour that lost something that
 * stands is the one of the calendar.
 * Send the answer to each question into next(); an answer that is none ends it as refused.
 */
export function* planningByVroom(
  problem: Problem,
  travel: TravelMinutes,
): Generator<VroomProblem, { plan: Plan } | { refused: 'not-a-solution' }, unknown> {
  const prepared: Prepared = preparedFor(problem, travel)
  const solved: Solved[] = []
  for (const [index, part] of prepared.parts.entries()) {
    const ahead = prepared.parts.slice(index).reduce((sum, one) => sum + one.days.length, 0)
    const freeMinutes = budgetFor(problem, solved, part.days.length / Math.max(1, ahead))
    const mapped = fieldOf({ ...problem, budget: { ...problem.budget, freeMinutes } }, part.days, part.candidates, travel)
    const read = mapped.items.length === 0 ? { lists: [] } : toursFromVroom(yield vroomProblem(mapped), mapped)
    if ('refused' in read) return read
    solved.push({ part, mapped, tours: loaded(mapped, read.lists), iterations: 0 })
  }
  return { plan: planOf(problem, solved, prepared, travel) }
}

function loaded(mapped: MappedField, lists: readonly (readonly number[])[]): Tours {
  const { field } = mapped
  const tours = new Tours(field, turnedAround(field.drive, field.places))
  const standing = standingLists(mapped)
  const worthOf = (visit: number) => field.value[visit] as number
  const kept = standing.map((stands, tour) => {
    let list = [...(lists[tour] ?? [])]
    while (stands.every((visit) => list.includes(visit))) {
      tours.load(standing.map((other, at) => (at === tour ? list : other)))
      if (isSoundTour(tours, tour)) return list
      const least = list.filter((visit) => mapped.items[visit]?.kind === 'candidate').sort((a, b) => worthOf(a) - worthOf(b))[0]
      if (least === undefined) break
      list = list.filter((visit) => visit !== least)
    }
    return stands
  })
  tours.load(kept)
  for (let worst = leastWorth(tours, mapped); !tours.isSound() && worst >= 0; worst = leastWorth(tours, mapped)) {
    const tour = tours.tour[worst] as number
    tours.unlink(worst)
    tours.update(tour)
  }
  if (!tours.isSound()) tours.load(standing)
  fill(tours)
  return tours
}

function isSoundTour(tours: Tours, tour: number): boolean {
  const { limits } = tours.field
  if (!tours.update(tour)) return false
  if (!limits) return true
  return (
    (tours.driven[tour] as number) <= (limits.mostDrive[tour] as number) &&
    (tours.size[tour] as number) <= (limits.mostVisits[tour] as number)
  )
}

/** The candidate with the least value for the minutes it takes from the unit; −1 when there is none. */
function leastWorth(tours: Tours, { items }: MappedField): number {
  const { field } = tours
  let worst = -1
  let least = Number.POSITIVE_INFINITY
  items.forEach((item, visit) => {
    if (item.kind === 'given' || (tours.tour[visit] as number) < 0) return
    const [before, after] = [tours.prev[visit] as number, tours.next[visit] as number]
    const drive = (from: number, to: number) => field.drive[(tours.at[from] as number) * field.places + (tours.at[to] as number)] as number
    const saved = drive(before, visit) + drive(visit, after) - drive(before, after) + (field.limits?.spends[visit] ?? 0)
    const worth = (field.value[visit] as number) / Math.max(1, saved)
    if (worth >= least) return
    least = worth
    worst = visit
  })
  return worst
}
