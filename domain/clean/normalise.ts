import type { LegalForm } from '#domain/relations/calling'
import { readCents, readDecimal } from './amounts'
import { cleanAddress } from './clean-address'
import { cleanContact } from './clean-contact'
import { cleanIdentifiers } from './clean-identifiers'
import { cleanReach } from './clean-reach'
import { isClosedStatus, saysClosed } from './closed'
import type { CustomerField, Mapping } from './columns'
import type { CleanCustomer } from './customer'
import { readDay } from './dates'
import type { Change, Finding } from './finding'
import { legalFormIn, legalFormOf } from './legal-form'
import { capitalsOfName, nameWithForm } from './names'
import { type Edits, openRow, type RawRow } from './raw-row'
import type { Rules } from './rules'
import type { TableRow } from './table'
import { foldText } from './text'
import { withoutTooLong } from './too-long'

export type NormalisedRow = { customer: CleanCustomer; changes: Change[]; findings: Finding[] }

/**
 * One row of the file as a customer: the columns taken by the mapping, written one way by the rules that are on, with every change kept beside its
 * raw value. A malformed value is not taken over: it stands in its finding, so that nothing is lost and nothing wrong gets in.
 * `name` is empty where the row has none; the caller rejects it.
 */
export function normaliseRow(row: TableRow, mapping: Mapping, rules: Rules, edits: Edits = {}): NormalisedRow {
  const raw = openRow(row, mapping, rules, edits)
  const address = cleanAddress(raw)
  const reach = cleanReach(raw, address.country)
  const contact = cleanContact(raw, address.country)
  const { name, legalForm } = cleanName(raw, contact?.name ?? '')
  const { kvk, branch, vat, iban } = cleanIdentifiers(raw)
  const { street, houseNumber, houseNumberSuffix, postcode, place, municipality, province, country, latitude, longitude } = address
  const { phone, phone2, mobile, email, website } = reach.customer
  // Written out: a row that is put together of parts with spreads takes twice as long.
  const customer: CleanCustomer = {
    externalNo: raw.take('externalNo') || null,
    name,
    legalForm,
    kvk,
    branch,
    vat,
    iban,
    street,
    houseNumber,
    houseNumberSuffix,
    postcode,
    place,
    municipality,
    province,
    country,
    latitude,
    longitude,
    phone,
    phone2,
    mobile,
    email,
    website,
    status: isClosed(raw, name) ? 'closed' : 'active',
    revenue: cleanRevenue(raw),
    lastContactOn: cleanDay(raw, 'lastContactOn'),
    confirmedOn: cleanDay(raw, 'confirmedOn'),
    doNotContact: saysYes(raw.take('doNotContact')),
    note: cleanNote(raw),
    tags: cleanTags(raw),
    own: Object.assign(cleanOwn(raw), reach.leftOver),
    contact,
  }
  return { customer: withoutTooLong(customer, raw), changes: raw.changes, findings: raw.findings }
}

function cleanName(raw: RawRow, contactName: string): { name: string; legalForm: LegalForm | null } {
  const written = raw.take('name')
  if (!written && contactName) raw.find('name', 'doubtful', 'name-from-contact', contactName)
  let name = written || contactName
  if (written && raw.on('capitals')) {
    const mixed = capitalsOfName(written)
    raw.change('name', written, mixed, 'capitals')
    name = mixed
  }
  const column = raw.take('legalForm')
  const found = legalFormIn(name)
  const legalForm = (column ? legalFormOf(column) : null) ?? found?.form ?? null
  if (written && found && raw.on('legal-form')) {
    const apart = nameWithForm(name, found)
    raw.change('name', name, apart, 'legal-form')
    name = apart
  }
  return { name, legalForm }
}

function isClosed(raw: RawRow, name: string): boolean {
  if (!raw.on('closed')) return false
  const status = raw.take('status')
  if (status && isClosedStatus(status)) {
    raw.find('status', 'closed', 'closed-by-status', status)
    return true
  }
  if (!saysClosed(name)) return false
  raw.find('name', 'closed', 'closed-by-name', name)
  return true
}

function cleanRevenue(raw: RawRow): CleanCustomer['revenue'] {
  const revenue: CleanCustomer['revenue'] = []
  for (const { column, text } of raw.each('revenue')) {
    const cents = readCents(text)
    if (cents === null) {
      raw.find('revenue', 'malformed', 'amount-malformed', text)
      continue
    }
    raw.change('revenue', text, inEuros(cents) ?? '', 'amounts')
    revenue.push({ year: column.year, cents })
  }
  return revenue
}

function cleanDay(raw: RawRow, field: CustomerField): string | null {
  const text = raw.take(field)
  if (!text) return null
  const day = readDay(text)
  if (day) raw.change(field, text, day, 'dates')
  else raw.find(field, 'malformed', 'date-malformed', text)
  return day
}

function cleanNote(raw: RawRow): string | null {
  const note = raw.take('note')
  if (note && contactRule.test(foldText(note))) raw.find('note', 'doubtful', 'contact-rule-in-note', note)
  return note || null
}

/** "niet bellen ma!", "alleen ochtend", "bel me niet": a rule for whoever calls, hidden in a note. */
const contactRule =
  /\b(niet|nooit|geen) (meer )?(bellen|mailen|bezoek|benaderen|post|op (ma|di|wo|do|vr)|voor \d|na \d)|\bbel(t|len)? (me |ons )?(niet|nooit|alleen)|\balleen (bellen|mailen|per|via|op|na|voor|in de|'?s? ?ochtend|middag)|do not (call|contact|mail)|no calls/

function cleanTags(raw: RawRow): string[] {
  const written = raw.each('tag')
  if (written.length === 0) return []
  const tags = written.flatMap(({ text }) => text.split(/\s*(?::::|[;,|])\s*/))
  return [...new Set(tags.map((tag) => tag.replace(/^\*\s*/, '')).filter((tag) => tag && tag.toLowerCase() !== 'mycontacts'))]
}

/** A status in the client's own words stays readable under its header, beside what we make of it. */
function cleanOwn(raw: RawRow): Record<string, string> {
  const own: Record<string, string> = {}
  for (const { column, text } of raw.each('status')) own[column.header] = text
  for (const { column, text } of raw.each('own')) {
    const value = ownValue(column.kind, text, raw)
    raw.change('own', text, value, column.kind === 'date' ? 'dates' : 'amounts')
    own[column.header] = value
  }
  return own
}

function ownValue(kind: 'text' | 'date' | 'number' | 'amount', text: string, raw: RawRow): string {
  if (kind === 'date' && raw.on('dates')) return readDay(text) ?? text
  if (kind === 'amount' && raw.on('amounts')) return inEuros(readCents(text)) ?? text
  return kind === 'number' && raw.on('amounts') ? String(readDecimal(text) ?? text) : text
}

function inEuros(cents: number | null): string | null {
  return cents === null ? null : String(cents / 100)
}

function saysYes(text: string): boolean {
  return text !== '' && /^(ja|j|yes|y|true|waar|1|x|niet (bellen|benaderen))$/.test(foldText(text))
}
