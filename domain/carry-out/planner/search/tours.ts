import { type Field, never } from './field'

/**
 * The tours of a field, as linked lists. Of every stop it knows when one arrives and leaves and the latest moment one may arrive without
 * breaking what follows, so that an insertion (insertions.ts) is tried in a few steps.
 * Stops are numbered: visits first, then the start and the end of each tour (n + 2r and n + 2r + 1), then the pauses.
 */
export class Tours {
  readonly next: Int32Array
  readonly prev: Int32Array
  readonly arrives: Int32Array
  readonly leaves: Int32Array
  readonly latest: Int32Array
  /** The tour of a stop; −1 when it is in none. */
  readonly tour: Int32Array
  readonly at: Int32Array
  readonly size: Int32Array
  readonly driven: Int32Array
  value = 0
  friction = 0
  spent = 0
  allDriven = 0

  readonly firstPause: number
  readonly stops: number

  private readonly away: Float64Array
  private readonly room: Float64Array

  constructor(
    readonly field: Field,
    /** Minutes to a place from another, the other way round than field.drive; the same array where drives are symmetric. */
    readonly backwards: Int32Array,
  ) {
    const { visits, tours, limits } = field
    this.firstPause = visits + 2 * tours
    this.stops = this.firstPause + (limits ? limits.pauseMinutes.length : 0)
    const perStop = () => new Int32Array(this.stops)
    this.next = perStop().fill(-1)
    this.prev = perStop().fill(-1)
    this.arrives = perStop()
    this.leaves = perStop()
    this.latest = perStop()
    this.tour = perStop().fill(-1)
    this.at = perStop()
    this.size = new Int32Array(tours)
    this.driven = new Int32Array(tours)
    this.away = new Float64Array(limits?.people ?? 0)
    this.room = new Float64Array(limits?.people ?? 0)
    this.at.set(field.place)
    for (let tour = 0; tour < tours; tour++) this.openTour(tour)
  }

  private openTour(tour: number) {
    const { visits, limits, startPlace, endPlace } = this.field
    const start = visits + 2 * tour
    const end = start + 1
    this.at[start] = startPlace[tour] as number
    this.at[end] = endPlace[tour] as number
    this.tour[start] = tour
    this.tour[end] = tour
    let last = start
    if (limits) {
      for (let pause = limits.pauseFirst[tour] as number; pause < (limits.pauseFirst[tour + 1] as number); pause++) {
        const stop = this.firstPause + pause
        this.tour[stop] = tour
        this.next[last] = stop
        this.prev[stop] = last
        last = stop
      }
    }
    this.next[last] = end
    this.prev[end] = last
    this.update(tour)
  }

  /** Puts a visit after a stop. The times of the tour are wrong until update(tour). */
  link(visit: number, tour: number, after: number) {
    const before = this.next[after] as number
    this.next[after] = visit
    this.prev[visit] = after
    this.next[visit] = before
    this.prev[before] = visit
    this.tour[visit] = tour
    this.size[tour] = (this.size[tour] as number) + 1
    this.value += this.field.value[visit] as number
    const { limits } = this.field
    if (limits) {
      this.friction += limits.friction[tour * this.field.visits + visit] as number
      this.spent += limits.spends[visit] as number
    }
  }

  /** Takes a visit out. The times of the tour are wrong until update(tour). */
  unlink(visit: number) {
    const after = this.prev[visit] as number
    const before = this.next[visit] as number
    const tour = this.tour[visit] as number
    this.next[after] = before
    this.prev[before] = after
    this.tour[visit] = -1
    this.size[tour] = (this.size[tour] as number) - 1
    this.value -= this.field.value[visit] as number
    const { limits } = this.field
    if (limits) {
      this.friction -= limits.friction[tour * this.field.visits + visit] as number
      this.spent -= limits.spends[visit] as number
    }
  }

  /** Works out the times of a tour again. False when it cannot be done in time. */
  update(tour: number): boolean {
    return this.field.limits ? this.updateLimited(tour) : this.updatePlain(tour)
  }

