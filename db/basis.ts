import { createHash } from 'node:crypto'
import type { MatchKind } from '#domain/clean/duplicates/record'
import type { Row } from './merge-children'

/** What an answer about two records rests on: all that the matcher compares. */
const columns = {
  organisation: [
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
  ],
  person: ['name', 'first_name', 'infix', 'last_name', 'email', 'phone', 'mobile', 'linkedin_url'],
} as const satisfies Record<MatchKind, readonly string[]>

/** A digest of what is known of a customer or a contact, from its row as PostgreSQL writes it in JSON. */
export function basisOf(kind: MatchKind, row: Row): string {
  return createHash('sha256')
    .update(JSON.stringify(columns[kind].map((column) => row[column] ?? null)))
    .digest('base64url')
}
