import type { MatchRecord } from './record'

/** A person of the registry, with where they work now; none for somebody who works nowhere that is known. */
export type MatchedPerson = {
  id: string
  name: string
  firstName: string | null
  infix: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  mobile: string | null
  linkedinUrl: string | null
  places: readonly {
    title: string | null
    organisation: string
    street: string | null
    houseNumber: number | null
    postcode: string | null
    place: string | null
    country: string
  }[]
}

/** Between the id of a person and the number of the place in the id of a record. */
const placeMark = '#'

/**
 * A person as the matcher reads them: one record for each organisation where they stand, since any of the places may be the one that another record
 * names. Read with `personIdOf` whose record it is.
 */
export function matchRecordsOf(person: MatchedPerson): MatchRecord[] {
  const { id, name, firstName, infix, lastName, email, phone, mobile, linkedinUrl } = person
  // Initials stand in the written name only.
  const named = firstName && lastName ? { firstName, infix, lastName } : { fullName: name }
  const own: Omit<MatchRecord, 'id'> = {
    ...named,
    emails: email ? [email] : [],
    phones: [phone, mobile].filter((number) => number !== null),
    profile: linkedinUrl,
  }
  if (person.places.length === 0) return [{ ...own, id }]
  return person.places.map(({ organisation, title, ...address }, at) => ({
    ...own,
    ...address,
    id: at === 0 ? id : `${id}${placeMark}${at}`,
    name: organisation,
    jobTitle: title,
  }))
}

/** The person whose record this is. */
export function personIdOf(recordId: string): string {
  return recordId.split(placeMark, 1)[0] as string
}