  private updatePlain(tour: number): boolean {
    const { next, prev, arrives, leaves, latest, at } = this
    const { drive, places, visits, opens, closes, service } = this.field
    const base = (this.field.kind[tour] as number) * visits
    const start = visits + 2 * tour
    const end = start + 1
    let now = this.field.leaves[tour] as number
    let driven = 0
    arrives[start] = now
    leaves[start] = now
    let from = at[start] as number
    for (let stop = next[start] as number; stop !== end; stop = next[stop] as number) {
      const place = at[stop] as number
      const leg = drive[from * places + place] as number
      driven += leg
      now += leg
      arrives[stop] = now
      const open = opens[base + stop] as number
      if (now < open) now = open
      now += service[stop] as number
      leaves[stop] = now
      from = place
    }
    const home = drive[from * places + (at[end] as number)] as number
    arrives[end] = now + home
    leaves[end] = now + home
    this.allDriven += driven + home - (this.driven[tour] as number)
    this.driven[tour] = driven + home
    let last = this.field.returns[tour] as number
    const inTime = now + home <= last
    latest[end] = last
    let to = at[end] as number
    for (let stop = prev[end] as number; stop !== start; stop = prev[stop] as number) {
      const place = at[stop] as number
      last -= (drive[place * places + to] as number) + (service[stop] as number)
      const close = closes[base + stop] as number
      if (last > close) last = close
      latest[stop] = last
      to = place
    }
    latest[start] = last - (drive[(at[start] as number) * places + to] as number)
    return inTime
  }

  /** Works out the times of a tour again in which only this visit is new; the same as update() of its tour, where the visit is known to fit. */
  updateAround(put: number) {
    const tour = this.tour[put] as number
    if (this.field.limits) {
      this.updateLimited(tour)
      return
    }
    const { next, prev, arrives, leaves, latest, at } = this
    const { drive, places, visits, opens, closes, service } = this.field
    const base = (this.field.kind[tour] as number) * visits
    const start = visits + 2 * tour
    const end = start + 1
    const before = prev[put] as number
    const after = next[put] as number
    const here = at[put] as number
    const legs =
      (drive[(at[before] as number) * places + here] as number) +
      (drive[here * places + (at[after] as number)] as number) -
      (drive[(at[before] as number) * places + (at[after] as number)] as number)
    this.driven[tour] = (this.driven[tour] as number) + legs
    this.allDriven += legs
    let now = leaves[before] as number
    let from = at[before] as number
    for (let stop = put; ; stop = next[stop] as number) {
      const place = at[stop] as number
      now += drive[from * places + place] as number
      // Where one arrives as before, nothing changes from there on.
      if (stop !== put && (arrives[stop] as number) === now) break
      arrives[stop] = now
      if (stop === end) {
        leaves[end] = now
        break
      }
      const open = opens[base + stop] as number
      if (now < open) now = open
      now += service[stop] as number
      leaves[stop] = now
      from = place
    }
    let last = latest[after] as number
    let to = at[after] as number
    for (let stop = put; ; stop = prev[stop] as number) {
      const place = at[stop] as number
      last -= drive[place * places + to] as number
      if (stop === start) {
        latest[start] = last
        break
      }
      last -= service[stop] as number
      const close = closes[base + stop] as number
      if (last > close) last = close
      if (stop !== put && (latest[stop] as number) === last) break
      latest[stop] = last
      to = place
    }
  }

  private updateLimited(tour: number): boolean {
    const { next, prev, arrives, leaves, latest, at, firstPause } = this
    const { drive, places, visits, service, limits } = this.field
    if (!limits) return false
    const base = (this.field.kind[tour] as number) * visits
    const start = visits + 2 * tour
    const end = start + 1
    let now = this.field.leaves[tour] as number
    let driven = 0
    let inTime = true
    arrives[start] = now
    leaves[start] = now
    let stood = true
    const mostLeg = limits.mostLeg[tour] as number
    for (let stop = next[start] as number, from = at[start] as number; stop !== end; stop = next[stop] as number) {
      if (stop >= firstPause) {
        const pause = stop - firstPause
        at[stop] = from
        arrives[stop] = now
        if (now > (limits.pauseCloses[pause] as number)) inTime = false
        now = Math.max(now, limits.pauseOpens[pause] as number) + (limits.pauseMinutes[pause] as number)
      } else {
        const leg = drive[from * places + (at[stop] as number)] as number
        const stands = limits.standsOn[stop] === tour
        if (leg > mostLeg && !(stood && stands)) inTime = false
        stood = stands
        driven += leg
        now += leg
        arrives[stop] = now
        const begin = this.beginFrom(base + stop, stop, now)
        if (begin === never) inTime = false
        now = (begin === never ? now : begin) + (service[stop] as number)
        from = at[stop] as number
      }
      leaves[stop] = now
    }
    const home = drive[(at[prev[end] as number] as number) * places + (at[end] as number)] as number
    if (home > mostLeg && !stood) inTime = false
    arrives[end] = now + home
    leaves[end] = now + home
    this.allDriven += driven + home - (this.driven[tour] as number)
    this.driven[tour] = driven + home
    let last = this.field.returns[tour] as number
    if (now + home > last) inTime = false
    latest[end] = last
    for (let stop = prev[end] as number, to = at[end] as number; stop !== start; stop = prev[stop] as number) {
      if (stop >= firstPause) {
        const pause = stop - firstPause
        // The drive follows the pause, so it is taken off only where the next stop is not a pause itself.
        last -=
          ((next[stop] as number) >= firstPause ? 0 : (drive[(at[stop] as number) * places + to] as number)) +
          (limits.pauseMinutes[pause] as number)
        last = Math.min(last, limits.pauseCloses[pause] as number)
        latest[stop] = last
        continue
      }
      last -= ((next[stop] as number) >= firstPause ? 0 : (drive[(at[stop] as number) * places + to] as number)) + (service[stop] as number)
      last = this.beginUntil(base + stop, stop, last)
      latest[stop] = last
      to = at[stop] as number
    }
    latest[start] =
      last -
      ((next[start] as number) >= firstPause
        ? 0
        : (drive[(at[start] as number) * places + (at[next[start] as number] as number)] as number))
    return inTime
  }

