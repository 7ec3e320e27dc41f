import type { Tuning } from './anneal'
import { never } from './field'
import { Insertions } from './insertions'
import type { Ruin } from './ruin'
import type { Tours } from './tours'

/** After a ruin: which visits may come in, how much each appeals this time, and putting in what pays best per minute for as long as anything fits. All arrays are made once. */
export class Refill {
  private readonly insertions: Insertions
  private readonly list: Int32Array
  private readonly listed: Uint8Array
  private readonly appeal: Float64Array
  private readonly gain: Float64Array
  private readonly gainTour: Int32Array
  private readonly stale: Uint8Array
  private readonly powers: Float64Array[] = []
  private count = 0
  private firstTour = 0

  constructor(
    private readonly work: Tours,
    private readonly ruin: Ruin,
    private readonly chance: () => number,
    private readonly near: Int32Array,
    private readonly nearCount: number,
    private readonly tune: Tuning,
  ) {
    const { field } = work
    this.insertions = new Insertions(work)
    this.list = new Int32Array(field.visits)
    this.listed = new Uint8Array(field.visits)
    this.appeal = new Float64Array(field.visits)
    this.gain = new Float64Array(field.visits)
    this.gainTour = new Int32Array(field.visits)
    this.stale = new Uint8Array(field.tours)
    for (let k = 0; k < 12; k++) this.powers.push(new Float64Array(field.visits))
    this.weigh(field.value)
  }

  /** Lets the search see other values than the field's, to lead it elsewhere. */
  weigh(values: Float64Array) {
    this.powers.forEach((power, k) => {
      for (let visit = 0; visit < power.length; visit++) power[visit] = (values[visit] as number) ** (0.6 + 0.2 * k)
    })
  }

  /** Which tour is looked at first: of real days that pay alike the first one gets the visit. */
  beginAt(tour: number) {
    this.firstTour = tour
  }

  /** Fills up what the ruin left. False when a tour with what is left in it cannot be done in time. */
  again(): boolean {
    const { ruin, work, insertions, chance } = this
    const { tours } = work.field
    this.pick()
    this.price()
    let sound = true
    for (let tour = 0; tour < tours; tour++) {
      if (ruin.touched[tour] as number) {
        if (!work.update(tour)) sound = false
        insertions.price(tour, this.list, this.count)
      } else insertions.price(tour, ruin.removed, ruin.count)
      this.stale[tour] = 0
    }
    // What fits nowhere now fits nowhere later in this step either: an insertion only makes gaps smaller.
    let fitting = 0
    for (let k = 0; k < this.count; k++) {
      const visit = this.list[k] as number
      this.listed[visit] = 0
      if (this.look(visit)) this.list[fitting++] = visit
    }
    this.count = fitting
    this.fill(chance() < 0.5 ? 0.03 : 0)
    return sound
  }

  /** Lists the visits that may come back or come in: the removed ones, their neighbours, those around the seed, and a few at random. */
  private pick() {
    const { ruin, work, near, nearCount, chance, tune, listed, list } = this
    const { tour } = work
    const { visits } = work.field
    this.count = 0
    for (let k = 0; k < ruin.count; k++) this.add(ruin.removed[k] as number)
    if (chance() < tune.everyone) {
      for (let visit = 0; visit < visits; visit++) if ((tour[visit] as number) < 0) this.add(visit)
      return
    }
    for (let k = 0; k < ruin.count; k++) {
      const first = (ruin.removed[k] as number) * nearCount
      for (let q = 0, got = 0; q < nearCount && got < tune.near; q++) {
        const visit = near[first + q] as number
        if ((tour[visit] as number) >= 0) continue
        got++
        if (listed[visit] as number) continue
        listed[visit] = 1
        list[this.count++] = visit
      }
    }
    if (ruin.seed >= 0) {
      this.add(ruin.seed)
      const first = ruin.seed * nearCount
      for (let q = 0; q < nearCount; q++) this.add(near[first + q] as number)
    }
    for (let q = 0; q < 5; q++) this.add((chance() * visits) | 0)
  }

  private add(visit: number) {
    if ((this.listed[visit] as number) || (this.work.tour[visit] as number) >= 0) return
    this.listed[visit] = 1
    this.list[this.count++] = visit
  }

  /** How much each listed visit appeals this time, and no price yet. */
  private price() {
    const { ruin, work, insertions, chance, tune, list, appeal } = this
    const { field } = work
    const power = this.powers[(chance() * 12) | 0] as Float64Array
    const noise = chance() < 0.7 ? tune.noise * chance() : 0
    for (let k = 0; k < this.count; k++) {
      const visit = list[k] as number
      appeal[visit] = (power[visit] as number) * (1 + noise * (chance() * 2 - 1))
      for (let tour = 0, at = visit; tour < field.tours; tour++, at += field.visits) insertions.cost[at] = never
    }
    if (chance() < 0.35) {
      const shunned = 1 + ((chance() * ruin.count) | 0)
      for (let k = 0; k < shunned; k++) {
        const visit = ruin.removed[(chance() * ruin.count) | 0] as number
        appeal[visit] = (appeal[visit] as number) * 0.3
      }
    }
    const { seed } = ruin
    if (seed >= 0 && (work.tour[seed] as number) < 0 && !(ruin.isRemoved[seed] as number) && chance() < tune.boost)
      appeal[seed] = (appeal[seed] as number) * 20
    if (field.limits)
      for (let k = 0; k < ruin.count; k++)
        if ((field.limits.held[ruin.removed[k] as number] as number) > 0) appeal[ruin.removed[k] as number] = 1e12
  }

