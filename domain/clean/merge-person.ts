import type { Moment } from '#domain/calendar/moment'
import type { MergeReason } from './merge'
import { parsePerson } from './persons'

/** A person of a group that may become one. `weight` is what hangs on them: places, talks, appointments, notes. Phones are E.164. */
export type PersonRecord = {
  id: string
  weight: number
  name: string
  firstName: string | null
  infix: string | null
  lastName: string | null
  salutation: string | null
  email: string | null
  phone: string | null
  mobile: string | null
  linkedinUrl: string | null
  doNotContact: boolean
  createdAt: Moment
}

/** What may be chosen when persons are merged. The parts of a name go with the name. */
export const personFields = ['name', 'salutation', 'email', 'phone', 'mobile', 'linkedinUrl'] as const
export type PersonField = (typeof personFields)[number]
export type PersonPicks = Partial<Record<PersonField, string>>

export type PersonSuggestion = {
  keeperId: string
  /** Per field whose value is taken. A field that is empty everywhere is not among them. */
  from: Partial<Record<PersonField, { id: string; why: MergeReason }>>
}

/** What merging changes at the person who stays. */
export type MergedPerson = Omit<PersonRecord, 'id' | 'weight' | 'createdAt'>

/**
 * Who stays and whose values are taken. The one on whom most hangs stays, then the fullest, then the first. The name is the fullest: a first name goes
 * before initials, mixed case before capitals. Else what most say, and of those the newest.
 */
export function suggestPersonMerge(persons: readonly PersonRecord[]): PersonSuggestion {
  const keeper = [...persons].sort((a, b) => b.weight - a.weight || fullness(b) - fullness(a) || (a.id < b.id ? -1 : 1))[0]
  if (!keeper) throw new RangeError('a merge of nobody')
  const from: PersonSuggestion['from'] = {}
  for (const field of personFields) {
    const chosen = chosenFor(field, persons, keeper)
    if (chosen) from[field] = chosen
  }
  return { keeperId: keeper.id, from }
}

function fullness(person: PersonRecord): number {
  return personFields.filter((field) => person[field]).length
}

function chosenFor(field: PersonField, persons: readonly PersonRecord[], keeper: PersonRecord): { id: string; why: MergeReason } | null {
  const filled = persons.filter((person) => person[field])
  const [only] = filled
  if (!only) return null
  if (filled.length === 1) return { id: only.id, why: 'only-one' }
  const times = (person: PersonRecord) => filled.filter((other) => other[field] === person[field]).length
  const quality = field === 'name' ? nameQuality : () => 0
  const [best, second] = [...filled].sort(
    (a, b) =>
      quality(b) - quality(a) ||
      times(b) - times(a) ||
      Number(b === keeper) - Number(a === keeper) ||
      (a.createdAt > b.createdAt ? -1 : a.createdAt < b.createdAt ? 1 : a.id < b.id ? -1 : 1),
  ) as [PersonRecord, PersonRecord]
  const why = quality(best) > quality(second) ? 'most-complete' : times(best) > times(second) ? 'most-common' : 'keeper'
  return { id: best.id, why: why === 'keeper' && best !== keeper ? 'most-recent' : why }
}

function nameQuality({ name }: PersonRecord): number {
  const { firstName, infix, lastName } = parsePerson(name)
  return Number(name !== name.toUpperCase()) * 8 + Number(firstName !== null) * 4 + Number(lastName !== null) * 2 + Number(infix !== null)
}

/** The values of the one who stays. What is empty there is filled from the others; a request not to be contacted holds whoever made it. */
export function mergedPerson(
  persons: readonly PersonRecord[],
  { keeperId, from }: PersonSuggestion,
  picks: PersonPicks = {},
): MergedPerson {
  const source = (field: PersonField): PersonRecord => {
    const id = picks[field] ?? from[field]?.id ?? keeperId
    const found = persons.find((person) => person.id === id)
    if (!found) throw new RangeError('a value is taken of somebody outside the group')
    return found
  }
  const { name, firstName, infix, lastName } = source('name')
  return {
    name,
    firstName,
    infix,
    lastName,
    salutation: source('salutation').salutation,
    email: source('email').email,
    phone: source('phone').phone,
    mobile: source('mobile').mobile,
    linkedinUrl: source('linkedinUrl').linkedinUrl,
    doNotContact: persons.some(({ doNotContact }) => doNotContact),
  }
}
