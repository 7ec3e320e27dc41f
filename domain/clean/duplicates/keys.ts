import type { ComparableAddress } from './comparable-address'
import { domainOf, isFreeDomain, mailboxOf } from './comparable-reach'
import { hashOf } from './interned'
import type { ComparableOrganisation } from './organisation-model'
import type { ComparablePerson } from './person-model'
import { soundOf } from './sound'

/** The keys of one record, each in its own pass, empty parts left out. */
class Keys {
  readonly hashes: number[] = []

  add(pass: number, ...parts: string[]): void {
    if (parts.every(Boolean)) this.hashes.push(hashOf(pass, parts.join('\u0001')))
  }
}

/**
 * Passes for organisations: whoever shares one key with another may be the same, so each pass forgives another kind of slip. `wordCounts` says which
 * words are rare; those of the organisations themselves unless given.
 */
export function organisationKeys(
  organisations: readonly ComparableOrganisation[],
  wordCounts = countWords(organisations.map(({ words }) => words)),
): number[][] {
  return organisations.map(({ words, address, reach, identifiers, externalNo }) => {
    const keys = new Keys()
    for (const phone of reach.phones) {
      keys.add(1, phone)
      if (phone.length > 8) keys.add(2, phone.slice(-8))
    }
    keys.add(3, reach.email)
    keys.add(4, reach.domain)
    keys.add(5, identifiers.kvk)
    keys.add(6, identifiers.vat)
    keys.add(7, identifiers.iban)
    keys.add(15, identifiers.branch)
    keys.add(16, externalNo)
    addressKeys(keys, address)
    keys.add(10, words.split(' ').sort().join(''))
    keys.add(11, words.replaceAll(' ', '').slice(0, 7))
    const rare = rarestWords(words, wordCounts, 2)
    for (const word of rare) {
      keys.add(12, word)
      const sound = soundOf(word)
      if (sound.length > 2) keys.add(13, sound + address.postcode.slice(0, 2))
    }
    if (rare.length === 2) keys.add(14, rare.map(soundOf).sort().join(''))
    return keys.hashes
  })
}

function addressKeys(keys: Keys, { postcode, street, number, place }: ComparableAddress): void {
  if (postcode.length === 6) keys.add(8, postcode, number)
  keys.add(9, street.slice(0, 8), number, place.slice(0, 4))
}

/** Passes for persons, each forgiving another kind of slip: in the name, a change of firm, a missing first name. */
export function personKeys(persons: readonly ComparablePerson[]): number[][] {
  return persons.map(({ name, organisation, address, reach, profile, birthDate, personNo }) => {
    const keys = new Keys()
    const { first, last, lasts, initials } = name
    const lastSound = soundOf(last)
    const firstSound = soundOf(first)
    const initial = initials.slice(0, 1)
    for (const phone of reach.phones) {
      keys.add(1, phone + lastSound.slice(0, 1))
      if (phone.length > 8) keys.add(2, phone.slice(-8))
    }
    keys.add(3, reach.email)
    keys.add(4, profile)
    keys.add(5, reach.domain, lastSound)
    keys.add(6, reach.domain, initial)
    keys.add(7, lastSound, firstSound)
    keys.add(8, last, first)
    keys.add(8, first, last)
    const firm = organisation.replaceAll(' ', '').slice(0, 5)
    keys.add(9, lastSound, initial, firm)
    keys.add(10, firm, lastSound)
    keys.add(11, firm, firstSound)
    if (lasts.length > 1) for (const half of lasts) keys.add(7, soundOf(half), firstSound)
    keys.add(12, last, initial, address.place.slice(0, 4))
    keys.add(13, last, initials)
    for (const word of organisation.split(' ')) if (word.length > 3) keys.add(14, soundOf(word), lastSound, initial)
    ownKeys(keys, { reach, birthDate, personNo, address }, lastSound, firstSound)
    return keys.hashes
  })
}

/** What belongs to one person alone, for files of private persons: date of birth, number, home. */
function ownKeys(
  keys: Keys,
  { reach, birthDate, personNo, address }: Pick<ComparablePerson, 'reach' | 'birthDate' | 'personNo' | 'address'>,
  lastSound: string,
  firstSound: string,
): void {
  keys.add(15, birthDate)
  keys.add(16, birthDate.slice(0, 4), lastSound)
  keys.add(17, birthDate.slice(4), firstSound)
  keys.add(18, personNo)
  keys.add(20, personNo.slice(0, 5))
  keys.add(21, birthDate.slice(0, 6), firstSound)
  keys.add(22, birthDate.slice(0, 4), firstSound, address.place.slice(0, 4))
  if (reach.email && !isFreeDomain(domainOf(reach.email))) keys.add(19, mailboxOf(reach.email).slice(0, 6))
  if (birthDate || personNo) addressKeys(keys, address)
  if (birthDate || personNo) keys.add(23, address.street.slice(0, 8), address.place.slice(0, 6), address.postcode)
}

/** In how many names each word stands. */
export function countWords(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) for (const word of new Set(name.split(' '))) if (word) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function rarestWords(name: string, counts: ReadonlyMap<string, number>, most: number): string[] {
  const words = [...new Set(name.split(' '))].filter((word) => word.length > 1)
  return words.sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1)).slice(0, most)
}
