import type { Field } from './field'
import { nearOf } from './near'
import { Refill } from './refill'
import type { RoutePool } from './route-pool'
import { Ruin } from './ruin'
import { Tours, turnedAround } from './tours'

export type Tuning = { longest: number; noise: number; near: number; everyone: number; boost: number; span: number; nearCount: number }

export const tuning: Tuning = { longest: 9, noise: 0.3, near: 8, everyone: 0.05, boost: 0.4, span: 0.1, nearCount: 40 }

/** What a minute that is with the wrong one of the people counts for, in minutes of driving: driving goes first. */
const unevenMinute = 0.02

/**
 * Large neighbourhood search with simulated annealing: takes some visits out, puts in what pays best per minute with some noise, and accepts
 * a little worse while it is hot. All arrays are made once.
 */
export class Annealer {
  /** Where the next run begins, and what the last one found. */
  readonly current: Tours
  iterations = 0
  /** Is shown every solution that is the best of its run. */
  pool: RoutePool | null = null
  /** What a minute away costs in value, and one of driving on top of it. */
  private readonly perMinute: number
  private readonly perDrive: number
  private readonly work: Tours
  private readonly best: Tours
  private readonly ruin: Ruin
  private readonly refill: Refill
  readonly near: Int32Array
  readonly nearCount: number

  constructor(
    readonly field: Field,
    private readonly chance: () => number,
    value: number,
    private readonly tune: Tuning = tuning,
  ) {
    const backwards = turnedAround(field.drive, field.places)
    this.current = new Tours(field, backwards)
    this.work = new Tours(field, backwards)
    this.best = new Tours(field, backwards)
    const { near, count } = nearOf(field, tune.nearCount)
    this.near = near
    this.nearCount = count
    this.ruin = new Ruin(this.work, chance, near, count)
    this.refill = new Refill(this.work, this.ruin, chance, near, count, tune)
    let span = 0
    for (let tour = 0; tour < field.tours; tour++) span += (field.returns[tour] as number) - (field.leaves[tour] as number)
    this.perMinute = span > 0 ? (tune.span * value) / span : 0
    this.perDrive = field.limits ? this.perMinute : 0
  }

  /** Lets the search see other values than the field's, to lead it elsewhere. */
  weigh(values: Float64Array) {
    this.refill.weigh(values)
  }

  /** What a solution is worth: its value less a little for the time it takes, and next to nothing for time that is shared unevenly. */
  worth(tours: Tours): number {
    const worth = tours.value - this.perMinute * tours.duration()
    return this.perDrive === 0 ? worth : worth - this.perDrive * (tours.allDriven + tours.friction + unevenMinute * tours.unevenness())
  }

  /** Searches from `current` while the temperature falls from hot to cold; `current` ends as the best of the run. */
  run(iterations: number, hot: number, cold: number) {
    const { work, current, best } = this
    work.copy(current)
    best.copy(current)
    let worth = this.worth(current)
    let most = worth
    let heat = hot
    const cooling = (cold / hot) ** (1 / iterations)
    for (let k = 0; k < iterations; k++) {
      this.iterations++
      heat *= cooling
      if (!this.step()) {
        work.copy(current)
        continue
      }
      const found = this.worth(work)
      if (found > most + 1e-9) {
        best.copy(work)
        most = found
        this.pool?.add(work)
      }
      if (found >= worth + heat * Math.log(this.chance() + 1e-300)) {
        current.copy(work)
        worth = found
      } else work.copy(current)
    }
    current.copy(best)
  }

  /** One ruin and refill of `work`. False when it broke something that must hold. */
  private step(): boolean {
    const { ruin, refill, field, chance } = this
    ruin.some(this.tune.longest)
    if (field.limits) refill.beginAt((chance() * field.tours) | 0)
    if (ruin.count === 0) return true
    return refill.again() && (field.limits === null || this.holds())
  }

  /** Whether everything that stands is still in, and no limit is passed. */
  private holds(): boolean {
    const { limits, tours } = this.field
    if (!limits) return true
    const { ruin, work } = this
    for (let k = 0; k < ruin.count; k++)
      if ((limits.held[ruin.removed[k] as number] as number) > 0 && (work.tour[ruin.removed[k] as number] as number) < 0) return false
    for (let tour = 0; tour < tours; tour++)
      if ((ruin.touched[tour] as number) && (work.driven[tour] as number) > (limits.mostDrive[tour] as number)) return false
    return work.takenFromUnit() <= limits.budget
  }
}
