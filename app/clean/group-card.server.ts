import { type Customer, customersWithIds, numbersOf, originsOf } from '#db/customers'
import type { Tx } from '#db/door'
import { type ChildCounts, childCounts, type Group } from '#db/duplicates'
import { trustedSourceAt } from '#db/trusted-source'
import type { MatchKind, Reason, ScoredPair } from '#domain/clean/duplicates/record'
import { type MergeField, type MergeReason, mergeFields, type NumberField, suggestMerge, textOf } from '#domain/clean/merge'
import type { PersonField } from '#domain/clean/merge-person'
import { writtenPhone } from '#domain/clean/phone'
import { mergeRecord } from './merge-record'

/** A group as it stands on its card: members in columns, only the fields that differ in rows. */
export type GroupCard = {
  id: string
  kind: MatchKind
  band: Group['band']
  percentage: number
  reasons: { field: Reason['field']; kind: Reason['kind']; points: number }[]
  keeperId: string
  /** Numbers of which one must be chosen before anything is merged. */
  conflicts: NumberField[]
  members: CardMember[]
  fields: CardField[]
  /** How many filled fields are equal, and so not shown. */
  equal: number
  revenue: { year: number; cents: (number | null)[] }[]
}

export type CardMember = {
  id: string
  name: string
  /** The customer to open to see more. */
  openId: string | null
  /** Where a person works. */
  places: string[]
  counts: Pick<ChildCounts, 'contacts' | 'activities' | 'followUps' | 'notes'>
  createdOn: string | null
  own: [header: string, value: string][]
}

/** `texts` holds the value per member, in their order; `from` is the place of the one that is suggested. */
export type CardField = { field: MergeField | PersonField; texts: string[]; from: number; why: MergeReason }

/** The card of a group of customers; null when fewer than two of them live. */
export async function customerCard(tx: Tx, group: Group): Promise<GroupCard | null> {
  const { clientId, recordIds } = group
  const found = new Map((await customersWithIds(tx, clientId, recordIds)).map((customer) => [customer.id, customer]))
  const customers = recordIds.map((id) => found.get(id)).filter((customer): customer is Customer => customer?.canonicalId === null)
  if (customers.length < 2) return null
  const hanging = new Map((await childCounts(tx, clientId, recordIds)).map((counts) => [counts.customerId, counts]))
  const origins = await originsOf(tx, clientId, recordIds)
  const trusted = await trustedSourceAt(tx, clientId)
  const records = customers.map((customer) => mergeRecord(customer, hanging.get(customer.id), origins.get(customer.id), trusted))
  const suggestion = suggestMerge(records)
  const filled = mergeFields.filter((field) => records.some((record) => textOf(record, field) !== ''))
  const differing = filled.filter((field) => new Set(records.map((record) => textOf(record, field))).size > 1)
  const numbers = await numbersOf(tx, clientId, recordIds)
  return {
    ...headOf(group),
    keeperId: suggestion.keeperId,
    conflicts: suggestion.conflicts,
    members: customers.map((customer) => memberOf(customer, customers, hanging.get(customer.id))),
    fields: differing.map((field) => ({
      field,
      texts: records.map((record) => (field === 'phones' ? phonesText(record) : textOf(record, field))),
      from: records.findIndex(({ id }) => id === suggestion.from[field]?.id),
      why: suggestion.from[field]?.why ?? 'keeper',
    })),
    equal: filled.length - differing.length,
    revenue: revenueRows(customers, numbers),
  }
}

function phonesText({ phone, phone2, mobile }: Pick<Customer, 'phone' | 'phone2' | 'mobile'>): string {
  return [phone, phone2, mobile]
    .filter((number) => number !== null)
    .map(writtenPhone)
    .join(' / ')
}

const reasonsShown = 6

/** What stands above the members, whatever they are. */
export function headOf(group: Group): Pick<GroupCard, 'id' | 'kind' | 'band' | 'percentage' | 'reasons'> {
  return { id: group.id, kind: group.kind, band: group.band, percentage: group.percentage, reasons: reasonsOf(group) }
}

/** Of all pairs in the group the strongest of each reason, those for first. */
function reasonsOf({ pairs }: Group): GroupCard['reasons'] {
  const strongest = new Map<string, Reason>()
  for (const { reasons } of pairs as ScoredPair[]) {
    for (const reason of reasons) {
      const key = `${reason.field} ${reason.kind}`
      const known = strongest.get(key)
      if (!known || Math.abs(reason.points) > Math.abs(known.points)) strongest.set(key, reason)
    }
  }
  return [...strongest.values()]
    .sort((a, b) => b.points - a.points)
    .slice(0, reasonsShown)
    .map(({ field, kind, points }) => ({ field, kind, points }))
}

function memberOf(customer: Customer, all: readonly Customer[], counts: ChildCounts | undefined): CardMember {
  const { contacts = 0, activities = 0, followUps = 0, notes = 0, createdOn = null } = counts ?? {}
  const own = Object.entries(customer.own).filter(
    ([header, value]) => value !== '' && all.some((other) => (other.own[header] ?? '') !== value),
  )
  return {
    id: customer.id,
    name: customer.name,
    openId: customer.id,
    places: [],
    counts: { contacts, activities, followUps, notes },
    createdOn,
    own: own.slice(0, 6),
  }
}

function revenueRows(customers: readonly Customer[], numbers: Awaited<ReturnType<typeof numbersOf>>): GroupCard['revenue'] {
  const revenue = numbers.filter(({ measure }) => measure === 'revenue')
  const years = [...new Set(revenue.map(({ year }) => year))].sort((a, b) => b - a)
  return years
    .map((year) => ({
      year,
      cents: customers.map(({ id }) => revenue.find((each) => each.year === year && each.customerId === id)?.amount ?? null),
    }))
    .filter(({ cents }) => new Set(cents).size > 1)
}
