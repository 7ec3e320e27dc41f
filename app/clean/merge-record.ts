import type { Customer, Origin } from '#db/customers'
import type { ChildCounts } from '#db/duplicates'
import type { CleanCustomer } from '#domain/clean/customer'
import {
  type FieldSource,
  type MergedValues,
  type MergeField,
  type MergePicks,
  type MergeRecord,
  type MergeSuggestion,
  mergeFields,
} from '#domain/clean/merge'
import type { MergedPerson, PersonField } from '#domain/clean/merge-person'
import { sourceName } from '#domain/clean/source-name'

/** Per field the record whose value is taken, of whichever kind. */
export type Picks = Partial<Record<MergeField | PersonField, string>>

/**
 * A customer of the registry as the merge rules read it.
 * @param trusted the source that its client puts above the others
 */
export function mergeRecord(
  customer: Customer,
  counts: ChildCounts | undefined,
  origin: Origin = {},
  trusted: string | null = null,
): MergeRecord {
  const { clientId: _, canonicalId: __, importId: ___, version: ____, legalForm, ...fields } = customer
  const { contacts = 0, activities = 0, followUps = 0, notes = 0 } = counts ?? {}
  return {
    ...fields,
    legalForm: legalForm as CleanCustomer['legalForm'],
    weight: contacts + activities * 3 + followUps * 3 + notes,
    sources: Object.fromEntries(mergeFields.map((field) => [field, sourceOf(field, origin, trusted)])),
  }
}

/** The columns that a choice between records is about. */
function columnsOfField(field: MergeField): readonly string[] {
  if (field === 'address')
    return [
      'street',
      'houseNumber',
      'houseNumberSuffix',
      'postcode',
      'place',
      'municipality',
      'province',
      'country',
      'latitude',
      'longitude',
    ]
  return field === 'phones' ? ['phone', 'phone2', 'mobile'] : [field]
}

function sourceOf(field: MergeField, origin: Origin, trusted: string | null): FieldSource {
  const known = columnsOfField(field).flatMap((column) => origin[column] ?? [])
  const typed = known.find(({ source }) => source === 'hand')
  // Where a point came from says nothing about the address beside it.
  const file = known.find((each) => each.file)?.file ?? origin['*']?.file
  const isTrusted = trusted !== null && file !== undefined && sourceName(file) === trusted
  return { byHand: typed !== undefined, trusted: isTrusted, on: typed?.on ?? known[0]?.on ?? origin['*']?.on ?? null }
}

/** Where the keeper's values come from after the merge: each field from the record whose value was taken, with its own source and day. */
export function mergedOrigin(
  keeperId: string,
  { from }: Pick<MergeSuggestion, 'from'>,
  picks: MergePicks,
  origins: ReadonlyMap<string, Origin>,
): Origin {
  const merged: Origin = { ...origins.get(keeperId) }
  for (const field of mergeFields) {
    const donor = picks[field] ?? from[field]?.id
    if (!donor || donor === keeperId) continue
    for (const column of columnsOfField(field)) {
      const source = origins.get(donor)?.[column] ?? origins.get(donor)?.['*']
      merged[column] = { ...source, from: source?.from ?? donor }
    }
  }
  return merged
}

/** The values of a merge under the names of the columns of the table. */
export function columnsOf(values: MergedValues | MergedPerson): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  )
}
