import { findDuplicates } from './find'
import { countWords, organisationKeys, personKeys } from './keys'
import { comparableOrganisation } from './organisation-model'
import { comparablePerson } from './person-model'
import type { MatchKind, MatchRecord, ScoredPair } from './record'

/** A base that is kept ready, so that one new record can be held against all of it at once. */
export type BaseIndex = {
  /** The records of the base that the new one may be the same as, the surest first. The record itself need not be in the base. */
  nearest: (record: MatchRecord) => ScoredPair[]
}

/** Records that a new one is compared with closely: those it shares most with, rare keys counting more. */
const partnersKept = 24

/** A key that more records than this have tells too little to look them all up. */
const largestBlock = 150

/**
 * Keeps a base ready for one record at a time. A new record meets those that share a key with it, as in `findDuplicates`, and is compared with the
 * nearest of them by the weights of a trained run.
 */
export function baseIndex(records: readonly MatchRecord[], kind: MatchKind): BaseIndex {
  const keysOf =
    kind === 'organisation' ? organisationKeysIn(records) : (some: readonly MatchRecord[]) => personKeys(some.map(comparablePerson))
  const blocks = new Map<number, number[]>()
  keysOf(records).forEach((keys, place) => {
    for (const key of keys) {
      const block = blocks.get(key)
      if (!block) blocks.set(key, [place])
      else if (block.length <= largestBlock && block.at(-1) !== place) block.push(place)
    }
  })
  return {
    nearest: (record) => {
      const shared = new Map<number, number>()
      for (const key of new Set(keysOf([record])[0])) {
        const block = blocks.get(key)
        if (!block || block.length > largestBlock) continue
        const weight = Math.log(records.length / block.length + 1)
        for (const place of block) shared.set(place, (shared.get(place) ?? 0) + weight)
      }
      const best = [...shared].sort(([a, one], [b, other]) => other - one || a - b).slice(0, partnersKept)
      const partners = best.map(([place]) => records[place] as MatchRecord).filter(({ id }) => id !== record.id)
      const { pairs } = findDuplicates([record, ...partners], { kind })
      return pairs.filter(({ a }) => a === record.id).sort((one, other) => other.weight - one.weight)
    },
  }
}

function organisationKeysIn(records: readonly MatchRecord[]): (some: readonly MatchRecord[]) => number[][] {
  const wordCounts = countWords(records.map(({ name }) => comparableOrganisation({ id: '', name }).words))
  return (some) => organisationKeys(some.map(comparableOrganisation), wordCounts)
}
