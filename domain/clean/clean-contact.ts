import { mailsIn } from './clean-reach'
import type { CleanContact } from './customer'
import {
  capitalsOfPerson,
  type PersonName,
  parsePerson,
  salutationIn,
  splitFamilyName,
  splitGivenNames,
  tidyInitials,
  writtenName,
} from './persons'
import { readPhones } from './phone'
import type { RawRow } from './raw-row'

/** The person on the row, from a name in one cell or in parts; null where the row names none. */
export function cleanContact(raw: RawRow, country: string): CleanContact | null {
  const person = personOn(raw)
  if (!person.lastName && !person.firstName) return null
  const mixed = raw.on('capitals') ? capitalsOfPerson(person) : person
  const name = writtenName(mixed)
  const asWritten = raw.take('contactName')
  if (asWritten) raw.change('contactName', asWritten, name, 'person-name')
  const [email = null] = mailsIn(raw, 'contactEmail', raw.take('contactEmail'))
  const { phone, mobile } = phonesOf(raw, country)
  const { salutation, initials, firstName, infix, lastName } = mixed
  const [title, profile] = [raw.take('contactFunction') || null, raw.take('contactProfile') || null]
  return { name, salutation, initials, firstName, infix, lastName, function: title, email, phone, mobile, profile }
}

function personOn(raw: RawRow): PersonName {
  const whole = raw.take('contactName')
  const named =
    whole && raw.on('person-name')
      ? parsePerson(whole)
      : { salutation: null, initials: null, firstName: null, infix: null, lastName: whole || null }
  const family = splitFamilyName(`${raw.take('contactInfix')} ${raw.take('contactLastName')}`.trim())
  const given = splitGivenNames(raw.take('contactFirstName'))
  return {
    salutation: salutationIn(raw.take('contactSalutation')) ?? named.salutation,
    initials: tidyInitials(raw.take('contactInitials')) ?? given.initials ?? named.initials,
    firstName: given.firstName ?? named.firstName,
    infix: family.lastName ? family.infix : named.infix,
    lastName: family.lastName ?? named.lastName,
  }
}

const noPhones = { phone: null, mobile: null }

function phonesOf(raw: RawRow, country: string): { phone: string | null; mobile: string | null } {
  const text = raw.take('contactPhone')
  if (text === '') return noPhones
  let phone: string | null = null
  let mobile: string | null = null
  for (const reading of readPhones(text, country)) {
    if ('unreadable' in reading) raw.find('contactPhone', 'malformed', 'phone-malformed', reading.unreadable)
    else if (reading.mobile) mobile ??= reading.number
    else phone ??= reading.number
  }
  if (phone || mobile) raw.change('contactPhone', text, [phone, mobile].filter(Boolean).join(' / '), 'phone')
  return { phone, mobile }
}
