import type { Field } from './field'
import type { Tours } from './tours'

/** Takes visits out of tours in several ways, and knows which it took and from which tours. */
export class Ruin {
  readonly removed: Int32Array
  readonly touched: Uint8Array
  readonly isRemoved: Uint8Array
  count = 0
  /** The visit around which it took them; −1 when there is none. */
  seed = -1
  private readonly stretch: Int32Array
  private readonly held: Uint8Array | null
  private readonly field: Field

  constructor(
    private readonly tours: Tours,
    private readonly chance: () => number,
    private readonly near: Int32Array,
    private readonly nearCount: number,
  ) {
    this.field = tours.field
    this.removed = new Int32Array(this.field.visits)
    this.touched = new Uint8Array(this.field.tours)
    this.isRemoved = new Uint8Array(this.field.visits)
    this.stretch = new Int32Array(this.field.visits)
    this.held = this.field.limits?.held ?? null
  }

  /** Takes some visits out; the times of the touched tours are wrong afterwards. */
  some(longest: number) {
    const { tours, chance } = this
    for (let k = 0; k < this.count; k++) this.isRemoved[this.removed[k] as number] = 0
    this.count = 0
    this.seed = -1
    this.touched.fill(0)
    let planned = 0
    for (let tour = 0; tour < this.field.tours; tour++) planned += tours.size[tour] as number
    if (planned === 0) return
    const average = planned / this.field.tours
    const most = Math.max(1, Math.min(longest, average * 0.7))
    const way = chance()
    if (way < 0.5) this.aroundAVisit(most)
    else if (way < 0.7) this.stretches(most)
    else if (way < 0.9) this.scattered(1 + ((chance() * Math.min(10, planned * 0.35)) | 0))
    else this.worst(1 + ((chance() * Math.min(8, planned * 0.3)) | 0))
  }

  private aroundAVisit(most: number) {
    const { chance, near, nearCount, touched } = this
    const { tour } = this.tours
    this.seed = (chance() * this.field.visits) | 0
    const wanted = 1 + ((chance() * Math.min(this.field.tours, 4)) | 0)
    let done = 0
    if ((tour[this.seed] as number) >= 0) {
      this.cut(tour[this.seed] as number, this.seed, 1 + ((chance() * most) | 0))
      done++
    }
    const first = this.seed * nearCount
    for (let k = 0; k < nearCount && done < wanted; k++) {
      const visit = near[first + k] as number
      const theirs = tour[visit] as number
      if (theirs < 0 || (touched[theirs] as number)) continue
      this.cut(theirs, visit, 1 + ((chance() * most) | 0))
      done++
    }
  }

  private stretches(most: number) {
    const { chance, touched } = this
    const wanted = 1 + ((chance() * Math.min(this.field.tours, 4)) | 0)
    for (let k = 0; k < wanted; k++) {
      const tour = (chance() * this.field.tours) | 0
      if (!(touched[tour] as number)) this.cut(tour, -1, 1 + ((chance() * most) | 0))
    }
  }

  private scattered(wanted: number) {
    const { chance } = this
    const { tour } = this.tours
    let taken = 0
    for (let tries = 0; taken < wanted && tries < 200; tries++) {
      const visit = (chance() * this.field.visits) | 0
      if ((tour[visit] as number) < 0) continue
      this.take(visit)
      taken++
    }
  }

  /** The least value per minute saved, of a dozen at random each time. */
  private worst(wanted: number) {
    const { chance, tours } = this
    const { drive, places, service, value, opens, kind, visits } = this.field
    const { at, prev, next, tour, arrives } = tours
    for (let k = 0; k < wanted; k++) {
      let worst = -1
      let least = Number.POSITIVE_INFINITY
      for (let tries = 0; tries < 12; tries++) {
        const visit = (chance() * visits) | 0
        if ((tour[visit] as number) < 0) continue
        const from = (at[prev[visit] as number] as number) * places
        const here = at[visit] as number
        const to = at[next[visit] as number] as number
        const waits = Math.max(0, (opens[(kind[tour[visit] as number] as number) * visits + visit] as number) - (arrives[visit] as number))
        const saved =
          (drive[from + here] as number) +
          (drive[here * places + to] as number) -
          (drive[from + to] as number) +
          (service[visit] as number) +
          waits
        const worth = (value[visit] as number) / (Math.max(0, saved) + 1)
        if (worth < least) {
          least = worth
          worst = visit
        }
      }
      if (worst >= 0) this.take(worst)
    }
  }

  /** Cuts a stretch of visits around one (−1: anywhere) out of a tour; now and then some in its middle stay. */
  private cut(tour: number, around: number, wanted: number) {
    const { stretch, chance } = this
    const { next } = this.tours
    const { visits } = this.field
    let length = 0
    let at = -1
    const end = visits + 2 * tour + 1
    for (let stop = next[end - 1] as number; stop !== end; stop = next[stop] as number) {
      if (stop === around) at = length
      if (stop < visits) stretch[length++] = stop
    }
    if (length === 0) return
    const most = Math.min(wanted, length)
    if (at < 0) at = (chance() * length) | 0
    let first = Math.min(Math.max(0, at - ((chance() * most) | 0)), length - most)
    if (chance() < 0.3 && length - most > 1) {
      const keep = 1 + ((chance() * Math.min(3, length - most)) | 0)
      const from = (chance() * (most + 1)) | 0
      first = Math.max(0, Math.min(first, length - most - keep))
      for (let k = 0; k < most + keep; k++) if (k < from || k >= from + keep) this.take(stretch[first + k] as number)
      return
    }
    for (let k = 0; k < most; k++) this.take(stretch[first + k] as number)
  }

  private take(visit: number) {
    if (this.held && (this.held[visit] as number) === 2) return
    this.touched[this.tours.tour[visit] as number] = 1
    this.tours.unlink(visit)
    this.removed[this.count++] = visit
    this.isRemoved[visit] = 1
  }
}
