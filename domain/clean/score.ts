import { type Day, daysBetween } from '#domain/calendar/day'
import type { CleanCustomer } from './customer'
import type { CleanRow } from './preview'

/** What a consultant needs of a customer, each with its weight: to visit (address, point), to call (phone, person), to write (mail), to be sure (KvK). */
export const keyFields = { address: 3, phone: 3, contact: 2, email: 2, kvk: 1, point: 1 } as const
export type KeyField = keyof typeof keyFields

/** What the score is made of. All are counts over a number of customers, so the facts of two bases add up to those of both. */
export type BaseFacts = {
  customers: number
  filled: Record<KeyField, number>
  /** Values that are checked (postcode, phone, mail, numbers …) and filled, and how many of those are wrong or were written in another way. */
  values: number
  wrong: number
  /** Records too many: what will be left after all duplicates are merged, taken off. A sum of chances, so not always whole. */
  duplicates: number
  /** Sum over the customers of how fresh the last confirmation is, 0 to 1 each. */
  fresh: number
}

/** Whole points; the four parts run from 0 to 100 each, the total weighs them 35, 30, 20 and 15. Source: design of step 1, section 5. */
export type QualityScore = { total: number; complete: number; valid: number; unique: number; recent: number }

const weights = { complete: 35, valid: 30, unique: 20, recent: 15 } as const

/** The quality of a base of customers; null while it is empty. */
export function qualityScore(facts: BaseFacts): QualityScore | null {
  if (facts.customers === 0) return null
  const parts = {
    complete: completeness(facts),
    valid: facts.values === 0 ? 0 : 1 - facts.wrong / facts.values,
    unique: 1 - facts.duplicates / facts.customers,
    recent: facts.fresh / facts.customers,
  }
  const total = Object.entries(weights).reduce((sum, [part, weight]) => sum + weight * within(parts[part as keyof typeof parts]), 0)
  const percent = (share: number) => Math.round(within(share) * 100)
  return {
    total: Math.round(total),
    complete: percent(parts.complete),
    valid: percent(parts.valid),
    unique: percent(parts.unique),
    recent: percent(parts.recent),
  }
}

function completeness({ customers, filled }: BaseFacts): number {
  const most = Object.values(keyFields).reduce((sum, weight) => sum + weight, 0)
  const got = Object.entries(keyFields).reduce((sum, [field, weight]) => sum + weight * filled[field as KeyField], 0)
  return got / (most * customers)
}

/** Per field that calling and visiting need: at how many of a hundred customers it is filled. */
export function filledShares({ customers, filled }: BaseFacts): Record<KeyField, number> {
  const share = (field: KeyField) => (customers === 0 ? 0 : Math.round((filled[field] / customers) * 100))
  return Object.fromEntries((Object.keys(keyFields) as KeyField[]).map((field) => [field, share(field)])) as Record<KeyField, number>
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share))
}

/** How fresh a confirmation is: 1 today, e^-1 after two years; 0 where nobody ever confirmed anything. */
export function freshness(confirmedOn: Day | null, today: Day): number {
  if (confirmedOn === null) return 0
  return Math.exp(-Math.max(0, daysBetween(confirmedOn, today)) / 730.5)
}

export const noFacts: BaseFacts = {
  customers: 0,
  filled: { address: 0, phone: 0, contact: 0, email: 0, kvk: 0, point: 0 },
  values: 0,
  wrong: 0,
  duplicates: 0,
  fresh: 0,
}

export function addFacts(a: BaseFacts, b: BaseFacts): BaseFacts {
  const filled = Object.fromEntries(
    Object.keys(keyFields).map((field) => [field, a.filled[field as KeyField] + b.filled[field as KeyField]]),
  )
  return {
    customers: a.customers + b.customers,
    filled: filled as BaseFacts['filled'],
    values: a.values + b.values,
    wrong: a.wrong + b.wrong,
    duplicates: a.duplicates + b.duplicates,
    fresh: a.fresh + b.fresh,
  }
}

/**
 * A file as it came in: a value that a rule had to write in another way counts as wrong, as does one that could not be read. Duplicates are not known
 * yet and stay 0.
 */
export function factsOfRows(rows: readonly CleanRow[], today: Day): BaseFacts {
  const facts: BaseFacts = { ...noFacts, filled: { ...noFacts.filled } }
  for (const { customer, changes, findings } of rows) {
    if (!customer) continue
    facts.customers++
    countFilled(customer, facts.filled)
    let malformed = 0
    for (const { kind } of findings) if (kind === 'malformed') malformed++
    facts.values += malformed
    for (const field of checkedFields) if (customer[field] !== null) facts.values++
    facts.wrong += malformed + rewritten(changes)
    facts.fresh += freshness(customer.confirmedOn ?? customer.lastContactOn, today)
  }
  return facts
}

const checkedFields = [
  'postcode',
  'place',
  'phone',
  'phone2',
  'mobile',
  'email',
  'website',
  'kvk',
  'branch',
  'vat',
  'iban',
] as const satisfies readonly (keyof CleanCustomer)[]

const isChecked: ReadonlySet<string> = new Set(checkedFields)

/** How many of the checked fields had to be written in another way. */
function rewritten(changes: CleanRow['changes']): number {
  const fields: string[] = []
  for (const { field, before } of changes) if (before !== '' && isChecked.has(field) && !fields.includes(field)) fields.push(field)
  return fields.length
}

function countFilled(customer: CleanCustomer, filled: BaseFacts['filled']): void {
  if (customer.street !== null && customer.houseNumber !== null && customer.postcode !== null && customer.place !== null) filled.address++
  if ((customer.phone ?? customer.mobile) !== null) filled.phone++
  if (customer.contact !== null) filled.contact++
  if (customer.email !== null) filled.email++
  if (customer.kvk !== null) filled.kvk++
  if (customer.latitude !== null) filled.point++
}
