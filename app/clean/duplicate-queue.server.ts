import { today } from '#app/http/clock.server'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Customer, customerCount, customersWithIds, numbersOf, originsOf } from '#db/customers'
import { type Tx, withActor } from '#db/door'
import {
  type ChildCounts,
  childCounts,
  type Group,
  type GroupCounts,
  groupCounts,
  groupOf,
  mergesItselfAt,
  openGroupsOf,
  type QueuePlace,
  queueOf,
} from '#db/duplicates'
import type { Reason, ScoredPair } from '#domain/clean/duplicates/record'
import { type MergeField, type MergeReason, mergeFields, type NumberField, suggestMerge, textOf } from '#domain/clean/merge'
import { writtenPhone } from '#domain/clean/phone'
import type { Actor } from '#domain/relations/actor'
import { mergeRecord } from './merge-record'

export type Band = Group['band']

export type DuplicatesScreen = {
  campaignId: string
  clientName: string
  /** Those that count: neither merged into another nor closed. */
  customers: number
  counts: GroupCounts
  /** What may be merged unseen is merged by itself at this client. */
  mergesItself: boolean
  band: Band
  queue: QueuePlace
  group: GroupCard | null
}

/** A group as it stands on its card: members in columns, only the fields that differ in rows. */
export type GroupCard = {
  id: string
  band: Band
  percentage: number
  isSkipped: boolean
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
  counts: Pick<ChildCounts, 'contacts' | 'activities' | 'followUps' | 'notes'>
  lastContactOn: string | null
  createdOn: string | null
  own: [header: string, value: string][]
}

/** `texts` holds the value per member, in their order; `from` is the place of the one that is suggested. */
export type CardField = { field: MergeField; texts: string[]; from: number; why: MergeReason }

/** The review queue of one band with the group that is up; null when the actor sees no such campaign. */
export async function duplicatesScreen(
  actor: Actor,
  campaignId: string,
  asked: { band?: Band; groupId?: string },
): Promise<DuplicatesScreen | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return null
    const { clientId } = campaign
    const which = { clientId, campaignId }
    const counts = await groupCounts(tx, which)
    const band = asked.band ?? firstBand(counts)
    const queue = await queueOf(tx, which, band)
    const { active } = await customerCount(tx, clientId)
    const groupId = asked.groupId && queue.queue.includes(asked.groupId) ? asked.groupId : queue.queue[0]
    const group = groupId ? await groupOf(tx, { clientId, groupId }) : null
    return {
      campaignId,
      clientName: campaign.client.name,
      customers: active,
      counts,
      mergesItself: await mergesItselfAt(tx, clientId),
      band,
      queue,
      group: group ? await cardOf(tx, group) : null,
    }
  })
}

function firstBand({ perBand }: GroupCounts): Band {
  return (['sure', 'probable', 'doubtful', 'relatives'] as const).find((band) => perBand[band] > 0) ?? 'sure'
}

async function cardOf(tx: Tx, group: Group): Promise<GroupCard | null> {
  const { clientId, customerIds } = group
  const found = new Map((await customersWithIds(tx, clientId, customerIds)).map((customer) => [customer.id, customer]))
  const customers = customerIds.map((id) => found.get(id)).filter((customer): customer is Customer => customer?.canonicalId === null)
  if (customers.length < 2) return null
  const hanging = new Map((await childCounts(tx, clientId, customerIds)).map((counts) => [counts.customerId, counts]))
  const origins = await originsOf(tx, clientId, customerIds)
  const records = customers.map((customer) => mergeRecord(customer, hanging.get(customer.id), origins.get(customer.id)))
  const suggestion = suggestMerge(records)
  const filled = mergeFields.filter((field) => records.some((record) => textOf(record, field) !== ''))
  const differing = filled.filter((field) => new Set(records.map((record) => textOf(record, field))).size > 1)
  const numbers = await numbersOf(tx, clientId, customerIds)
  return {
    id: group.id,
    band: group.band,
    percentage: group.percentage,
    isSkipped: group.state === 'skipped',
    reasons: reasonsOf(group),
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
  const { contacts = 0, activities = 0, followUps = 0, notes = 0, lastContactOn = null, createdOn = null } = counts ?? {}
  const own = Object.entries(customer.own).filter(
    ([header, value]) => value !== '' && all.some((other) => (other.own[header] ?? '') !== value),
  )
  return {
    id: customer.id,
    name: customer.name,
    counts: { contacts, activities, followUps, notes },
    lastContactOn,
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

export type SampleGroup = {
  id: string
  keeper: { name: string; address: string }
  others: { name: string; address: string }[]
  percentage: number
}

/** Ten of the preselected groups, spread over all of them, to look at before they are merged unseen; null when the actor sees no such campaign. */
export async function preselectedSample(actor: Actor, campaignId: string, size = 10): Promise<SampleGroup[] | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return null
    const { clientId } = campaign
    const groups = await openGroupsOf(tx, { clientId, campaignId }, { preselected: true })
    const step = Math.max(1, Math.floor(groups.length / size))
    const picked = groups.filter((_, at) => at % step === 0).slice(0, size)
    const ids = picked.flatMap(({ customerIds }) => customerIds)
    const found = new Map((await customersWithIds(tx, clientId, ids)).map((customer) => [customer.id, mergeRecord(customer, undefined)]))
    return picked.flatMap(({ id, customerIds, percentage }) => {
      const records = customerIds.map((each) => found.get(each)).filter((record) => record !== undefined)
      if (records.length < 2) return []
      const { keeperId } = suggestMerge(records)
      const lines = records.map((record) => ({ id: record.id, name: record.name, address: textOf(record, 'address') }))
      const keeper = lines.find((line) => line.id === keeperId) ?? lines[0]
      return keeper ? [{ id, percentage, keeper, others: lines.filter((line) => line !== keeper) }] : []
    })
  })
}
