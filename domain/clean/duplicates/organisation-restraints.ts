import { isOfficeMailbox } from './comparable-reach'
import { addressLevel } from './compare-address'
import { idsLevel } from './compare-numbers'
import { mailLevel, phoneLevel } from './compare-reach'
import { wordsLevel } from './compare-words'
import type { Restraint } from './model'
import type { ComparableOrganisation } from './organisation-model'
import { isWithin } from './within'

/** The levels of two organisations by name, in the order in which they are compared. */
export type OrganisationLevels = {
  name: number
  address: number
  phone: number
  mail: number
  ids: number
  form: number
  externalNo: number
}

/** The levels of a pair by name. */
export function namedLevels(levels: Int8Array): OrganisationLevels {
  const named = { name: -1, address: -1, phone: -1, mail: -1, ids: -1, form: -1, externalNo: -1 }
  fillLevels(named, levels)
  return named
}

/** Writes the levels of a pair into an object that is used again and again. */
export function fillLevels(named: OrganisationLevels, levels: Int8Array): void {
  named.name = levels[0] ?? -1
  named.address = levels[1] ?? -1
  named.phone = levels[2] ?? -1
  named.mail = levels[3] ?? -1
  named.ids = levels[4] ?? -1
  named.form = levels[5] ?? -1
  named.externalNo = levels[6] ?? -1
}

/** Two organisations and what their surroundings tell. */
export type OrganisationPair = OrganisationLevels & {
  a: ComparableOrganisation
  b: ComparableOrganisation
  /** The client's numbers stand for one organisation each. */
  numbered: boolean
  /** Either one belongs to a chain. */
  chain: boolean
  /** The mailbox of the first is not that of a whole chain. */
  rareMailbox: boolean
  otherTrades: (a: string, b: string) => boolean
  /** The base holds names and nothing else. */
  namesOnly: boolean
}

/** The definite no that holds for two organisations, the first of the list; null when there is none. */
export function organisationRestraint(pair: OrganisationPair): Restraint | null {
  return definiteNos.find(({ holds }) => holds(pair)) ?? null
}

const definiteNos: readonly (Restraint & { holds: (pair: OrganisationPair) => boolean })[] = [
  {
    kind: 'other-kvk',
    most: -4,
    holds: ({ ids, a, b }) => ids === idsLevel.differ && a.identifiers.kvk !== b.identifiers.kvk && bothHaveKvk(a, b),
  },
  { kind: 'other-number', most: -1, holds: ({ numbered, externalNo }) => numbered && externalNo === 0 },
  { kind: 'holding-beside-company', most: -2, holds: (pair) => pair.a.holding !== pair.b.holding && !sameId(pair) },
  { kind: 'differs', most: -4, holds: (pair) => pair.name === wordsLevel.differs && !sameId(pair) },
  { kind: 'differs', most: -1, holds: (pair) => pair.name === wordsLevel.little && !sameId(pair) && !sameNumber(pair) && !sameDoor(pair) },
  {
    kind: 'other-trade',
    most: -2,
    holds: (pair) => namesHalfFit(pair) && !sameId(pair) && !sameDoor(pair) && pair.otherTrades(pair.a.words, pair.b.words),
  },
  // Whatever is said below, one and the same number in the client's administration outweighs.
  { kind: 'other-address-and-phone', most: -1, holds: (pair) => !sameNumber(pair) && elsewhere(pair) && pair.phone === phoneLevel.differs },
  {
    kind: 'other-address-and-phone',
    most: -0.5,
    holds: (pair) => !sameNumber(pair) && elsewhere(pair) && !sameId(pair) && (pair.phone < 0 || onlyPhoneFits(pair)),
  },
  {
    kind: 'other-address-and-phone',
    most: -0.5,
    holds: (pair) =>
      !sameNumber(pair) &&
      !sameId(pair) &&
      pair.phone === phoneLevel.differs &&
      pair.address < addressLevel.sameStreet &&
      isOfficeMailbox(pair.a.reach.email),
  },
  {
    kind: 'chain',
    most: -1,
    holds: (pair) =>
      !sameNumber(pair) &&
      pair.chain &&
      !sameDoor(pair) &&
      pair.phone < phoneLevel.oneSlip &&
      !(pair.mail === mailLevel.same && pair.rareMailbox),
  },
]

function bothHaveKvk(a: ComparableOrganisation, b: ComparableOrganisation): boolean {
  return a.identifiers.kvk !== '' && b.identifiers.kvk !== ''
}

function sameId({ ids }: OrganisationPair): boolean {
  return ids === idsLevel.same
}

function sameNumber({ externalNo }: OrganisationPair): boolean {
  return externalNo === 1
}

function sameDoor({ address }: OrganisationPair): boolean {
  return address >= addressLevel.otherSuffix
}

function namesHalfFit({ name }: OrganisationPair): boolean {
  return name >= wordsLevel.little && name <= wordsLevel.alike
}

/** One name has all the words of the other, and more: "Bakker Klimaat" and "Bakker Klimaat Tiel". */
function saysMore({ name, a, b }: OrganisationPair): boolean {
  return name >= wordsLevel.part && a.holding === b.holding && isWithin(a.words, b.words)
}

/** Both doors are known, and they are not in one street. */
function elsewhere({ address, a, b }: OrganisationPair): boolean {
  return address >= 0 && address <= addressLevel.sameArea && a.address.number !== '' && b.address.number !== ''
}

/** A switchboard for several houses: one number, but neither name nor mail say that it is one of them. */
function onlyPhoneFits({ name, mail }: OrganisationPair): boolean {
  return name <= wordsLevel.alike && mail < mailLevel.sameDomain
}

/**
 * Name at least nearly the same, and the full address, or a number that stands for one place. Branches share the register number of their firm, so that
 * one counts only where address or telephone say the same. A telephone and a door but for its addition are as good as a full address; with both, a name
 * may leave out what the other says. Those who hold, manage or house others come in pairs behind one door: they must be called the same. Where a base
 * has names and nothing else, the same name is all that there is to go by.
 */
export function mayPreselectOrganisations(pair: OrganisationPair, weight: number): boolean {
  const { name, address, phone, ids, form, externalNo, numbered } = pair
  if (form === 0 || ids === idsLevel.differ) return false
  if (pair.namesOnly) return name === wordsLevel.same && weight >= 5
  if (pair.a.holding && pair.b.holding && name < wordsLevel.same && !sameId(pair)) return false
  if (weight >= 12 && saysMore(pair) && phone === phoneLevel.same && address >= addressLevel.otherSuffix) return true
  if (weight < 7 || name < wordsLevel.nearlySame) return false
  if (weight >= 10 && phone === phoneLevel.same && address >= addressLevel.otherSuffix) return true
  const notElsewhere = address < 0 || address >= addressLevel.sameStreet
  const sameFirmHere = ids === idsLevel.same && notElsewhere && (address >= addressLevel.sameStreet || phone === phoneLevel.same)
  return address === addressLevel.same || sameFirmHere || (numbered && externalNo === 1)
}
