import { Annealer } from './anneal'
import { chanceOf } from './chance'
import type { Field } from './field'
import { fill } from './fill'
import { RoutePool } from './route-pool'
import { Tours, turnedAround } from './tours'
import { tradeDays } from './trade-days'
import { WholeTour } from './whole-tour'

export type SearchOptions = {
  seed: number
  /** Of how much it should be done: 0 at the beginning, 1 when it should stop. Asked between rounds. */
  done: (iterations: number) => number
  /** The tours to begin from; filled greedily when left out. */
  from?: readonly (readonly number[])[]
}

export type Found = { tours: Tours; iterations: number }

export const dial = {
  starts: 0.15,
  final: 0.3,
  finalOfLong: 0.1,
  round: 500,
  longestRound: 3000,
  firstRound: 300,
  kick: 60,
  hot: 0.5,
  cold: 0.06,
  lastHot: 0.3,
  lastCold: 0.05,
  kept: 5,
  alike: 0.08,
  cross: 0.6,
  whole: 0.5,
  width: 24,
  spread: 0.5,
  big: 20000,
  recombine: 0.1,
  longFrom: 60_000,
  beginnings: 20,
}

type Kept = { tours: Tours; worth: number }

/**
 * Improves step by step: several starts, then rounds from a few good and different solutions (tours of two mixed, or one led astray and
 * back), and a long cooling from the best at the end. Yields after every round.
 */
export function* improve(field: Field, options: SearchOptions): Generator<Found, Found, undefined> {
  const chance = chanceOf(options.seed)
  const best = new Tours(field, turnedAround(field.drive, field.places))
  if (options.from) best.load(options.from)
  fill(best)
  const annealer = new Annealer(field, chance, best.value)
  const mean = field.value.reduce((sum, value) => sum + value, 0) / Math.max(1, field.visits)
  const kept: Kept[] = []
  let most = annealer.worth(best)
  const hot = dial.hot * mean
  const cold = dial.cold * mean
  const done = () => options.done(annealer.iterations)
  const note = () => {
    const worth = annealer.worth(annealer.current)
    const { value } = annealer.current
    if (value > best.value || (value === best.value && worth > most)) {
      best.copy(annealer.current)
      most = worth
    }
    return worth
  }
  const found = (): Found => ({ tours: best, iterations: annealer.iterations })
  const trade = () => tradeDays(best, (tours) => annealer.worth(tours))
  const ended = () => {
    trade()
    return found()
  }
  const keep = (worth: number) => keepIn(kept, annealer.current, worth)
  // Nothing to win: what stands is the plan.
  if (mean === 0) return found()
  const all = field.limits ? Number.POSITIVE_INFINITY : field.value.reduce((sum, value) => sum + value, 0)
  const big = field.visits * field.tours > dial.big
  annealer.current.copy(best)
  const whole = field.limits || big ? null : new WholeTour(field, annealer.near, annealer.nearCount, dial.width, chance)
  const pool = field.limits || big || field.tours < 2 ? null : new RoutePool(field.value, field.tours, chance)
  let starts = 0
  while (!big && (starts < 2 || done() < dial.starts)) {
    if (starts > 0)
      annealer.current.load(
        whole && chance() < 0.6 ? allAnew(whole, field, best.value, chance) : scattered(field, chance, best.backwards, options.from),
      )
    annealer.run(dial.firstRound, hot, cold)
    keep(note())
    starts++
    if (best.value >= all || done() >= 1) return ended()
    yield found()
  }
  const led = new Float64Array(field.visits)
  // A long search gains more from many rounds than from cooling down slowly at the end, which brings a short one most.
  const final = () => (annealer.iterations > dial.longFrom ? dial.finalOfLong : dial.final)
  while (!big && done() < 1 - final()) {
    const a = kept[(chance() * kept.length) | 0] as Kept
    const b = kept[(chance() * kept.length) | 0] as Kept
    // A short search has seen too few routes to be worth putting together anew.
    if (annealer.iterations > dial.longFrom) annealer.pool = pool
    const set = annealer.pool && chance() < dial.recombine ? annealer.pool.best(dial.beginnings).lists : []
    const mix = set.length > 0 || (field.tours > 1 && kept.length > 1 && chance() < dial.cross)
    if (set.length > 0) {
      annealer.current.load(set)
      fill(annealer.current)
    } else if (mix) annealer.current.load(mixed(a.tours, b.tours, chance))
    if (!mix || !annealer.current.isSound()) {
      annealer.current.copy((a.worth > b.worth || chance() < 0.3 ? a : b).tours)
      if (whole && chance() < dial.whole) oneAnew(whole, annealer, best.value, chance)
      else {
        leadAstray(annealer, led, chance)
        annealer.weigh(led)
        annealer.run(dial.kick, hot, cold)
        annealer.weigh(field.value)
      }
    }
    // The longer it goes on, the longer each round: what quick ones find, they have found by then.
    annealer.run(Math.min(dial.longestRound, Math.max(dial.round, Math.floor(annealer.iterations / 25))), hot, cold)
    keep(note())
    if (best.value >= all) return found()
    yield found()
  }
  trade()
  most = annealer.worth(best)
  annealer.current.copy(best)
  const from = done()
  yield* cooling(
    annealer,
    (big ? 0.5 : dial.lastHot) * mean,
    (big ? 0.02 : dial.lastCold) * mean,
    () => (from >= 1 ? 1 : (done() - from) / (1 - from)),
    note,
    found,
  )
  return ended()
}

