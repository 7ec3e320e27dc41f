import type { Customer } from '#db/customers'
import type { ChildCounts } from '#db/duplicates'
import type { CleanCustomer } from '#domain/clean/customer'
import type { MergedValues, MergeRecord } from '#domain/clean/merge'

/** A customer of the registry as the merge rules read it. */
export function mergeRecord(customer: Customer, counts: ChildCounts | undefined): MergeRecord {
  const { clientId: _, canonicalId: __, importId: ___, version: ____, legalForm, ...fields } = customer
  const { contacts = 0, activities = 0, followUps = 0, notes = 0 } = counts ?? {}
  return { ...fields, legalForm: legalForm as CleanCustomer['legalForm'], weight: contacts + activities * 3 + followUps * 3 + notes }
}

/** The values of a merge under the names of the columns of the customer table. */
export function columnsOf(values: MergedValues): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  )
}
