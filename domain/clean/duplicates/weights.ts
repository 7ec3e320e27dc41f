import type { Comparison } from './comparison'

/** Chances per comparison and level: `m` among matches, `u` among other pairs; and what follows from them. */
export type Learned = {
  m: Float64Array[]
  u: Float64Array[]
  /** u as it was seen, matches among the blindly picked pairs included. */
  blind: Float64Array[]
  /** log2 of the odds that any two records match. */
  prior: number
  /** How many records one entity has, as far as the matches tell. */
  own: number
  /** Bits per comparison and level; a better level never counts for less. */
  weights: Float64Array[]
}

/** The levels of many pairs: pair i has levels `levels[i × width] …`, -1 where a side has no value. */
export type PairLevels = { levels: Int8Array; width: number; count: number }

/** How many pairs the first guess of m weighs as much as, so that few data cannot carry it off. */
const priorStrength = 40
const rounds = 60

/**
 * Learns the weights without labels (Fellegi and Sunter 1969, by expectation and maximisation over the patterns of levels): u from pairs picked blindly,
 * m from the pairs that seem to match, within the bounds of each comparison.
 */
export function learnWeights(
  comparisons: readonly Comparison[],
  pairs: PairLevels,
  blind: PairLevels,
  totalPairs: number,
  expectedMatches: number,
): Learned {
  const u = blindChances(comparisons, blind)
  const m = comparisons.map(firstGuess)
  let share = Math.min(0.5, expectedMatches / totalPairs)
  const patterns = patternsOf(pairs)
  const posterior = new Float64Array(patterns.count)
  for (let round = 0; round < rounds; round++) {
    const matches = expectation(patterns, m, u, share, posterior)
    const moved = maximisation(comparisons, m, patterns, posterior)
    share = Math.max(matches, 1) / totalPairs
    if (moved < 1e-4 && round > 3) break
  }
  return { m, u, blind: u, prior: Math.log2(share / (1 - share)), own: recordsPerEntity(share, totalPairs), weights: weightsOf(m, u) }
}

/** One more round with weights per pair that know more than the levels: how rare the shared values are, and the definite-no rules. */
export function relearn(
  comparisons: readonly Comparison[],
  learned: Learned,
  pairs: PairLevels,
  weights: Float32Array,
  totalPairs: number,
): Learned {
  const posterior = new Float64Array(pairs.count)
  let matches = 0
  for (let i = 0; i < pairs.count; i++) {
    const weight = weights[i] as number
    if (weight < -12) continue
    posterior[i] = 1 / (1 + 2 ** -weight)
    matches += posterior[i] as number
  }
  const m = learned.m.map((chances) => chances.slice())
  maximisation(comparisons, m, { ...pairs, times: null }, posterior)
  const share = Math.max(matches, 1) / totalPairs
  const u = withoutMatches(learned.blind, m, share)
  return {
    m,
    u,
    blind: learned.blind,
    prior: Math.log2(share / (1 - share)),
    own: recordsPerEntity(share, totalPairs),
    weights: weightsOf(m, u),
  }
}

/** Pairs picked blindly hold the share of matches that the base has: what they show too much of agreement is taken out, down to a floor. */
function withoutMatches(blind: readonly Float64Array[], m: readonly Float64Array[], share: number): Float64Array[] {
  return blind.map((chances, field) => {
    const clean = chances.map((chance, level) =>
      Math.max(chance - share * ((m[field] as Float64Array)[level] as number), chance * leastLeft),
    )
    normalise(clean)
    return clean
  })
}

const leastLeft = 0.1

/** Were all entities equally large, n records in groups of k would make n × (k − 1) / 2 matching pairs. */
function recordsPerEntity(share: number, totalPairs: number): number {
  const records = (1 + Math.sqrt(1 + 8 * totalPairs)) / 2
  return 1 + (2 * share * totalPairs) / records
}

/** A decreasing series for the levels below the top one. */
const belowTop = [0.35, 0.3, 0.2, 0.1, 0.05, 0.02]

function firstGuess({ kinds, sameIfMatch }: Comparison): Float64Array {
  const levels = kinds.length
  const chances = new Float64Array(levels)
  let sum = 0
  for (let level = 0; level < levels - 1; level++) {
    chances[level] = belowTop[levels - 2 - level] ?? 0.05
    sum += chances[level] as number
  }
  for (let level = 0; level < levels - 1; level++) chances[level] = ((chances[level] as number) / sum) * (1 - sameIfMatch)
  chances[levels - 1] = sameIfMatch
  return chances
}

