import type { Duplicates, MatchRecord } from '#domain/clean/duplicates/record'

/** Counts over pairs of records: in one entity, put in one group, and both. */
export type PairCounts = { truePairs: number; foundPairs: number; rightPairs: number }

/** What was found among records of one kind, beside the truth. Relatives are no duplicates. */
export function countPairs(records: readonly MatchRecord[], found: Duplicates, entityOf: ReadonlyMap<string, string>): PairCounts {
  const clusters = clustersOf(records, found)
  const entities = records.map(({ id }) => entityOf.get(id) ?? id)
  return {
    truePairs: pairsIn(entities),
    foundPairs: pairsIn(clusters),
    rightPairs: pairsIn(clusters.map((cluster, i) => `${cluster} ${entities[i]}`)),
  }
}

/** The same for the pairs that may be merged in one click. */
export function countPreselected(
  records: readonly MatchRecord[],
  { pairs }: Duplicates,
  entityOf: ReadonlyMap<string, string>,
): PairCounts {
  const chosen = pairs.filter(({ preselected }) => preselected)
  const right = chosen.filter(({ a, b }) => entityOf.get(a) === entityOf.get(b))
  return { truePairs: pairsIn(records.map(({ id }) => entityOf.get(id) ?? id)), foundPairs: chosen.length, rightPairs: right.length }
}

export function sumOf(counts: readonly PairCounts[]): PairCounts {
  return counts.reduce((sum, one) => ({
    truePairs: sum.truePairs + one.truePairs,
    foundPairs: sum.foundPairs + one.foundPairs,
    rightPairs: sum.rightPairs + one.rightPairs,
  }))
}

export function precision({ foundPairs, rightPairs }: PairCounts): number {
  return foundPairs === 0 ? 1 : rounded(rightPairs / foundPairs)
}

export function recall({ truePairs, rightPairs }: PairCounts): number {
  return truePairs === 0 ? 1 : rounded(rightPairs / truePairs)
}

/** The harmonic mean of precision and recall. */
export function f1({ truePairs, foundPairs, rightPairs }: PairCounts): number {
  return truePairs + foundPairs === 0 ? 1 : rounded((2 * rightPairs) / (truePairs + foundPairs))
}

function rounded(figure: number): number {
  return Number(figure.toFixed(4))
}

function clustersOf(records: readonly MatchRecord[], { groups }: Duplicates): string[] {
  const parents = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    while ((parents.get(root) ?? root) !== root) root = parents.get(root) as string
    return root
  }
  for (const { ids, band } of groups) {
    if (band === 'relatives') continue
    for (const id of ids) parents.set(rootOf(id), rootOf(ids[0] as string))
  }
  return records.map(({ id }) => rootOf(id))
}

function pairsIn(labels: readonly string[]): number {
  const sizes = new Map<string, number>()
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  let pairs = 0
  for (const size of sizes.values()) pairs += (size * (size - 1)) / 2
  return pairs
}
