import type { Compared, ReasonKind } from './record'

/**
 * One group of fields as it is compared: how alike two records are in it, as a level from 0 (differs) up to the last of `kinds` (same), and what is known
 * beforehand about those levels. A group counts once, so that fields that go together (mail and domain) do not count double.
 */
export type Comparison = {
  field: Compared
  /** Per level, from 0 up, the words in which it is told. */
  kinds: readonly ReasonKind[]
  /** The level of two records by their numbers; -1 when either has no value. */
  level: (a: number, b: number) => number
  /** The chance that two records picked blindly have the same value, where the values themselves tell it better than a sample. */
  chanceOfSame: number | null
  /** First guess of the share of matches that agree fully. */
  sameIfMatch: number
  /** Least and most share of matches at a level: what learning may not leave, so that it cannot take "same chain" for "same customer". */
  bounds: readonly (readonly [level: number, least: number, most: number])[]
  /** No agreement counts for more bits than this. */
  most: number
  /**
   * log2 of the share of records that hold what these two agree on, 0 where it says nothing. On the top level it takes the place of the average; below
   * it can only lower the weight: a shared domain of five hundred mailboxes is little evidence. `own` is how many records one entity usually has.
   */
  rarity: (level: number, a: number, b: number, own: number) => number
  /** Below the top level, rarity lowers the weight by how much commoner the value is than the average, instead of replacing it. */
  rarityIsRelative: boolean
}

export const noRarity = (): number => 0

/**
 * log2 of the share that `count` records are of `total`, the usual number of records of one entity (`own`) not counted: what it was written down with
 * itself is no evidence of how common its value is. A value that no other entity holds is taken to be as rare as in a base of a thousand at least: a
 * handful of records cannot tell how rare.
 */
export function shareInBits(count: number, total: number, own: number): number {
  const others = count - Math.max(2, own)
  return others < 0.5 ? Math.log2(0.5 / Math.max(total, 1000)) : Math.log2(others / total)
}

/** The chance that two different records have the same value. */
export function chanceOfSame(counts: Int32Array, filled: number): number {
  if (filled < 2) return 1e-7
  let pairs = 0
  for (const count of counts) pairs += count * (count - 1)
  return Math.min(0.9, Math.max(pairs / (filled * (filled - 1)), 1e-7))
}

/** How many records hold each text, in a base where a record may hold several or none. */
export class Census {
  private readonly counts = new Map<string, number>()

  constructor(holdings: Iterable<readonly string[]>) {
    for (const texts of holdings) for (const text of texts) if (text) this.counts.set(text, (this.counts.get(text) ?? 0) + 1)
  }

  count(text: string): number {
    return this.counts.get(text) ?? 1
  }
}
