import { isClosedStatus } from './closed'
import { type CustomerField, customerFields, type Mapping } from './columns'

/** A field that goes out: all but a column that was left out. */
export type OutField = Exclude<CustomerField, 'ignore'>

/** A column of the file that goes out. `header` is the client's own; null where none of their files has a column for what we know. */
export type OutColumn = { field: OutField; header: string | null; year: number | null }

/** A customer as it goes out, in the words of a file. Phones E.164, days `YYYY-MM-DD`, money whole cents by year (0: a year nobody named). */
export type OutCustomer = Partial<Record<Exclude<OutField, 'own' | 'revenue' | 'tag'>, string | null>> & {
  tags: readonly string[]
  own: Readonly<Record<string, string>>
  revenue: Readonly<Record<string, number>>
}

/** How values are written for whoever reads the file. */
export type OutWords = {
  yes: string
  closed: string
  active: string
  decimal: ',' | '.'
  phone: (e164: string) => string
  legalForm: (form: string) => string
}

/** What the base holds: which fields have a value somewhere, and of which years there is a revenue. */
export type Present = { fields: ReadonlySet<string>; years: readonly number[] }

/**
 * The columns of a cleaned base: those of the client's own files, each once and in their own order, and behind them what we know that no file had a column for.
 * @param mappings what the columns of the files became, the file whose columns go first at the front
 */
export function outColumns(mappings: readonly Mapping[], present: Present): OutColumn[] {
  const columns: OutColumn[] = []
  const taken = new Set<string>()
  for (const { columns: mapped } of mappings)
    for (const { field, header, year } of mapped) {
      if (field === 'ignore') continue
      const key = keyOf(field, header, year)
      if (taken.has(key)) continue
      taken.add(key)
      columns.push({ field, header, year: field === 'revenue' ? year : null })
    }
  const said = covered(columns)
  for (const field of customerFields)
    if (present.fields.has(field) && !said.has(field)) columns.push({ field: field as OutField, header: null, year: null })
  for (const year of present.years)
    if (!columns.some((column) => column.field === 'revenue' && (column.year ?? 0) === year))
      columns.push({ field: 'revenue', header: null, year: year || null })
  return columns
}

function keyOf(field: string, header: string, year: number | null): string {
  if (field === 'own' || field === 'status') return `${field} ${header}`
  return field === 'revenue' ? `revenue ${year ?? 0}` : field
}

/** Fields that need no column of their own: they have one, or stand in that of another as the client is used to. */
function covered(columns: readonly OutColumn[]): ReadonlySet<string> {
  const own = new Set<string>(columns.map(({ field }) => field))
  const said = new Set(own)
  const through = (column: OutField, ...fields: OutField[]) => {
    if (own.has(column)) for (const field of fields) said.add(field)
  }
  through('street', 'houseNumber', 'houseNumberSuffix')
  through('houseNumber', 'houseNumberSuffix')
  through('phone', 'phone2', 'mobile')
  through('name', 'legalForm')
  through('contactName', 'contactFirstName', 'contactInfix', 'contactLastName', 'contactInitials')
  if (own.has('contactLastName') && (own.has('contactFirstName') || own.has('contactInitials'))) said.add('contactName').add('contactInfix')
  if (own.has('street') && !own.has('postcode') && !own.has('place')) said.add('postcode').add('place')
  return said
}

/** How the rows of a base are written in these columns. What has no column of its own goes behind what it belongs to: a house number behind its street. */
export function outRow(columns: readonly OutColumn[], words: OutWords): (customer: OutCustomer) => string[] {
  const own = new Set(columns.map(({ field }) => field))
  return (customer) => columns.map((column) => cellOf(column, customer, own, words))
}

function cellOf({ field, header, year }: OutColumn, customer: OutCustomer, own: ReadonlySet<string>, words: OutWords): string {
  switch (field) {
    case 'own':
      return customer.own[header ?? ''] ?? ''
    case 'tag':
      return customer.tags.join('; ')
    case 'revenue':
      return euros(customer.revenue[String(year ?? 0)], words.decimal)
    case 'status':
      return statusOf(customer, header, words)
    case 'legalForm':
      return customer.legalForm ? words.legalForm(customer.legalForm) : ''
    case 'doNotContact':
      return customer.doNotContact ? words.yes : ''
    case 'street':
      return streetOf(customer, own)
    case 'houseNumber':
      return joined([customer.houseNumber, own.has('houseNumberSuffix') ? null : customer.houseNumberSuffix], ' ')
    case 'phone':
      return joined(
        [customer.phone, own.has('phone2') ? null : customer.phone2, own.has('mobile') ? null : customer.mobile].map((number) =>
          number ? words.phone(number) : null,
        ),
        ' / ',
      )
    case 'phone2':
    case 'mobile':
    case 'contactPhone': {
      const number = customer[field]
      return number ? words.phone(number) : ''
    }
    case 'contactLastName':
      return joined([own.has('contactInfix') ? null : customer.contactInfix, customer.contactLastName], ' ')
    case 'latitude':
    case 'longitude':
      return (customer[field] ?? '').replace('.', words.decimal)
    default:
      return customer[field] ?? ''
  }
}

/** In the client's own words as long as those say what we know. */
function statusOf({ own, status }: OutCustomer, header: string | null, words: OutWords): string {
  const theirs = own[header ?? '']
  if (theirs !== undefined && isClosedStatus(theirs) === (status === 'closed')) return theirs
  return status === 'closed' ? words.closed : words.active
}

function streetOf(customer: OutCustomer, own: ReadonlySet<string>): string {
  const number = own.has('houseNumber') ? null : customer.houseNumber
  const line = joined(
    [customer.street, number, own.has('houseNumber') || own.has('houseNumberSuffix') ? null : customer.houseNumberSuffix],
    ' ',
  )
  if (own.has('postcode') || own.has('place')) return line
  return joined([line, joined([customer.postcode, customer.place], ' ')], ', ')
}

function joined(parts: readonly (string | null | undefined)[], between: string): string {
  return parts.filter((part) => part).join(between)
}

function euros(cents: number | undefined, decimal: ',' | '.'): string {
  if (cents === undefined) return ''
  const whole = Math.trunc(Math.abs(cents) / 100)
  return `${cents < 0 ? '-' : ''}${whole}${decimal}${String(Math.abs(cents) % 100).padStart(2, '0')}`
}
