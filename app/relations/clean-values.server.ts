import type { CustomerEdit } from '#db/customers'
import type { CustomerField, MappedColumn } from '#domain/clean/columns'
import type { FindingRule } from '#domain/clean/finding'
import { normaliseRow } from '#domain/clean/normalise'
import type { Rules } from '#domain/clean/rules'

/** The fields that a person types in a form, as text. */
export const typedFields = [
  'name',
  'externalNo',
  'street',
  'houseNumber',
  'houseNumberSuffix',
  'postcode',
  'place',
  'country',
  'phone',
  'phone2',
  'mobile',
  'email',
  'website',
  'kvk',
  'branch',
  'vat',
  'iban',
] as const satisfies readonly CustomerField[]
export type TypedField = (typeof typedFields)[number]

// What a person types is meant as typed: no capitals changed, no placeholders emptied, no closing by a word in the name.
const rules: Rules = { capitals: false, 'legal-form': false, placeholders: false, closed: false, encoding: false, place: false }

export type CleanValues = { edit: CustomerEdit; wrong: Partial<Record<TypedField, FindingRule>> }

/** Fields that find their place together: a mobile number typed as telephone becomes the mobile one, a street may bring its number. */
const together: readonly (readonly TypedField[])[] = [
  ['phone', 'phone2', 'mobile'],
  ['street', 'houseNumber', 'houseNumberSuffix'],
]

/** One typed value with those that it may push aside, as they are now. */
export function withNeighbours(
  field: TypedField,
  value: string,
  current: Readonly<Record<TypedField, unknown>>,
): Partial<Record<TypedField, string>> {
  const group = together.find((fields) => fields.includes(field)) ?? [field]
  return Object.fromEntries(group.map((each) => [each, each === field ? value : String(current[each] ?? '')]))
}

/**
 * Reads typed values as an import would read them: a phone number becomes E.164, a postcode gets its space. What cannot be right is named per field
 * and left out of the edit.
 * @param typed only the fields that are to change; an empty text clears the field
 */
export function cleanValues(typed: Partial<Record<TypedField, string>>, country = 'NL'): CleanValues {
  const fields = typedFields.filter((field) => typed[field] !== undefined)
  const columns = fields.map((field, column): MappedColumn => ({ column, header: field, field, year: null, join: null, kind: 'text' }))
  const cells = fields.map((field) => typed[field] ?? '')
  const fixed = typed.country === undefined ? { country } : {}
  const { customer, findings } = normaliseRow({ line: 1, cells }, { columns, dropped: [], fixed }, rules)
  const wrong: CleanValues['wrong'] = {}
  for (const { field, kind, rule } of findings) if (kind === 'malformed' && isTyped(field, fields)) wrong[field] = rule
  // Of a name of signs that nobody sees nothing is left.
  if (typed.name !== undefined && !customer.name) wrong.name = 'name-missing'
  const edit: Record<string, unknown> = {}
  for (const field of fields) if (!wrong[field]) edit[field] = customer[field]
  return { edit: edit as CustomerEdit, wrong }
}

function isTyped(field: string, fields: readonly TypedField[]): field is TypedField {
  return (fields as readonly string[]).includes(field)
}
