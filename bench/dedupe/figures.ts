import { unionOf } from '#domain/clean/duplicates/groups'
import type { Duplicates, MatchRecord } from '#domain/clean/duplicates/record'

/** Counts over pairs of records: in one entity, put in one group, and both. */
export type PairCounts = { truePairs: number; foundPairs: number; rightPairs: number }

/** What was found among records of one kind, beside the truth. Relatives are no duplicates. */
export function countPairs(records: readonly MatchRecord[], { groups }: Duplicates, entityOf: ReadonlyMap<string, string>): PairCounts {
  const firm = groups.filter(({ band }) => band !== 'relatives')
  const { rootOf } = unionOf(firm.flatMap(({ ids }) => ids.map((b) => ({ a: ids[0] as string, b }))))
  return countLabels(
    records.map(({ id }) => rootOf(id)),
    records.map(({ id }) => entityOf.get(id) ?? id),
  )
}

function countLabels(clusters: readonly string[], entities: readonly string[]): PairCounts {
  return {
    truePairs: pairsIn(entities),
    foundPairs: pairsIn(clusters),
    rightPairs: pairsIn(clusters.map((cluster, i) => `${cluster} ${entities[i]}`)),
  }
}

/** The same for what is merged in one click: all records that preselected pairs tie together. */
export function countPreselected(
  records: readonly MatchRecord[],
  { pairs }: Duplicates,
  entityOf: ReadonlyMap<string, string>,
): PairCounts {
  const { rootOf } = unionOf(pairs.filter(({ preselected }) => preselected))
  return countLabels(
    records.map(({ id }) => rootOf(id)),
    records.map(({ id }) => entityOf.get(id) ?? id),
  )
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

function pairsIn(labels: readonly string[]): number {
  const sizes = new Map<string, number>()
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  let pairs = 0
  for (const size of sizes.values()) pairs += (size * (size - 1)) / 2
  return pairs
}
