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

/** The columns of the staging table, in the order of a line. */
export const stageColumns = [
  'line int',
  'id uuid',
  'contact_id uuid',
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
  'note text',
  'years int[]',
  'cents bigint[]',
  'findings jsonb',
] as const

/** All of a line but its first three values, which differ from row to row: two rows that say the same have the same text here. */
export function saysOf({ customer, findings, point }: LineToWrite): string {
  const c = customer
  const text = [
    c.externalNo,
    c.name,
    c.legalForm,
    c.kvk,
    c.branch,
    c.vat,
    c.iban,
    c.street,
    c.houseNumber,
    c.houseNumberSuffix,
    c.postcode,
    c.place,
    c.municipality,
    c.province,
    c.country,
    (point ?? c).latitude,
    (point ?? c).longitude,
    c.phone,
    c.phone2,
    c.mobile,
    c.email,
    c.website,
    c.status,
    arrayText(c.tags),
    jsonText(c.own),
    c.doNotContact,
    c.lastContactOn,
    c.confirmedOn,
    point?.source ?? null,
  ]
  let line = ''
  for (const value of text) line += `\t${copyValue(value)}`
  line += c.contact ? contactPart(c.contact) : noContact
  line += `\t${copyValue(c.note)}`
  line += c.revenue.length > 0 ? revenuePart(c.revenue) : '\t\\N\t\\N'
  return `${line}\t${findings.length > 0 ? copyValue(jsonText(findings)) : '\\N'}`
}

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
  let part = ''
  for (const value of [name, salutation, firstName, infix, lastName, email, phone, mobile, profile, title]) part += `\t${copyValue(value)}`
  return part
}

/** Amounts of one year are added up; an amount whose year the file does not say is kept under year 0. */
function revenuePart(revenue: CleanCustomer['revenue']): string {
  const sums = new Map<number, number>()
  for (const { year, cents } of revenue) sums.set(year ?? 0, (sums.get(year ?? 0) ?? 0) + cents)
  return `\t{${[...sums.keys()].join(',')}}\t{${[...sums.values()].join(',')}}`
}