function blindChances(comparisons: readonly Comparison[], { levels, width, count }: PairLevels): Float64Array[] {
  return comparisons.map(({ kinds, chanceOfSame }, field) => {
    const size = kinds.length
    const chances = new Float64Array(size).fill(0.5)
    for (let i = 0; i < count; i++) {
      const level = levels[i * width + field] as number
      if (level >= 0) chances[level] = (chances[level] as number) + 1
    }
    normalise(chances)
    if (chanceOfSame === null) return chances
    const others = 1 - (chances[size - 1] as number)
    for (let level = 0; level < size - 1; level++) chances[level] = ((chances[level] as number) / others) * (1 - chanceOfSame)
    chances[size - 1] = chanceOfSame
    return chances
  })
}

type Patterns = PairLevels & { /** How many pairs have the pattern; null when each row is one pair. */ times: Float64Array | null }

/** Pairs with the same levels learn together: a hundred thousand pairs have some thousand patterns. */
function patternsOf({ levels, width, count }: PairLevels): Patterns {
  const places = new Map<number, number>()
  const found: number[] = []
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    let code = 0
    for (let field = 0; field < width; field++) code = code * 8 + (levels[i * width + field] as number) + 1
    const place = places.get(code)
    if (place === undefined) {
      places.set(code, times.length)
      found.push(i)
      times.push(1)
    } else times[place] = (times[place] as number) + 1
  }
  const own = new Int8Array(found.length * width)
  found.forEach((pair, place) => {
    own.set(levels.subarray(pair * width, (pair + 1) * width), place * width)
  })
  return { levels: own, width, count: found.length, times: Float64Array.from(times) }
}

function expectation(
  patterns: Patterns,
  m: readonly Float64Array[],
  u: readonly Float64Array[],
  share: number,
  posterior: Float64Array,
): number {
  const { levels, width, count, times } = patterns
  const logs = m.map((chances, field) => chances.map((chance, level) => Math.log(chance / ((u[field] as Float64Array)[level] as number))))
  const start = Math.log(share / (1 - share))
  let matches = 0
  for (let i = 0; i < count; i++) {
    let odds = start
    for (let field = 0; field < width; field++) {
      const level = levels[i * width + field] as number
      if (level >= 0) odds += (logs[field] as Float64Array)[level] as number
    }
    const expected = (times?.[i] ?? 1) / (1 + Math.exp(-odds))
    posterior[i] = expected
    matches += expected
  }
  return matches
}

/** Sets m to what the expected matches show, with the first guess as some pairs more, inside the bounds; tells how far m moved. */
function maximisation(
  comparisons: readonly Comparison[],
  m: Float64Array[],
  { levels, width, count }: Patterns,
  posterior: Float64Array,
): number {
  let moved = 0
  comparisons.forEach((comparison, field) => {
    const seen = firstGuess(comparison).map((chance) => chance * priorStrength)
    for (let i = 0; i < count; i++) {
      const expected = posterior[i] as number
      if (expected < 1e-9) continue
      const level = levels[i * width + field] as number
      if (level >= 0) seen[level] = (seen[level] as number) + expected
    }
    normalise(seen)
    const chances = m[field] as Float64Array
    for (let level = 0; level < chances.length; level++) {
      const bounded = within(comparison.bounds, level, Math.max(seen[level] as number, 1e-5))
      moved = Math.max(moved, Math.abs(bounded - (chances[level] as number)) / 3)
      chances[level] = bounded
    }
    normalise(chances)
  })
  return moved
}

function within(bounds: Comparison['bounds'], level: number, chance: number): number {
  const bound = bounds.find(([bounded]) => bounded === level)
  return bound ? Math.min(bound[2], Math.max(bound[1], chance)) : chance
}

function normalise(chances: Float64Array): void {
  const sum = chances.reduce((total, chance) => total + chance, 0)
  for (let level = 0; level < chances.length; level++) chances[level] = (chances[level] as number) / sum
}

/** log2 m/u per level, pooled where a better level would count for less (pool adjacent violators). */
export function weightsOf(m: readonly Float64Array[], u: readonly Float64Array[]): Float64Array[] {
  return m.map((chances, field) => {
    const blind = u[field] as Float64Array
    const pools: { weight: number; mass: number; levels: number }[] = []
    chances.forEach((chance, level) => {
      pools.push({ weight: Math.log2(chance / (blind[level] as number)), mass: chance + (blind[level] as number), levels: 1 })
      while (pools.length > 1 && (pools.at(-1) as { weight: number }).weight < (pools.at(-2) as { weight: number }).weight) {
        const upper = pools.pop() as (typeof pools)[number]
        const lower = pools.pop() as (typeof pools)[number]
        const mass = upper.mass + lower.mass
        pools.push({ weight: (upper.weight * upper.mass + lower.weight * lower.mass) / mass, mass, levels: upper.levels + lower.levels })
      }
    })
    return Float64Array.from(pools.flatMap(({ weight, levels }) => Array<number>(levels).fill(weight)))
  })
}
