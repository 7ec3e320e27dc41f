import { foldText } from '#domain/clean/text'
import { type ComparableAddress, comparableAddress, known } from './comparable-address'
import { type ComparableName, comparableDate, comparableName } from './comparable-person'
import { type ComparableReach, comparableReach } from './comparable-reach'
import { compareAddresses } from './compare-address'
import { compareDates, compareDigits, compareExact } from './compare-numbers'
import { compareFirstNames, compareInitials, compareLastNames } from './compare-person-name'
import { compareOwnMail, comparePhones } from './compare-reach'
import { compareWords } from './compare-words'
import { personKeys } from './keys'
import type { MatchModel } from './model'
import { organisationWords } from './organisation-words'
import { fillLevels, mayPreselectPersons, namedLevels, type PersonPair, personRestraint } from './person-restraints'
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
  jobTitle: string
}

/** A person in the form it is compared in. */
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
    jobTitle: foldText(known(record.jobTitle))
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
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
export function personFoldKey({
  name,
  organisation,
  address,
  reach,
  profile,
  birthDate,
  personNo,
  premises,
  jobTitle,
}: ComparablePerson): string {
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
    jobTitle,
  ].join('|')
}

/** All that is particular to comparing persons. */
export function personModel(persons: readonly ComparablePerson[]): MatchModel {
  const names = persons.map(({ name }) => name)
  const reaches = persons.map(({ reach }) => reach)
  // Colleagues share an address, so among people at work it counts for little; among private persons it is their own.
  const atWork = persons.filter(({ organisation }) => organisation).length > persons.length * 0.1
  // In the order of `namedLevels`.
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
  comparisons.push(
    compareExact(
      'jobTitle',
      persons.map(({ jobTitle }) => jobTitle),
      { sameIfMatch: 0.6, most: 5, bounds: [[0, 0.1, 0.7]], useRarity: true },
    ),
  )
  // One object is filled anew for each pair, since hundreds of thousands pass.
  const pair = { ...namedLevels(Int8Array.of()), atWork } as PersonPair
  const pairOf = (levels: Int8Array, a: number, b: number): PersonPair => {
    fillLevels(pair, levels)
    pair.a = persons[a] as ComparablePerson
    pair.b = persons[b] as ComparablePerson
    return pair
  }
  return {
    count: persons.length,
    comparisons,
    keysOf: personKeys(persons),
    sortTexts: names.map(({ last, first }) => `${last} ${first}`),
    restraintOf: (levels, a, b) => personRestraint(pairOf(levels, a, b)),
    mayPreselect: (levels, weight, a, b) => mayPreselectPersons(pairOf(levels, a, b), weight),
  }
}
