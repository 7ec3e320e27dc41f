import { candidatePairs, type Pairs } from './candidates'
import { seededChance } from './chance'
import { lowestRestraint, type MatchModel, type Restraint } from './model'
import type { SearchStep } from './record'
import { Scoring } from './scoring'
import { trainedWeights } from './trained'
import { type Learned, learnWeights, type PairLevels, relearn } from './weights'

/** Pairs a person declared to be different, by the numbers of their records. */
export type MayNotMeet = (a: number, b: number) => boolean

/** A pair seen closely: `free` is its weight before the definite-no rules, `weight` after. */
export type SeenPair = { levels: Int8Array; free: number; weight: number; restraint: Restraint | null }

export type Scored = {
  pairs: Pairs
  weights: Float32Array
  scoring: Scoring
  learned: Learned
  /** Whether a definite no holds the i-th candidate pair down. */
  isHeldDown: (i: number) => boolean
  /** The i-th candidate pair, seen closely. */
  seen: (i: number) => SeenPair
  /** Compares any two records, candidates or not. */
  look: (a: number, b: number) => SeenPair
}

/** Below this weight a pair does not come back in later rounds: no shift of the weights brings it near a match. */
const hopeless = -14

const blindPairs = 120_000
const laterRounds = 4

/** Compares all candidate pairs of a model, learns the weights from them, and weighs each. */
export function scorePairs(model: MatchModel, mayNotMeet: MayNotMeet, seed: number, onStep: (step: SearchStep) => void): Scored {
  const { comparisons, count } = model
  onStep('meeting')
  const pairs = candidatePairs(model.keysOf, model.sortTexts)
  onStep('comparing')
  const levels = levelsOf(model, pairs)
  const totalPairs = Math.max(1, (count * (count - 1)) / 2)
  onStep('weighing')
  const first = firstWeights(model, levels, seed, totalPairs)
  let learned: Learned = first
  let scoring = new Scoring(comparisons, learned)
  const weights = new Float32Array(levels.count)
  const caps = new Float32Array(levels.count).fill(Number.NaN)
  const own = new Int8Array(levels.width)
  const weigh = (i: number) => {
    for (let field = 0; field < levels.width; field++) own[field] = levels.levels[i * levels.width + field] as number
    const a = pairs.first[i] as number
    const b = pairs.second[i] as number
    const free = scoring.weight(own, a, b)
    if (free <= lowestRestraint) {
      weights[i] = free
      return
    }
    if (Number.isNaN(caps[i])) caps[i] = restraintOf(model, mayNotMeet, own, a, b)?.most ?? Number.POSITIVE_INFINITY
    weights[i] = Math.min(free, caps[i] as number)
  }
  for (let i = 0; i < levels.count; i++) weigh(i)
  const hopeful = Int32Array.from(weights, (_, i) => i).filter((i) => (weights[i] as number) > hopeless)
  for (let round = 0; round < laterRounds && first.taught; round++) {
    learned = relearn(comparisons, learned, levels, weights, totalPairs)
    scoring = new Scoring(comparisons, learned)
    for (const i of hopeful) weigh(i)
  }
  const closely = (own: Int8Array, a: number, b: number): SeenPair => {
    const free = scoring.weight(own, a, b)
    const restraint = restraintOf(model, mayNotMeet, own, a, b)
    return { levels: own, free, weight: restrained(free, restraint), restraint }
  }
  return {
    pairs,
    weights,
    scoring,
    learned,
    isHeldDown: (i) => weights[i] === caps[i],
    seen: (i) =>
      closely(levels.levels.slice(i * levels.width, (i + 1) * levels.width), pairs.first[i] as number, pairs.second[i] as number),
    look: (a, b) =>
      closely(
        Int8Array.from(comparisons, (comparison) => comparison.level(a, b)),
        a,
        b,
      ),
  }
}

/** Fewer records than this, or fewer matches among them, cannot teach weights: those of a trained run are taken. */
const leastRecords = 300
const leastMatches = 20

function firstWeights(model: MatchModel, levels: PairLevels, seed: number, totalPairs: number): Learned & { taught: boolean } {
  const { comparisons, count } = model
  if (count >= leastRecords) {
    const learned = learnWeights(comparisons, levels, levelsOf(model, pickedBlindly(count, seed)), totalPairs, count * 0.2)
    const matches = totalPairs / (1 + 2 ** -learned.prior)
    if (matches >= leastMatches) return { ...learned, taught: true }
  }
  return { ...trainedWeights(comparisons, count), taught: false }
}

function levelsOf({ comparisons }: MatchModel, { first, second }: Pairs): PairLevels {
  const width = comparisons.length
  const levels = new Int8Array(first.length * width)
  for (let i = 0; i < first.length; i++) {
    const a = first[i] as number
    const b = second[i] as number
    for (let field = 0; field < width; field++) levels[i * width + field] = (comparisons[field] as (typeof comparisons)[number]).level(a, b)
  }
  return { levels, width, count: first.length }
}

function pickedBlindly(count: number, seed: number): Pairs {
  const chance = seededChance(seed)
  const wanted = count < 2 ? 0 : Math.min(blindPairs, count * 20)
  const first = new Int32Array(wanted)
  const second = new Int32Array(wanted)
  for (let i = 0; i < wanted; i++) {
    const a = Math.floor(chance() * count)
    first[i] = a
    second[i] = (a + 1 + Math.floor(chance() * (count - 1))) % count
  }
  return { first, second }
}

function restraintOf(model: MatchModel, mayNotMeet: MayNotMeet, levels: Int8Array, a: number, b: number): Restraint | null {
  return mayNotMeet(a, b) ? { kind: 'decided-separate', most: -20 } : model.restraintOf(levels, a, b)
}

function restrained(weight: number, restraint: Restraint | null): number {
  return restraint ? Math.min(weight, restraint.most) : weight
}
