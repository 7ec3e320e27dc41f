import type { Tours } from './tours'

/**
 * The good routes a search has seen, whichever solution they were part of. The best set of them, one per tour, often is better than any solution that was
 * seen whole: that is what the last per cent is made of. Routes may share visits; a visit that two have counts once, and leaves the second one.
 */
export class RoutePool {
  private readonly start: Int32Array
  private readonly length: Int32Array
  private readonly worth: Float64Array
  private readonly mark: Float64Array
  private readonly visits: Int32Array
  private readonly marks: Float64Array
  private readonly known = new Map<number, number>()
  private readonly covered: Int32Array
  private count = 0

  constructor(
    private readonly values: Float64Array,
    private readonly tours: number,
    private readonly chance: () => number,
    private readonly most = 3000,
    private readonly longest = 120,
  ) {
    this.start = new Int32Array(most)
    this.length = new Int32Array(most)
    this.worth = new Float64Array(most)
    this.mark = new Float64Array(most)
    this.visits = new Int32Array(most * longest)
    this.marks = Float64Array.from(values, () => Math.floor(chance() * 2 ** 45))
    this.covered = new Int32Array(values.length)
  }

  /** Remembers the tours of a solution; of the same visits only the order that came first. */
  add(solution: Tours) {
    const { visits } = solution.field
    for (let tour = 0; tour < this.tours; tour++) {
      let mark = 0
      let worth = 0
      let length = 0
      const end = visits + 2 * tour + 1
      for (let stop = solution.next[end - 1] as number; stop !== end; stop = solution.next[stop] as number) {
        mark += this.marks[stop] as number
        worth += this.values[stop] as number
        length++
      }
      if (length === 0 || length > this.longest || this.known.has(mark)) continue
      const at = this.roomFor(worth)
      if (at < 0) continue
      this.known.set(mark, at)
      this.worth[at] = worth
      this.mark[at] = mark
      this.length[at] = length
      let to = at * this.longest
      this.start[at] = to
      for (let stop = solution.next[end - 1] as number; stop !== end; stop = solution.next[stop] as number) this.visits[to++] = stop
    }
  }

  /** A free place, else that of the worst of a few. */
  private roomFor(worth: number): number {
    if (this.count < this.most) return this.count++
    let worst = -1
    for (let tries = 0; tries < 8; tries++) {
      const at = (this.chance() * this.most) | 0
      if (worst < 0 || (this.worth[at] as number) < (this.worth[worst] as number)) worst = at
    }
    if ((this.worth[worst] as number) > worth) return -1
    this.known.delete(this.mark[worst] as number)
    return worst
  }

  /**
   * The most valuable set found from so many random beginnings: each is filled up with what adds most, then one route at a time is exchanged for the one
   * that adds most in its place, until none does.
   */
  best(beginnings: number): { value: number; lists: number[][] } {
    const chosen = new Int32Array(this.tours)
    let most = -1
    let found: number[] = []
    for (let k = 0; k < beginnings && this.count > 0; k++) {
      const value = this.climb(chosen)
      if (value <= most) continue
      most = value
      found = [...chosen]
    }
    return { value: most, lists: found.map((route) => this.routeOf(route)) }
  }

  private climb(chosen: Int32Array): number {
    const { covered, tours, chance } = this
    covered.fill(0)
    chosen.fill(-1)
    chosen[0] = (chance() * this.count) | 0
    let value = this.cover(chosen[0] as number)
    for (let k = 1; k < tours; k++) {
      const next = this.mostAdding(chance() < 0.5 ? 0.15 : 0)
      chosen[k] = next
      value += this.cover(next)
    }
    for (let still = 0, k = 0; still < tours; k = (k + 1) % tours) {
      const old = chosen[k] as number
      const lost = this.uncover(old)
      const next = this.mostAdding(0)
      const gained = this.cover(next)
      if (gained > lost) {
        chosen[k] = next
        value += gained - lost
        still = 1
        continue
      }
      this.uncover(next)
      this.cover(old)
      still++
    }
    return value
  }

  private mostAdding(noise: number): number {
    const { worth, start, length, visits, values, covered, count, chance } = this
    let best = 0
    let most = -1
    for (let route = 0; route < count; route++) {
      const factor = noise > 0 ? 1 - noise * chance() : 1
      if ((worth[route] as number) * factor <= most) continue
      let adds = 0
      const from = start[route] as number
      const until = from + (length[route] as number)
      for (let at = from; at < until; at++)
        if ((covered[visits[at] as number] as number) === 0) adds += values[visits[at] as number] as number
      adds *= factor
      if (adds > most) {
        most = adds
        best = route
      }
    }
    return best
  }

  private cover(route: number): number {
    let gained = 0
    for (let at = this.start[route] as number, k = 0; k < (this.length[route] as number); k++, at++) {
      const visit = this.visits[at] as number
      const times = this.covered[visit] as number
      if (times === 0) gained += this.values[visit] as number
      this.covered[visit] = times + 1
    }
    return gained
  }

  private uncover(route: number): number {
    let lost = 0
    for (let at = this.start[route] as number, k = 0; k < (this.length[route] as number); k++, at++) {
      const visit = this.visits[at] as number
      const times = (this.covered[visit] as number) - 1
      this.covered[visit] = times
      if (times === 0) lost += this.values[visit] as number
    }
    return lost
  }

  private routeOf(route: number): number[] {
    const from = this.start[route] as number
    return [...this.visits.subarray(from, from + (this.length[route] as number))]
  }
}