  /** The first moment from `now` on at which a visit may begin; `never` when it is too late. `row` is kind * visits + visit. */
  beginFrom(row: number, visit: number, now: number): number {
    const { opens, closes, limits } = this.field
    let begin = Math.max(now, opens[row] as number)
    if (limits) {
      begin = upTo(begin, limits.step[visit] as number)
      if (limits.hasShut[row]) begin = this.afterShut(row, visit, begin)
    }
    return begin > (closes[row] as number) ? never : begin
  }

  /** The same for a visit whose row has parts shut, from a multiple of its step on. */
  afterShut(row: number, visit: number, from: number): number {
    const shut = this.field.limits?.shut.get(row) ?? []
    let begin = from
    for (let k = 0; k < shut.length; k += 2) {
      if (begin >= (shut[k] as number) && begin < (shut[k + 1] as number))
        begin = upTo(shut[k + 1] as number, this.field.limits?.step[visit] as number)
    }
    return begin
  }

  /** The last moment up to `until` at which a visit may begin; −never when there is none. */
  beginUntil(row: number, visit: number, until: number): number {
    const { opens, closes, limits } = this.field
    let begin = Math.min(until, closes[row] as number)
    if (limits) {
      const step = limits.step[visit] as number
      begin = downTo(begin, step)
      const shut = limits.hasShut[row] ? (limits.shut.get(row) ?? []) : []
      for (let k = shut.length - 2; k >= 0; k -= 2) {
        if (begin >= (shut[k] as number) && begin < (shut[k + 1] as number)) begin = downTo((shut[k] as number) - 1, step)
      }
    }
    return begin < (opens[row] as number) ? -never : begin
  }

  /** Minutes that all tours together take from the unit. */
  takenFromUnit(): number {
    const { limits } = this.field
    if (!limits) return 0
    return this.spent + (limits.driveCounts ? this.allDriven - limits.drivenAlready : 0)
  }

  /** Between leaving and returning, over the tours that have a visit. */
  duration(): number {
    const { visits, tours, leaves } = this.field
    let all = 0
    for (let tour = 0; tour < tours; tour++)
      if ((this.size[tour] as number) > 0) all += (this.arrives[visits + 2 * tour + 1] as number) - (leaves[tour] as number)
    return all
  }

  /** How many minutes away from home would have to go from one of the people to another for each to have their share of them, by the time they have. */
  unevenness(): number {
    const { visits, tours, leaves, returns, limits } = this.field
    if (!limits || limits.people < 2) return 0
    const { away, room } = this
    away.fill(0)
    room.fill(0)
    let allAway = 0
    let allRoom = 0
    for (let tour = 0; tour < tours; tour++) {
      const who = limits.whose[tour] as number
      const its = (returns[tour] as number) - (leaves[tour] as number)
      room[who] = (room[who] as number) + its
      allRoom += its
      if ((this.size[tour] as number) === 0) continue
      const gone = (this.arrives[visits + 2 * tour + 1] as number) - (leaves[tour] as number)
      away[who] = (away[who] as number) + gone
      allAway += gone
    }
    let uneven = 0
    for (let who = 0; who < limits.people; who++) uneven += Math.abs((away[who] as number) - (allAway * (room[who] as number)) / allRoom)
    return uneven / 2
  }

