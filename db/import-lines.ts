import type { CleanContact, CleanCustomer } from '#domain/clean/customer'
import type { Finding } from '#domain/clean/finding'
import { arrayText, copyValue, jsonText } from './copy-text'

/** A cleaned row as it is written: one line of the staging table, from which the customer and all that hangs on it are made in sets. */
export type LineToWrite = {
  customer: CleanCustomer
  findings: readonly Finding[]
  /** Where the customer stands when the file does not say so: in the middle of its town or postcode. */
  point: { source: 'place' | 'postcode'; latitude: number; longitude: number } | null
}

/**
 * The columns of the staging table, in the order of a line. What few rows have, and what hangs on a customer, comes first: those tables are made from the begin of
 * a line, without taking the rest of it apart.
 */
export const stageColumns = [
  'line int',
  'id uuid',
  'contact_id uuid',
  'note text',
  'years int[]',
  'cents bigint[]',
  'findings jsonb',
  'contact_name text',
  'salutation text',
  'first_name text',
  'infix text',
  'last_name text',
  'contact_email text',
  'contact_phone text',
  'contact_mobile text',
  'profile text',
  'title text',
  'external_no text',
  'name text',
  'legal_form text',
  'kvk text',
  'branch text',
  'vat text',
  'iban text',
  'street text',
  'house_number int',
  'house_number_suffix text',
  'postcode text',
  'place text',
  'municipality text',
  'province text',
  'country text',
  'latitude float8',
  'longitude float8',
  'phone text',
  'phone2 text',
  'mobile text',
  'email text',
  'website text',
  'status text',
  'tags text[]',
  'own jsonb',
  'do_not_contact boolean',
  'last_contact_on date',
  'confirmed_on date',
  'point text',
] as const

/** All of a line but its first three values, which differ from row to row, with its end: two rows that say the same have the same text here. */
export function saysOf({ customer, findings, point }: LineToWrite): string {
  const c = customer
  const { latitude, longitude } = point ?? c
  let line = `\t${copyValue(c.note)}`
  line += c.revenue.length > 0 ? revenuePart(c.revenue) : noRevenue
  line += findings.length > 0 ? `\t${copyValue(jsonText(findings))}` : '\t\\N'
  line += c.contact ? contactPart(c.contact) : noContact
  line += `\t${copyValue(c.externalNo)}\t${copyValue(c.name)}\t${copyValue(c.legalForm)}\t${copyValue(c.kvk)}`
  line += (c.branch ?? c.vat ?? c.iban) ? `\t${copyValue(c.branch)}\t${copyValue(c.vat)}\t${copyValue(c.iban)}` : '\t\\N\t\\N\t\\N'
  line += `\t${copyValue(c.street)}\t${copyValue(c.houseNumber)}\t${copyValue(c.houseNumberSuffix)}\t${copyValue(c.postcode)}`
  line += `\t${copyValue(c.place)}\t${copyValue(c.municipality)}\t${copyValue(c.province)}\t${copyValue(c.country)}`
  line += `\t${copyValue(latitude)}\t${copyValue(longitude)}\t${copyValue(c.phone)}\t${copyValue(c.phone2)}\t${copyValue(c.mobile)}`
  line += `\t${copyValue(c.email)}\t${copyValue(c.website)}\t${copyValue(c.status)}\t${copyValue(arrayText(c.tags))}\t${copyValue(jsonText(c.own))}`
  return `${line}\t${copyValue(c.doNotContact)}\t${copyValue(c.lastContactOn)}\t${copyValue(c.confirmedOn)}\t${point?.source ?? '\\N'}\n`
}

const noRevenue = '\t\\N\t\\N'
const noContact = '\t\\N'.repeat(10)

function contactPart({
  name,
  salutation,
  firstName,
  infix,
  lastName,
  email,
  phone,
  mobile,
  profile,
  function: title,
}: CleanContact): string {
  const named = `\t${copyValue(name)}\t${copyValue(salutation)}\t${copyValue(firstName)}\t${copyValue(infix)}\t${copyValue(lastName)}`
  return `${named}\t${copyValue(email)}\t${copyValue(phone)}\t${copyValue(mobile)}\t${copyValue(profile)}\t${copyValue(title)}`
}

/** Amounts of one year are added up; an amount whose year the file does not say is kept under year 0. */
function revenuePart(revenue: CleanCustomer['revenue']): string {
  const [first] = revenue
  if (revenue.length === 1 && first) return `\t{${first.year ?? 0}}\t{${first.cents}}`
  const sums = new Map<number, number>()
  for (const { year, cents } of revenue) sums.set(year ?? 0, (sums.get(year ?? 0) ?? 0) + cents)
  return `\t{${[...sums.keys()].join(',')}}\t{${[...sums.values()].join(',')}}`
}
