import type { Comparison } from './comparison'
import type { ReasonKind } from './record'

/** A rule that outweighs all agreement: the pair's weight can be no more than `most` bits. */
export type Restraint = { kind: ReasonKind; most: number }

/** No rule takes a pair below this, so a pair that weighs no more needs no looking at rules. */
export const lowestRestraint = -4

/** All that is particular to comparing one kind of records. Records go by number, from 0, equal ones folded into one. */
export type MatchModel = {
  count: number
  comparisons: readonly Comparison[]
  /** Per record the hashed keys under which it meets others. */
  keysOf: readonly (readonly number[])[]
  /** Order in which records stand within a block that is too large to compare as a whole. */
  sortTexts: readonly string[]
  /** The definite no that holds for a pair with these levels (in the order of `comparisons`), or null. */
  restraintOf: (levels: Int8Array, a: number, b: number) => Restraint | null
  /** Whether the pair may be merged in one click: sound by rule, never by weight alone. */
  mayPreselect: (levels: Int8Array, weight: number, a: number, b: number) => boolean
}
