import { createHash } from 'node:crypto'
import type { Row } from './merge-children'

/** What an answer about two customers rests on: all that the matcher compares. */
const columns = [
  'name',
  'legal_form',
  'kvk',
  'branch',
  'vat',
  'iban',
  'external_no',
  'street',
  'house_number',
  'house_number_suffix',
  'postcode',
  'place',
  'country',
  'phone',
  'phone2',
  'mobile',
  'email',
  'website',
] as const

/** A digest of what is known of a customer, from its row as PostgreSQL writes it in JSON. */
export function basisOf(row: Row): string {
  return createHash('sha256')
    .update(JSON.stringify(columns.map((column) => row[column] ?? null)))
    .digest('base64url')
}
