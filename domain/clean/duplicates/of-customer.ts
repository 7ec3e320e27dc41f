import type { CleanCustomer } from '#domain/clean/customer'
import type { MatchRecord } from './record'

const fields = [
  'name',
  'kvk',
  'branch',
  'vat',
  'iban',
  'externalNo',
  'street',
  'houseNumber',
  'houseNumberSuffix',
  'postcode',
  'place',
  'country',
  'website',
] as const

type Matched = Pick<CleanCustomer, (typeof fields)[number] | 'phone' | 'phone2' | 'mobile' | 'email'> & { id: string }

/**
 * A customer as the matcher reads it. The point on the map stays out: where the file has none it is that of the place, and would say that a whole town
 * stands in one building.
 */
export function matchRecordOf(customer: Matched): MatchRecord {
  return {
    ...Object.fromEntries(fields.map((field) => [field, customer[field]])),
    id: customer.id,
    phones: [customer.phone, customer.phone2, customer.mobile].filter((phone) => phone !== null),
    emails: customer.email ? [customer.email] : [],
  }
}