  /** The tour in which a visit pays best now; false when there is none. Of real days that pay alike it is any: else all would go to the first. */
  private look(visit: number): boolean {
    const { appeal, firstTour } = this
    const { cost } = this.insertions
    const { tours, visits, limits } = this.work.field
    let gain = -1
    let best = -1
    const worth = appeal[visit] as number
    for (let k = 0; k < tours; k++) {
      const tour = k + firstTour < tours ? k + firstTour : k + firstTour - tours
      const at = tour * visits + visit
      const lost = cost[at] as number
      if (lost >= never) continue
      const pays = worth / (Math.max(0, lost) + (limits === null ? 1 : (limits.friction[at] as number) + 1))
      if (pays > gain) {
        gain = pays
        best = tour
      }
    }
    this.gain[visit] = gain
    this.gainTour[visit] = best
    return best >= 0
  }

  private fill(blink: number) {
    const { work, insertions, list, gainTour, stale, chance } = this
    const { field } = work
    let pick = this.mostPaying()
    while (pick >= 0) {
      const visit = list[pick] as number
      const tour = gainTour[visit] as number
      const at = tour * field.visits + visit
      if ((stale[tour] as number) || field.limits) {
        const known = insertions.cost[at] as number
        insertions.priceAgain(tour, visit)
        if ((insertions.cost[at] as number) !== known) {
          this.look(visit)
          pick = this.mostPaying()
          continue
        }
      }
      list[pick] = list[--this.count] as number
      if (blink > 0 && chance() < blink) {
        pick = this.mostPaying()
        continue
      }
      work.link(visit, tour, insertions.spot[at] as number)
      work.updateAround(visit)
      stale[tour] = 1
      if (field.limits) {
        insertions.touch(visit, list, this.count)
        for (let k = 0; k < this.count; k++) this.lookAt(list[k] as number, tour)
        pick = this.mostPaying()
      } else pick = this.settle(visit, tour)
    }
  }

  /** Where in the list the visit stands that pays most; −1 when none fits. */
  private mostPaying(): number {
    const { list, gain, count } = this
    let pick = -1
    let most = 0
    for (let k = 0; k < count; k++) {
      const pays = gain[list[k] as number] as number
      if (pays > most) {
        most = pays
        pick = k
      }
    }
    return pick
  }

  /**
   * After a visit was put in: prices the two gaps beside it for the visits of the list where they are cheaper than what is known, and tells like mostPaying()
   * which pays most now. One pass, since most of the time of a search goes here.
   */
  private settle(put: number, tour: number): number {
    const { list, gain, gainTour, appeal, count } = this
    const { field, at, backwards, next, prev, leaves, latest, arrives } = this.work
    const { cost, spot } = this.insertions
    const { drive, places, visits, opens, closes, service } = field
    const base = (field.kind[tour] as number) * visits
    const row = tour * visits
    const before = prev[put] as number
    const after = next[put] as number
    const place = at[put] as number
    const placeBefore = at[before] as number
    const placeAfter = at[after] as number
    const leavesBefore = leaves[before] as number
    const leavesPut = leaves[put] as number
    const latestPut = latest[put] as number
    const latestAfter = latest[after] as number
    const arrivesPut = arrives[put] as number
    const arrivesAfter = arrives[after] as number
    let pick = -1
    let most = 0
    for (let k = 0; k < count; k++) {
      const visit = list[k] as number
      let pays = gain[visit] as number
      const close = closes[base + visit] as number
      if (leavesBefore <= close) {
        const here = (at[visit] as number) * places
        const open = opens[base + visit] as number
        const stay = service[visit] as number
        const known = cost[row + visit] as number
        let least = known
        const onward = drive[here + place] as number
        let now = leavesBefore + (backwards[here + placeBefore] as number)
        if (now <= close) {
          if (now < open) now = open
          now += stay + onward
          if (now <= latestPut && now - arrivesPut < least) {
            least = now - arrivesPut
            spot[row + visit] = before
          }
        }
        now = leavesPut + (backwards[here + place] as number)
        if (now <= close) {
          if (now < open) now = open
          now += stay + (drive[here + placeAfter] as number)
          if (now <= latestAfter && now - arrivesAfter < least) {
            least = now - arrivesAfter
            spot[row + visit] = put
          }
        }
        if (least < known) {
          cost[row + visit] = least
          const paid = (appeal[visit] as number) / (Math.max(0, least) + 1)
          if (paid > pays) {
            pays = paid
            gain[visit] = paid
            gainTour[visit] = tour
          }
        }
      }
      if (pays > most) {
        most = pays
        pick = k
      }
    }
    return pick
  }

  private lookAt(visit: number, tour: number) {
    const { visits, limits } = this.work.field
    const at = tour * visits + visit
    const lost = this.insertions.cost[at] as number
    if (lost >= never) return
    const friction = limits ? (limits.friction[at] as number) : 0
    const pays = (this.appeal[visit] as number) / (Math.max(0, lost) + friction + 1)
    if (pays > (this.gain[visit] as number)) {
      this.gain[visit] = pays
      this.gainTour[visit] = tour
    }
  }
}
