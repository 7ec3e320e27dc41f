import type { CustomerField } from './columns'
import type { CleanContact, CleanCustomer } from './customer'
import type { RawRow } from './raw-row'

/** What fits on a letter or a screen; the database holds no longer names and places. In characters. */
const longest = { place: 200, note: 10_000, own: 4000 } as const
const longestElse = 400
const shortest = longest.place

const texts = [
  'externalNo',
  'street',
  'houseNumberSuffix',
  'postcode',
  'place',
  'municipality',
  'province',
  'email',
  'website',
  'note',
] as const

const contactTexts = ['name', 'firstName', 'lastName', 'infix', 'function', 'email', 'profile'] as const

/** A text that is too long is no value: it is found and left out; of a name the beginning is kept, so that the row can be recognised. */
export function withoutTooLong(customer: CleanCustomer, raw: RawRow): CleanCustomer {
  if (!mayBeTooLong(customer)) return customer
  const fitting: CleanCustomer = { ...customer, name: cut(customer.name, 'name', raw) }
  for (const field of texts) {
    const text = customer[field]
    if (text !== null && isTooLong(text, field, raw)) fitting[field] = null
  }
  fitting.tags = customer.tags.filter((tag) => !isTooLong(tag, 'tag', raw))
  fitting.own = Object.fromEntries(Object.entries(customer.own).filter(([, text]) => !isTooLong(text, 'own', raw)))
  fitting.contact = customer.contact && fittingContact(customer.contact, raw)
  return fitting
}

/** Nearly every row has nothing that is longer than the shortest of the limits, and needs no second look. */
function mayBeTooLong(customer: CleanCustomer): boolean {
  const { name, tags, own, contact } = customer
  if (name.length > shortest) return true
  for (const field of texts) if (isLong(customer[field])) return true
  for (const tag of tags) if (tag.length > shortest) return true
  for (const header in own) if (isLong(own[header])) return true
  if (!contact) return false
  for (const field of contactTexts) if (isLong(contact[field])) return true
  return false
}

function isLong(text: string | null | undefined): boolean {
  return typeof text === 'string' && text.length > shortest
}

function fittingContact(contact: CleanContact, raw: RawRow): CleanContact {
  const named = { ...contact, name: cut(contact.name, 'contactName', raw) }
  const isLong = (text: string | null, field: CustomerField) => text !== null && isTooLong(text, field, raw)
  return {
    ...named,
    firstName: isLong(contact.firstName, 'contactFirstName') ? null : contact.firstName,
    lastName: isLong(contact.lastName, 'contactLastName') ? null : contact.lastName,
    infix: isLong(contact.infix, 'contactInfix') ? null : contact.infix,
    function: isLong(contact.function, 'contactFunction') ? null : contact.function,
    email: isLong(contact.email, 'contactEmail') ? null : contact.email,
    profile: isLong(contact.profile, 'contactProfile') ? null : contact.profile,
  }
}

function cut(name: string, field: CustomerField, raw: RawRow): string {
  return isTooLong(name, field, raw) ? name.slice(0, longestElse) : name
}

function isTooLong(text: string, field: CustomerField, raw: RawRow): boolean {
  const most = field in longest ? longest[field as keyof typeof longest] : longestElse
  if (text.length <= most) return false
  raw.find(field, 'malformed', 'too-long', `${text.slice(0, 80)}…`)
  return true
}
