import { never } from './field'
import type { Tours } from './tours'

/** What it costs to put visits into tours as these are now, and where it costs least. All arrays are made once. */
export class Insertions {
  /** The cheapest insertion known of a visit in a tour, in time lost, and the stop after which: [tour * visits + visit]. */
  readonly cost: Int32Array
  readonly spot: Int32Array

  private readonly gapStop: Int32Array
  private readonly gapFrom: Int32Array
  private readonly gapLeaves: Int32Array
  private readonly gapTo: Int32Array
  private readonly gapLatest: Int32Array
  private readonly gapArrives: Int32Array
  private readonly one = new Int32Array(1)
  private gaps = 0

  constructor(private readonly tours: Tours) {
    const { field, stops } = tours
    this.cost = new Int32Array(field.tours * field.visits)
    this.spot = new Int32Array(field.tours * field.visits)
    const perGap = () => new Int32Array(stops + 1)
    this.gapStop = perGap()
    this.gapFrom = perGap()
    this.gapLeaves = perGap()
    this.gapTo = perGap()
    this.gapLatest = perGap()
    this.gapArrives = perGap()
  }

  /** Finds the cheapest insertion in a tour of each visit of the list. */
  price(tour: number, list: Int32Array, count: number) {
    this.layOut(tour)
    if (this.tours.field.limits) this.priceLimited(tour, list, count)
    else this.pricePlain(tour, list, count)
  }

  /** The same for one visit: walks along the tour, which for one is quicker than laying out its gaps. */
  priceAgain(tour: number, visit: number) {
    if (this.tours.field.limits) {
      this.one[0] = visit
      this.price(tour, this.one, 1)
      return
    }
    const { next, at, leaves, latest, arrives, backwards } = this.tours
    const { drive, places, visits, opens, closes, service } = this.tours.field
    const row = (this.tours.field.kind[tour] as number) * visits + visit
    const close = closes[row] as number
    const open = opens[row] as number
    const stay = service[visit] as number
    const earliestEnd = open + stay
    const place = (at[visit] as number) * places
    const end = visits + 2 * tour + 1
    let best = never
    let where = -1
    for (let stop = end - 1; stop !== end; ) {
      const to = next[stop] as number
      let now = leaves[stop] as number
      if (now > close) break
      if (earliestEnd <= (latest[to] as number)) {
        now += backwards[place + (at[stop] as number)] as number
        if (now <= close) {
          if (now < open) now = open
          now += stay + (drive[place + (at[to] as number)] as number)
          if (now <= (latest[to] as number)) {
            now -= arrives[to] as number
            if (now < best) {
              best = now
              where = stop
            }
          }
        }
      }
      stop = to
    }
    this.cost[tour * visits + visit] = best
    this.spot[tour * visits + visit] = where
  }

  /** The gaps of a tour beside each other, for a quick scan. */
  private layOut(tour: number) {
    const { gapStop, gapFrom, gapLeaves, gapTo, gapLatest, gapArrives } = this
    const { next, at, leaves, latest, arrives, field } = this.tours
    const start = field.visits + 2 * tour
    const end = start + 1
    let gaps = 0
    for (let stop = start; stop !== end; stop = next[stop] as number) {
      const to = next[stop] as number
      gapStop[gaps] = stop
      gapFrom[gaps] = at[stop] as number
      gapLeaves[gaps] = leaves[stop] as number
      gapTo[gaps] = at[to] as number
      gapLatest[gaps] = latest[to] as number
      gapArrives[gaps] = arrives[to] as number
      gaps++
    }
    this.gaps = gaps
  }

  private pricePlain(tour: number, list: Int32Array, count: number) {
    const { gaps, gapStop, gapFrom, gapLeaves, gapTo, gapLatest, gapArrives, cost, spot } = this
    const { at, backwards, field } = this.tours
    const { drive, places, visits, opens, closes, service } = field
    const base = (field.kind[tour] as number) * visits
    const row = tour * visits
    for (let k = 0; k < count; k++) {
      const visit = list[k] as number
      const close = closes[base + visit] as number
      const open = opens[base + visit] as number
      const stay = service[visit] as number
      const earliestEnd = open + stay
      const place = (at[visit] as number) * places
      let best = never
      let where = -1
      let gap = 0
      // Latest arrivals rise along a tour: gaps that close before the visit can be over are passed by halving.
      if (gaps > 6) {
        let high = gaps
        while (gap < high) {
          const middle = (gap + high) >> 1
          if ((gapLatest[middle] as number) < earliestEnd) gap = middle + 1
          else high = middle
        }
      }
      for (; gap < gaps; gap++) {
        let now = gapLeaves[gap] as number
        if (now > close) break
        now += backwards[place + (gapFrom[gap] as number)] as number
        if (now > close) continue
        if (now < open) now = open
        now += stay + (drive[place + (gapTo[gap] as number)] as number)
        if (now <= (gapLatest[gap] as number)) {
          now -= gapArrives[gap] as number
          if (now < best) {
            best = now
            where = gap
          }
        }
      }
      cost[row + visit] = best
      spot[row + visit] = where < 0 ? -1 : (gapStop[where] as number)
    }
  }

