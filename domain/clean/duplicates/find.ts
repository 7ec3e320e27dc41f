import { duplicatesFrom } from './answer'
import { type Folded, foldEqual } from './fold'
import { withGivenNames } from './given-names'
import type { MatchModel } from './model'
import { comparableOrganisation, numbersIdentify, organisationFoldKey, organisationModel } from './organisation-model'
import { comparablePerson, personFoldKey, personModel } from './person-model'
import type { Duplicates, FindOptions, MatchRecord } from './record'
import { type MayNotMeet, scorePairs } from './score-pairs'

/**
 * Finds which records are one and the same, without labels: records meet by shared keys, each pair is compared field by field, the weights of the fields
 * are learned from the records themselves, rules that are a definite no hold over any weight, and groups must fit as a whole.
 * The same records, options and seed give the same answer. See `record.ts` for what comes back.
 */
export function findDuplicates(
  records: readonly MatchRecord[],
  { kind, seed = 1, separate = [], onStep = () => {} }: FindOptions,
): Duplicates {
  onStep('reading')
  const { model, folded } = kind === 'organisation' ? organisations(records) : persons(records)
  const mayNotMeet = separationsOf(records, folded, separate)
  const scored = scorePairs(model, mayNotMeet, seed, onStep)
  onStep('grouping')
  return duplicatesFrom({ kind, records, folded, model, mayNotMeet, scored })
}

function organisations(records: readonly MatchRecord[]): { model: MatchModel; folded: Folded } {
  const all = records.map(comparableOrganisation)
  const folded = foldEqual(all.map(organisationFoldKey))
  return {
    folded,
    model: organisationModel(
      Array.from(folded.distinct, (i) => all[i] as (typeof all)[number]),
      numbersIdentify(all),
    ),
  }
}

function persons(records: readonly MatchRecord[]): { model: MatchModel; folded: Folded } {
  const all = withGivenNames(records.map(comparablePerson))
  const folded = foldEqual(all.map(personFoldKey))
  return { folded, model: personModel(Array.from(folded.distinct, (i) => all[i] as (typeof all)[number])) }
}

function separationsOf(records: readonly MatchRecord[], { placeOf }: Folded, separate: readonly (readonly [string, string])[]): MayNotMeet {
  if (separate.length === 0) return () => false
  const placeById = new Map(records.map(({ id }, i) => [id, placeOf[i] as number]))
  const apart = new Set<string>()
  for (const [one, other] of separate) {
    const a = placeById.get(one)
    const b = placeById.get(other)
    if (a !== undefined && b !== undefined) apart.add(orderedKey(a, b))
  }
  return (a, b) => apart.has(orderedKey(a, b))
}

function orderedKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
