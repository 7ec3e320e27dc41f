import { type ComparableAddress, comparableAddress, known } from './comparable-address'
import { type ComparableName, comparableDate, comparableName } from './comparable-person'
import { type ComparableReach, comparableReach, isOfficeMailbox } from './comparable-reach'
import { addressLevel, compareAddresses } from './compare-address'
import { compareDates, compareDigits, compareExact, dateLevel, digitsLevel } from './compare-numbers'
import { compareFirstNames, compareInitials, compareLastNames, nameLevel } from './compare-person-name'
import { compareOwnMail, comparePhones, ownMailLevel, phoneLevel } from './compare-reach'
import { compareWords, wordsLevel } from './compare-words'
import { personKeys } from './keys'
import type { MatchModel, Restraint } from './model'
import { organisationWords } from './organisation-words'
import type { MatchRecord } from './record'

/** A person in the form it is compared in. */
export type ComparablePerson = {
  name: ComparableName
  organisation: string
  address: ComparableAddress
  reach: ComparableReach
  profile: string
  birthDate: string
  personNo: string
  premises: string
}

export function comparablePerson(record: MatchRecord): ComparablePerson {
  const reach = comparableReach(record)
  return {
    name: comparableName(record),
    organisation: organisationWords(record.name ?? '') || stemOf(reach.domain),
    address: comparableAddress(record),
    reach,
    profile: known(record.profile)
      .toLowerCase()
      .replace(/^https?:\/\/(www\.)?|[?#].*$/g, '')
      .replace(/\/+$/, ''),
    birthDate: comparableDate(record.birthDate),
    premises: organisationWords(record.premises ?? ''),
    personNo: known(record.personNo)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ''),
  }
}

/** Where a person works by the mail address: "novabouwtuincentrum" for …@novabouwtuincentrum.nl. */
function stemOf(domain: string): string {
  return domain.replace(/\.[a-z.]+$/, '').replace(/[^a-z0-9]/g, '')
}

/** Equal for records that are the same in all that is compared. */
export function personFoldKey({ name, organisation, address, reach, profile, birthDate, personNo, premises }: ComparablePerson): string {
  const { street, number, suffix, postcode, place } = address
  return [
    name.first,
    name.lasts.join('-'),
    name.initials,
    organisation,
    street,
    number,
    suffix,
    postcode,
    place,
    reach.phones.join(' '),
    reach.email,
    reach.domain,
    profile,
    birthDate,
    personNo,
    premises,
  ].join('|')
}

export function personModel(persons: readonly ComparablePerson[]): MatchModel {
  const names = persons.map(({ name }) => name)
  const reaches = persons.map(({ reach }) => reach)
  // Colleagues share an address, so among people at work it counts for little; among private persons it is their own.
  const atWork = persons.filter(({ organisation }) => organisation).length > persons.length * 0.1
  const comparisons = [
    compareLastNames(names),
    compareFirstNames(names),
    compareInitials(names),
    compareWords(
      'organisation',
      persons.map(({ organisation }) => organisation),
      persons.map((_, i) => String(i)),
      { sameIfMatch: 0.6, most: 11, bounds: [[0, 0.02, 0.25]] },
    ),
    comparePhones(reaches, {
      bounds: [
        [0, 0.02, 0.4],
        [2, 0.5, 0.97],
      ],
    }),
    compareOwnMail(reaches),
    compareAddresses(
      persons.map(({ address }) => address),
      { sameIfMatch: 0.6, most: atWork ? 3 : 20, bounds: [] },
    ),
    compareExact(
      'profile',
      persons.map(({ profile }) => profile),
      { sameIfMatch: 0.98, most: 40, bounds: [], useRarity: false },
    ),
    compareDates(
      'birthDate',
      persons.map(({ birthDate }) => birthDate),
    ),
    compareDigits(
      'personNo',
      persons.map(({ personNo }) => personNo),
    ),
  ]
  const premises = persons.map((person) => person.premises)
  comparisons.push(
    compareWords(
      'premises',
      premises,
      premises.map((_, i) => String(i)),
      { sameIfMatch: 0.7, most: 12, bounds: [[0, 0.02, 0.3]] },
    ),
  )
  return {
    count: persons.length,
    comparisons,
    keysOf: personKeys(persons),
    sortTexts: names.map(({ last, first }) => `${last} ${first}`),
    restraintOf: (levels, a, b) => restraint(levels, persons[a] as ComparablePerson, persons[b] as ComparablePerson, atWork),
    mayPreselect: (levels, weight, a) => mayPreselect(levels, weight, persons[a] as ComparablePerson),
  }
}

/** Places of the comparisons in the list above. */
const at = {
  last: 0,
  first: 1,
  initials: 2,
  organisation: 3,
  phone: 4,
  mail: 5,
  address: 6,
  profile: 7,
  birthDate: 8,
  personNo: 9,
} as const

/** A match of persons needs a name that fits, whatever else is shared: colleagues share telephone, address and domain, families more. */
function restraint(levels: Int8Array, a: ComparablePerson, b: ComparablePerson, atWork: boolean): Restraint | null {
  const level = (field: keyof typeof at) => levels[at[field]] as number
  const ownMail = level('mail') === ownMailLevel.same && !isOfficeMailbox(a.reach.email)
  const ofOne =
    Number(ownMail) +
    Number(level('profile') === 1) +
    Number(level('birthDate') >= dateLevel.nearlySame) +
    Number(level('personNo') >= digitsLevel.oneSlip)
  const sameHome = !atWork && level('address') >= addressLevel.otherSuffix
  const fits = level('last') >= nameLevel.nearlySame || level('first') >= nameLevel.nearlySame || level('organisation') >= wordsLevel.alike
  if (ownMail && (level('phone') === phoneLevel.same || fits)) return null
  if (ofOne >= 2 || (ofOne === 1 && !atWork) || (sameHome && level('first') >= nameLevel.nearlySame)) return null
  if (level('last') === nameLevel.differs)
    return ofOne === 1 && level('first') >= nameLevel.nearlySame ? { kind: 'differs', most: 3 } : { kind: 'differs', most: -4 }
  if (level('first') === nameLevel.differs) return { kind: 'differs', most: -4 }
  if (level('initials') === 0) return { kind: 'differs', most: -3 }
  const nothingOwn = level('mail') < ownMailLevel.nearlySame && level('phone') !== phoneLevel.same && level('profile') !== 1
  if (level('first') < 0 && nothingOwn && initialsConflict(a.name.initials, b.name.initials)) return { kind: 'differs', most: -2 }
  return null
}

function initialsConflict(a: string, b: string): boolean {
  return a.length > 1 && b.length > 1 && !a.startsWith(b) && !b.startsWith(a)
}

/** Both names fit and something of their own is the same, or the name and the firm are: on labelled data 99.8 to 100 % of such pairs were true. */
function mayPreselect(levels: Int8Array, weight: number, a: ComparablePerson): boolean {
  const level = (field: keyof typeof at) => levels[at[field]] as number
  const namesFit = level('last') >= nameLevel.nearlySame && level('first') >= nameLevel.nearlySame
  const ownThing =
    (level('mail') === ownMailLevel.same && !isOfficeMailbox(a.reach.email)) || level('phone') === phoneLevel.same || level('profile') === 1
  if (weight >= 7 && namesFit && ownThing) return true
  return weight >= 10 && level('last') === nameLevel.same && level('organisation') >= wordsLevel.nearlySame
}