  private priceLimited(tour: number, list: Int32Array, count: number) {
    const { gaps, gapStop, gapFrom, gapLeaves, gapTo, gapLatest, gapArrives, cost, spot, tours } = this
    const { at, backwards, firstPause, next, field } = tours
    const { drive, places, visits, opens, closes, service, limits } = field
    if (!limits) return
    const base = (field.kind[tour] as number) * visits
    const row = tour * visits
    const full = (tours.size[tour] as number) >= (limits.mostVisits[tour] as number)
    const mostLeg = limits.mostLeg[tour] as number
    const mostDrive = (limits.mostDrive[tour] as number) - (tours.driven[tour] as number)
    const left = limits.budget - tours.takenFromUnit()
    for (let k = 0; k < count; k++) {
      const visit = list[k] as number
      const close = closes[base + visit] as number
      const open = opens[base + visit] as number
      let best = never
      let where = -1
      if (open <= close && !full && (limits.spends[visit] as number) <= left) {
        const place = (at[visit] as number) * places
        const stay = service[visit] as number
        const step = limits.step[visit] as number
        const shut = (limits.hasShut[base + visit] as number) === 1
        const mostExtra = Math.min(mostDrive, limits.driveCounts ? left - (limits.spends[visit] as number) : never)
        for (let gap = 0; gap < gaps; gap++) {
          const from = gapFrom[gap] as number
          let now = gapLeaves[gap] as number
          if (now > close) break
          const stop = gapStop[gap] as number
          if ((next[stop] as number) >= firstPause) {
            const lost = this.tryLimited(visit, tour, stop)
            if (lost < best) {
              best = lost
              where = gap
            }
            continue
          }
          const there = backwards[place + from] as number
          now += there
          if (now > close) continue
          if (now < open) now = open
          const odd = now % step
          if (odd !== 0) now += step - odd
          if (shut) now = tours.afterShut(base + visit, visit, now)
          if (now > close) continue
          const to = gapTo[gap] as number
          const onward = drive[place + to] as number
          now += stay + onward
          if (now > (gapLatest[gap] as number)) continue
          now -= gapArrives[gap] as number
          if (now >= best || there > mostLeg || onward > mostLeg) continue
          if (there + onward - (drive[from * places + to] as number) > mostExtra) continue
          best = now
          where = gap
        }
      }
      cost[row + visit] = best
      spot[row + visit] = where < 0 ? -1 : (gapStop[where] as number)
    }
  }

  /** Time lost when a visit is put after a stop, or `never` when a window, a limit or the unit forbids it. */
  private tryLimited(visit: number, tour: number, after: number): number {
    const { tours } = this
    const { next, at, firstPause, leaves, latest, arrives } = tours
    const { drive, places, visits, service, limits, kind, closes } = tours.field
    if (!limits) return never
    const row = (kind[tour] as number) * visits + visit
    const out = leaves[after] as number
    if (out > (closes[row] as number) || (tours.size[tour] as number) >= (limits.mostVisits[tour] as number)) return never
    const place = at[visit] as number
    const there = drive[(at[after] as number) * places + place] as number
    let now = tours.beginFrom(row, visit, out + there)
    if (now === never) return never
    now += service[visit] as number
    let to = next[after] as number
    for (; to >= firstPause; to = next[to] as number) {
      const pause = to - firstPause
      if (now > (limits.pauseCloses[pause] as number)) return never
      now = Math.max(now, limits.pauseOpens[pause] as number) + (limits.pauseMinutes[pause] as number)
    }
    const onward = drive[place * places + (at[to] as number)] as number
    now += onward
    if (now > (latest[to] as number)) return never
    const extra = there + onward - (drive[(at[after] as number) * places + (at[to] as number)] as number)
    if (there > (limits.mostLeg[tour] as number) || onward > (limits.mostLeg[tour] as number)) return never
    if ((tours.driven[tour] as number) + extra > (limits.mostDrive[tour] as number)) return never
    return tours.takenFromUnit() + (limits.spends[visit] as number) + (limits.driveCounts ? extra : 0) > limits.budget
      ? never
      : now - (arrives[to] as number)
  }

  /** After a visit was put in a field with limits: prices the two gaps beside it for the visits of the list, where they are cheaper than what is known. */
  touch(visit: number, list: Int32Array, count: number): void {
    const tour = this.tours.tour[visit] as number
    for (let k = 0; k < count; k++) {
      this.offer(list[k] as number, tour, this.tours.prev[visit] as number)
      this.offer(list[k] as number, tour, visit)
    }
  }

  private offer(visit: number, tour: number, after: number) {
    const cost = this.tryLimited(visit, tour, after)
    const index = tour * this.tours.field.visits + visit
    if (cost >= (this.cost[index] as number)) return
    this.cost[index] = cost
    this.spot[index] = after
  }
}
