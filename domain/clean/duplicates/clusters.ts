/** Cross weights are clipped here before their mean is taken, so that one certain pair cannot pull two strangers together. */
const clip = 12

/** Two clusters join only when the mean of the clipped weights between them is at least this. */
const leastMean = -2

/** Between large clusters only about this many pairs are looked at. */
const crossPairsSeen = 60

/** A pair that may join two clusters: the numbers of its records, its weight, and its place among the candidates. */
export type Join = { first: number; second: number; weight: number; at: number }

/**
 * Groups records by their pairs, the strongest first. A pair joins two clusters only if they fit as a whole: this keeps a chain of half-alike records
 * from becoming one. `weightOf` scores pairs that were not candidates; `mayNotMeet` keeps two records apart whatever their weight.
 * Returns the joins made, in order: union of their pairs gives the clusters.
 */
export function joinsOf(
  pairs: readonly Join[],
  weightOf: (a: number, b: number) => number,
  mayNotMeet: (a: number, b: number) => boolean,
): Join[] {
  const clusterOf = new Map<number, number[]>()
  const membersOf = (record: number): number[] => clusterOf.get(record) ?? [record]
  const joins: Join[] = []
  for (const join of [...pairs].sort(strongestFirst)) {
    const one = membersOf(join.first)
    const other = membersOf(join.second)
    if (one === other || one.includes(join.second)) continue
    if (!belongTogether(one, other, weightOf, mayNotMeet)) continue
    const [large, small] = one.length >= other.length ? [one, other] : [other, one]
    large.push(...small)
    for (const record of large) clusterOf.set(record, large)
    joins.push(join)
  }
  return joins
}

function strongestFirst(a: Join, b: Join): number {
  return b.weight - a.weight || a.first - b.first || a.second - b.second
}

function belongTogether(
  one: readonly number[],
  other: readonly number[],
  weightOf: (a: number, b: number) => number,
  mayNotMeet: (a: number, b: number) => boolean,
): boolean {
  if (one.some((a) => other.some((b) => mayNotMeet(a, b)))) return false
  const crossPairs = one.length * other.length
  if (crossPairs === 1) return true
  const step = Math.max(1, Math.floor(crossPairs / crossPairsSeen))
  let sum = 0
  let seen = 0
  for (let i = 0; i < crossPairs; i += step) {
    const weight = weightOf(one[Math.floor(i / other.length)] as number, other[i % other.length] as number)
    sum += Math.max(-clip, Math.min(clip, weight))
    seen++
  }
  return sum / seen >= leastMean
}
