import { domainOf, isOfficeMailbox } from './comparable-reach'
import { addressLevel } from './compare-address'
import { dateLevel, digitsLevel } from './compare-numbers'
import { nameLevel } from './compare-person-name'
import { ownMailLevel, phoneLevel } from './compare-reach'
import { wordsLevel } from './compare-words'
import type { Restraint } from './model'
import type { ComparablePerson } from './person-model'

/** The levels of two persons by name, in the order in which they are compared. */
export type PersonLevels = {
  last: number
  first: number
  initials: number
  organisation: number
  phone: number
  mail: number
  address: number
  profile: number
  birthDate: number
  personNo: number
}

/** The levels of a pair by name. */
export function namedLevels(levels: Int8Array): PersonLevels {
  const named = {
    last: -1,
    first: -1,
    initials: -1,
    organisation: -1,
    phone: -1,
    mail: -1,
    address: -1,
    profile: -1,
    birthDate: -1,
    personNo: -1,
  }
  fillLevels(named, levels)
  return named
}

/** Writes the levels of a pair into an object that is used again and again. */
export function fillLevels(named: PersonLevels, levels: Int8Array): void {
  named.last = levels[0] ?? -1
  named.first = levels[1] ?? -1
  named.initials = levels[2] ?? -1
  named.organisation = levels[3] ?? -1
  named.phone = levels[4] ?? -1
  named.mail = levels[5] ?? -1
  named.address = levels[6] ?? -1
  named.profile = levels[7] ?? -1
  named.birthDate = levels[8] ?? -1
  named.personNo = levels[9] ?? -1
}

/** Two persons. `atWork`: the base names the firms of its people, so that an address and a telephone are often those of a firm. */
export type PersonPair = PersonLevels & { a: ComparablePerson; b: ComparablePerson; atWork: boolean }

/**
 * The definite no that holds for two persons; null when there is none. A match needs a name that fits, whatever else is shared: colleagues share
 * telephone, address and domain, families more. Only what belongs to one person alone outweighs a name.
 */
export function personRestraint(pair: PersonPair): Restraint | null {
  if (nameIsOutweighed(pair)) return null
  return definiteNos.find(({ holds }) => holds(pair)) ?? null
}

const definiteNos: readonly (Restraint & { holds: (pair: PersonPair) => boolean })[] = [
  {
    kind: 'differs',
    most: 3,
    holds: (pair) => pair.last === nameLevel.differs && pair.first >= nameLevel.nearlySame && ownThings(pair) > 0,
  },
  { kind: 'differs', most: -4, holds: ({ last, first }) => last === nameLevel.differs || first === nameLevel.differs },
  { kind: 'differs', most: -3, holds: ({ initials }) => initials === 0 },
  // A letter and a last name at two firms, and nothing else: half a telephone book.
  {
    kind: 'differs',
    most: -1,
    holds: (pair) =>
      pair.atWork && pair.first < 0 && pair.organisation === wordsLevel.differs && !isReachedAlike(pair) && !isAtOneDoor(pair),
  },
  {
    kind: 'differs',
    most: -2,
    holds: (pair) => pair.first < 0 && initialsConflict(pair.a.name.initials, pair.b.name.initials) && !isReachedAlike(pair),
  },
]

function nameIsOutweighed(pair: PersonPair): boolean {
  const { last, first, organisation, phone, address, atWork } = pair
  const own = ownThings(pair)
  const partFits = last >= nameLevel.nearlySame || first >= nameLevel.nearlySame || organisation >= wordsLevel.alike
  if (hasOwnMailbox(pair) && (phone === phoneLevel.same || partFits)) return true
  // Someone with the same first name at the same home may have married.
  const sameHome = !atWork && address >= addressLevel.otherSuffix && first >= nameLevel.nearlySame
  return own >= 2 || (own === 1 && !atWork) || sameHome
}

/** How many things are the same that belong to one person alone. */
function ownThings(pair: PersonPair): number {
  return (
    Number(hasOwnMailbox(pair)) +
    Number(pair.profile === 1) +
    Number(pair.birthDate >= dateLevel.nearlySame) +
    Number(pair.personNo >= digitsLevel.oneSlip)
  )
}

function hasOwnMailbox({ mail, a }: PersonPair): boolean {
  return mail === ownMailLevel.same && !isOfficeMailbox(a.reach.email)
}

function isReachedAlike({ mail, phone, profile }: PersonPair): boolean {
  return mail >= ownMailLevel.nearlySame || phone === phoneLevel.same || profile === 1
}

function isAtOneDoor({ address }: PersonPair): boolean {
  return address >= addressLevel.otherSuffix
}

function initialsConflict(a: string, b: string): boolean {
  return a.length > 1 && b.length > 1 && !a.startsWith(b) && !b.startsWith(a)
}

/**
 * Both names fit and something of their own is the same (for a mailbox or a profile, initials are enough, or one name where the other is not known); or a
 * name and what the state or a register gave them; or both names and the firm are the same, and no two mailboxes there speak against it: initials and a
 * firm alone are too often a father and a son.
 */
export function mayPreselectPersons(pair: PersonPair, weight: number): boolean {
  const { last, first, phone, profile, organisation, mail, initials } = pair
  const namesFit = last >= nameLevel.nearlySame && first >= nameLevel.nearlySame
  const initialsFit = last >= nameLevel.nearlySame && first < 0 && pair.initials === 1
  const ownPage = hasOwnMailbox(pair) || profile === 1
  if (weight >= 7 && ((namesFit && (ownPage || phone === phoneLevel.same)) || (initialsFit && ownPage))) return true
  if (weight >= 7 && isSameInRegister(pair, weight)) return true
  // One of the two names is not known, and the mailbox is their own.
  const halfFits = (first >= nameLevel.nearlySame && last < 0) || (last >= nameLevel.nearlySame && first < 0 && initials < 0)
  if (weight >= 10 && halfFits && ownPage) return true
  // Two things of their own, and no name that says otherwise.
  const noOtherName = last !== nameLevel.differs && first !== nameLevel.differs
  if (weight >= 12 && ownPage && pair.birthDate === dateLevel.same && noOtherName) return true
  // Firms of one name have domains that look alike: a mailbox at a domain that is only nearly the same needs a telephone beside it.
  const otherDomain = mail === ownMailLevel.nearlySame && domainOf(pair.a.reach.email) !== domainOf(pair.b.reach.email)
  const otherMailbox = mail === ownMailLevel.sameDomain || mail === ownMailLevel.differs || (otherDomain && phone !== phoneLevel.same)
  return weight >= 10 && last === nameLevel.same && first === nameLevel.same && organisation >= wordsLevel.nearlySame && !otherMailbox
}

/** Twins share a last name, a date of birth and often a first letter: what differs in a first name must be made good by weight or by a mailbox. */
function isSameInRegister({ last, first, birthDate, personNo, mail }: PersonPair, weight: number): boolean {
  const lastFits = last >= nameLevel.nearlySame
  const firstFits = first >= nameLevel.nearlySame
  if (birthDate < dateLevel.nearlySame) return false
  if (personNo === digitsLevel.same) return lastFits || firstFits
  // A slip in the date, and nothing else that differs; with one name unknown, a first name: twins share the last one.
  if (lastFits && last === nameLevel.same && first === nameLevel.same && weight >= 8) return true
  if (birthDate < dateLevel.same) return false
  if (last < 0 && first === nameLevel.same && weight >= 10) return true
  return (lastFits && (first === nameLevel.same || (firstFits && weight >= 10))) || (firstFits && mail >= ownMailLevel.nearlySame)
}