/** Keeps a solution among the few: instead of the one it is like, else where there is room, else instead of the worst; never instead of a better one. */
function keepIn(kept: Kept[], current: Tours, worth: number) {
  let at = -1
  let least = dial.alike
  kept.forEach((one, k) => {
    const apart = difference(one.tours, current)
    if (apart >= least) return
    least = apart
    at = k
  })
  if (at < 0 && kept.length < dial.kept) {
    const tours = new Tours(current.field, current.backwards)
    tours.copy(current)
    kept.push({ tours, worth })
    return
  }
  if (at < 0) at = kept.reduce((worst, one, k) => (one.worth < (kept[worst] as Kept).worth ? k : worst), 0)
  const one = kept[at] as Kept
  if (worth <= one.worth) return
  one.tours.copy(current)
  one.worth = worth
}

function* cooling(annealer: Annealer, hot: number, cold: number, share: () => number, note: () => void, found: () => Found) {
  for (let part = share(); part < 1; part = share()) {
    const heat = hot * (cold / hot) ** Math.max(0, part)
    annealer.run(100, heat, heat)
    note()
    yield found()
  }
}

/** All tours anew, one after another, for values told a little otherwise. */
function allAnew(whole: WholeTour, field: Field, value: number, chance: () => number): number[][] {
  const allowed = new Uint8Array(field.visits).fill(1)
  const values = toldOtherwise(field, chance() * 0.8, chance)
  const perTime = perTimeOf(field, value, chance)
  return Array.from({ length: field.tours }, (_, tour) => {
    const list = whole.build(tour, allowed, values, perTime)
    for (const visit of list) allowed[visit] = 0
    return list
  })
}

/** One tour of the current ones anew, out of its own visits and those that are in none. */
function oneAnew(whole: WholeTour, annealer: Annealer, value: number, chance: () => number) {
  const { current, field } = annealer
  const tour = (chance() * field.tours) | 0
  const allowed = Uint8Array.from(current.tour.subarray(0, field.visits), (theirs) => (theirs < 0 || theirs === tour ? 1 : 0))
  const lists = current.lists()
  lists[tour] = whole.build(tour, allowed, toldOtherwise(field, chance() * dial.spread, chance), perTimeOf(field, value, chance))
  current.load(lists)
}

function toldOtherwise(field: Field, spread: number, chance: () => number): Float64Array {
  return Float64Array.from(field.value, (value) => value * Math.exp(spread * (chance() * 2 - 1)))
}

function perTimeOf(field: Field, value: number, chance: () => number): number {
  let span = 0
  for (let tour = 0; tour < field.tours; tour++) span += (field.returns[tour] as number) - (field.leaves[tour] as number)
  return ((0.8 + chance() * 0.9) * value) / Math.max(1, span)
}

function leadAstray(annealer: Annealer, led: Float64Array, chance: () => number) {
  const { field, near, nearCount } = annealer
  const spread = 0.6 * (0.3 + chance())
  for (let visit = 0; visit < field.visits; visit++) led[visit] = (field.value[visit] as number) * Math.exp(spread * (chance() * 2 - 1))
  if (chance() >= 0.6) return
  const seed = (chance() * field.visits) | 0
  const factor = chance() < 0.5 ? 0.3 : 2.5
  const wide = Math.min(nearCount, 5 + ((chance() * 25) | 0))
  led[seed] = (led[seed] as number) * factor
  for (let k = 0; k < wide; k++) {
    const visit = near[seed * nearCount + k] as number
    led[visit] = (led[visit] as number) * factor
  }
}

/** Tours of one with tours of the other, at the same places; a visit in both stays where it comes first. */
function mixed(a: Tours, b: Tours, chance: () => number): number[][] {
  const [one, other] = [a.lists(), b.lists()]
  const order = one.map((_, tour) => tour)
  for (let k = order.length - 1; k > 0; k--) {
    const at = (chance() * (k + 1)) | 0
    const swap = order[k] as number
    order[k] = order[at] as number
    order[at] = swap
  }
  const fromOne = 1 + ((chance() * (order.length - 1)) | 0)
  const used = new Set<number>()
  const child: number[][] = one.map(() => [])
  order.forEach((tour, k) => {
    const list = ((k < fromOne ? one[tour] : other[tour]) ?? []).filter((stop) => !used.has(stop))
    for (const stop of list) used.add(stop)
    child[tour] = list
  })
  return child
}

/** A greedy plan for values that are told otherwise. */
function scattered(field: Field, chance: () => number, backwards: Int32Array, from: SearchOptions['from']): number[][] {
  const value = Float64Array.from(field.value, (one) => one * Math.exp(1.5 * (chance() * 2 - 1)))
  const tours = new Tours({ ...field, value }, backwards)
  if (from) tours.load(from)
  fill(tours, 0.5 + 2 * chance())
  return tours.lists()
}

/** Which share of the visits of two is in only one of them. */
function difference(a: Tours, b: Tours): number {
  let apart = 0
  let together = 0
  for (let visit = 0; visit < a.field.visits; visit++) {
    const [inA, inB] = [(a.tour[visit] as number) >= 0, (b.tour[visit] as number) >= 0]
    if (inA !== inB) apart++
    if (inA || inB) together++
  }
  return together === 0 ? 0 : apart / together
}