  /** The stops of a tour in order, its pauses among them. */
  stopsOf(tour: number): number[] {
    const end = this.field.visits + 2 * tour + 1
    const list: number[] = []
    for (let stop = this.next[end - 1] as number; stop !== end; stop = this.next[stop] as number) list.push(stop)
    return list
  }

  visitsOf(tour: number): number[] {
    return this.stopsOf(tour).filter((stop) => stop < this.field.visits)
  }

  lists(): number[][] {
    return Array.from({ length: this.field.tours }, (_, tour) => this.stopsOf(tour))
  }

  /** Replaces what is in the tours. Where lists name a visit twice, the first one has it. Pauses that are not named go where they fit soonest. */
  load(lists: readonly (readonly number[])[]) {
    for (let visit = 0; visit < this.field.visits; visit++) if ((this.tour[visit] as number) >= 0) this.unlink(visit)
    lists.forEach((list, tour) => {
      this.clear(tour)
      let last = this.field.visits + 2 * tour
      for (const stop of list) {
        if (stop >= this.firstPause) this.chain(stop, tour, last)
        else if ((this.tour[stop] as number) < 0) this.link(stop, tour, last)
        else continue
        last = stop
      }
      this.update(tour)
      this.placePauses(tour)
    })
  }

  private clear(tour: number) {
    const start = this.field.visits + 2 * tour
    for (const stop of this.stopsOf(tour)) this.tour[stop] = -1
    this.next[start] = start + 1
    this.prev[start + 1] = start
  }

  private chain(stop: number, tour: number, after: number) {
    const before = this.next[after] as number
    this.next[after] = stop
    this.prev[stop] = after
    this.next[stop] = before
    this.prev[before] = stop
    this.tour[stop] = tour
  }

  private placePauses(tour: number) {
    const { limits, visits } = this.field
    if (!limits) return
    for (let pause = limits.pauseFirst[tour] as number; pause < (limits.pauseFirst[tour + 1] as number); pause++) {
      const stop = this.firstPause + pause
      if ((this.tour[stop] as number) >= 0) continue
      let best = visits + 2 * tour
      let soonest = never
      for (const after of [best, ...this.stopsOf(tour)]) {
        this.chain(stop, tour, after)
        const inTime = this.update(tour)
        const home = this.arrives[visits + 2 * tour + 1] as number
        if (inTime && home < soonest) {
          soonest = home
          best = after
        }
        this.next[after] = this.next[stop] as number
        this.prev[this.next[stop] as number] = after
      }
      this.chain(stop, tour, best)
      this.update(tour)
    }
  }

  /** Whether everything that stands is in, and every tour is in time and within its limits. */
  isSound(): boolean {
    const { limits, visits, tours } = this.field
    for (let tour = 0; tour < tours; tour++) {
      if (!this.update(tour)) return false
      if (limits && (this.driven[tour] as number) > (limits.mostDrive[tour] as number)) return false
      if (limits && (this.size[tour] as number) > (limits.mostVisits[tour] as number)) return false
    }
    if (!limits) return true
    for (let visit = 0; visit < visits; visit++) if ((limits.held[visit] as number) > 0 && (this.tour[visit] as number) < 0) return false
    return this.takenFromUnit() <= limits.budget
  }

  copy(other: Tours) {
    this.next.set(other.next)
    this.prev.set(other.prev)
    this.arrives.set(other.arrives)
    this.leaves.set(other.leaves)
    this.latest.set(other.latest)
    this.tour.set(other.tour)
    this.size.set(other.size)
    this.driven.set(other.driven)
    if (this.field.limits) this.at.set(other.at)
    this.value = other.value
    this.friction = other.friction
    this.spent = other.spent
    this.allDriven = other.allDriven
  }
}

function upTo(minute: number, step: number): number {
  const odd = minute % step
  return odd > 0 ? minute + step - odd : minute - odd
}

function downTo(minute: number, step: number): number {
  const odd = minute % step
  return odd < 0 ? minute - odd - step : minute - odd
}

/** A matrix the other way round; the same one when it is symmetric. */
export function turnedAround(drive: Int32Array, places: number): Int32Array {
  const turned = new Int32Array(drive.length)
  let symmetric = true
  for (let from = 0; from < places; from++) {
    for (let to = 0; to < places; to++) {
      turned[to * places + from] = drive[from * places + to] as number
      if ((drive[from * places + to] as number) !== (drive[to * places + from] as number)) symmetric = false
    }
  }
  return symmetric ? drive : turned
}
