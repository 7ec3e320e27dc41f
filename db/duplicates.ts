import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Moment } from '#domain/calendar/moment'
import { basisOf } from './basis'
import { asJson, insertRows } from './bulk'
import { acrossCampaigns, type Tx } from './door'
import type { Row } from './merge-children'
import { iso, rows, uuids } from './rows'
import { type DuplicateBand, duplicateGroup } from './schema/clean'
import { customerLink } from './schema/customer'

type Whose = { clientId: string; campaignId: string }

export type NewGroup = {
  band: DuplicateBand
  percentage: number
  preselected: boolean
  customerIds: readonly string[]
  /** The scored pairs of the group with their reasons, as domain/clean gives them. */
  pairs: unknown
}

/**
 * Puts the groups of a new search in the place of those that nobody decided yet. A group that was skipped and is proposed again with the same
 * customers stays at the end of the queue.
 */
export async function replaceOpenGroups(tx: Tx, { clientId, campaignId }: Whose, groups: readonly NewGroup[]): Promise<void> {
  const of = sql`client_id = ${clientId} and campaign_id = ${campaignId}`
  const skipped = await rows<{ customerIds: string[] }>(
    tx,
    sql`select customer_ids as "customerIds" from duplicate_group where ${of} and state = 'skipped'`,
  )
  const skippedKeys = new Set(skipped.map((group) => keyOf(group.customerIds)))
  // A group whose merge was undone is still named by the event of that merge.
  await tx.execute(sql`update duplicate_group g set state = 'stale' where ${of} and state in ('open', 'skipped')
    and exists (select from merge_event e where e.client_id = g.client_id and e.group_id = g.id)`)
  await tx.execute(sql`delete from duplicate_group g where ${of} and state in ('open', 'skipped', 'stale')
    and not exists (select from merge_event e where e.client_id = g.client_id and e.group_id = g.id)`)
  await insertRows(
    tx,
    duplicateGroup,
    groups.map(({ band, percentage, preselected, customerIds, pairs }) => ({
      clientId,
      campaignId,
      id: v7(),
      band,
      percentage,
      preselected: preselected ? 1 : 0,
      customerIds: [...customerIds],
      pairs,
      state: skippedKeys.has(keyOf(customerIds)) ? ('skipped' as const) : ('open' as const),
    })),
  )
}

function keyOf(ids: readonly string[]): string {
  return [...ids].sort().join(' ')
}

export type GroupState = 'open' | 'merged' | 'separate' | 'related' | 'skipped' | 'stale'

export type Group = {
  id: string
  clientId: string
  campaignId: string
  band: DuplicateBand
  percentage: number
  preselected: boolean
  customerIds: string[]
  pairs: unknown
  state: GroupState
  decidedBy: string | null
  decidedAt: Moment | null
}

const columns = sql`g.id, g.client_id as "clientId", g.campaign_id as "campaignId", g.band, g.percentage, g.preselected = 1 as preselected,
  g.customer_ids as "customerIds", g.pairs, g.state, (select name from staff where id = g.decided_by) as "decidedBy", ${iso(sql`g.decided_at`)} as "decidedAt"`

/** One group; with `lock` two reviewers cannot decide it both. */
export async function groupOf(
  tx: Tx,
  { clientId, groupId }: { clientId: string; groupId: string },
  { lock = false } = {},
): Promise<Group | null> {
  const [found] = await rows<Group>(
    tx,
    sql`select ${columns} from duplicate_group g where g.client_id = ${clientId} and g.id = ${groupId} ${lock ? sql`for update of g` : sql``}`,
  )
  return found ?? null
}

/** The groups that wait for a decision: all of them, or those that are preselected to merge. With `lock` nobody else decides them meanwhile. */
export async function openGroupsOf(tx: Tx, { clientId, campaignId }: Whose, { preselected = false, lock = false } = {}): Promise<Group[]> {
  return rows(
    tx,
    sql`select ${columns} from duplicate_group g where g.client_id = ${clientId} and g.campaign_id = ${campaignId} and g.state = 'open'
        ${preselected ? sql`and g.preselected = 1 and g.band <> 'relatives'` : sql``} order by g.id ${lock ? sql`for update of g` : sql``}`,
  )
}

export type QueuePlace = {
  /** Ids of the band's undecided groups in the order of the queue: surest first, skipped ones last. */
  queue: string[]
  /** How many of the band were decided already. */
  decided: number
}

export async function queueOf(tx: Tx, { clientId, campaignId }: Whose, band: DuplicateBand): Promise<QueuePlace> {
  const [found] = await rows<QueuePlace>(
    tx,
    sql`select coalesce(array_agg(id order by state = 'skipped', percentage desc, id) filter (where state in ('open', 'skipped')), '{}')::text[] as queue,
          count(*) filter (where state in ('merged', 'separate', 'related'))::int as decided
        from duplicate_group where client_id = ${clientId} and campaign_id = ${campaignId} and band = ${band}`,
  )
  return found ?? { queue: [], decided: 0 }
}

export type GroupCounts = {
  perBand: Record<DuplicateBand, number>
  /** Undecided groups that are preselected to merge, and how many records those would take away. */
  preselected: number
  preselectedRecords: number
  merged: number
  mergedRecords: number
  separate: number
  related: number
  /** When duplicates were looked for the last time; null when never. */
  soughtAt: Moment | null
}

export async function groupCounts(tx: Tx, { clientId, campaignId }: Whose): Promise<GroupCounts> {
  const undecided = sql`state in ('open', 'skipped')`
  const [found] = await rows<GroupCounts>(
    tx,
    sql`select json_build_object(
          'sure', count(*) filter (where ${undecided} and band = 'sure'), 'probable', count(*) filter (where ${undecided} and band = 'probable'),
          'doubtful', count(*) filter (where ${undecided} and band = 'doubtful'), 'relatives', count(*) filter (where ${undecided} and band = 'relatives')) as "perBand",
        count(*) filter (where state = 'open' and preselected = 1 and band <> 'relatives')::int as preselected,
        coalesce(sum(cardinality(customer_ids) - 1) filter (where state = 'open' and preselected = 1 and band <> 'relatives'), 0)::int as "preselectedRecords",
        count(*) filter (where state = 'merged')::int as merged,
        coalesce(sum(cardinality(customer_ids) - 1) filter (where state = 'merged'), 0)::int as "mergedRecords",
        count(*) filter (where state = 'separate')::int as separate, count(*) filter (where state = 'related')::int as related,
        (select ${iso(sql`max(at)`)} from (select at from audit where client_id = ${clientId} and action = 'duplicates.sought'
          union all select merged_at from merge_event where client_id = ${clientId}) searches) as "soughtAt"
        from duplicate_group where client_id = ${clientId} and campaign_id = ${campaignId}`,
  )
  if (!found) throw new Error('a query that always answers one row answered none')
  return found
}

/** Settles groups that were decided. */
export async function settleGroups(tx: Tx, clientId: string, groupIds: readonly string[], state: GroupState): Promise<void> {
  const by = tx.actor.kind === 'staff' && state !== 'open' ? tx.actor.staffId : null
  await tx.execute(
    sql`update duplicate_group set state = ${state}, decided_by = ${by}, decided_at = ${state === 'open' ? null : sql`now()`}
        where client_id = ${clientId} and id = any(${uuids(groupIds)})`,
  )
}

/** Groups that wait with a customer in them that was merged elsewhere propose something that is no longer so. */
export async function markStale(tx: Tx, clientId: string, mergedIds: readonly string[]): Promise<void> {
  await acrossCampaigns(tx, () =>
    tx.execute(
      sql`update duplicate_group set state = 'stale' where client_id = ${clientId} and state in ('open', 'skipped') and customer_ids && ${uuids(mergedIds)}`,
    ),
  )
}

export type ChildCounts = {
  customerId: string
  contacts: number
  activities: number
  followUps: number
  notes: number
  lastContactOn: string | null
  createdOn: string
}

/** What hangs on each customer, so that a reviewer sees what a merge brings together. */
export async function childCounts(tx: Tx, clientId: string, ids: readonly string[]): Promise<ChildCounts[]> {
  const of = (table: string, extra = sql``) =>
    sql`(select count(*)::int from ${sql.identifier(table)} x where x.client_id = c.client_id and x.customer_id = c.id ${extra})`
  return acrossCampaigns(tx, () =>
    rows(
      tx,
      sql`select c.id as "customerId", ${of('job', sql`and x.ends_on is null`)} as contacts, ${of('call')} + ${of('visit')} as activities,
          ${of('task', sql`and x.done_at is null`)} + ${of('appointment', sql`and x.state in ('proposed', 'agreed')`)} as "followUps", ${of('note')} as notes,
          greatest(c.last_contact_on, (select max(v."on") from visit v where v.client_id = c.client_id and v.customer_id = c.id)) as "lastContactOn",
          (c.created_at at time zone 'Europe/Amsterdam')::date as "createdOn"
        from customer c where c.client_id = ${clientId} and c.id = any(${uuids(ids)})`,
    ),
  )
}

// Decisions that are no merge ---------------------------------------------------------------------------------------------------------------------

/** Remembers that customers are not one and the same, every pair among them, and on what that rests. */
export async function addSeparatePairs(tx: Tx, clientId: string, ids: readonly string[]): Promise<void> {
  const by = tx.actor.kind === 'staff' ? tx.actor.staffId : null
  const bases = await basesOf(tx, clientId, ids)
  const pairs = pairsAmong(ids).map(([low, high]) => ({ low, high, lowBasis: bases.get(low), highBasis: bases.get(high) }))
  await tx.execute(
    sql`insert into separate_pair (client_id, low_id, high_id, low_basis, high_basis, decided_by)
        select ${clientId}, low, high, "lowBasis", "highBasis", ${by}
        from jsonb_to_recordset(${asJson(pairs)}) as p(low uuid, high uuid, "lowBasis" text, "highBasis" text)
        on conflict (client_id, low_id, high_id) do update set low_basis = excluded.low_basis, high_basis = excluded.high_basis,
          decided_by = excluded.decided_by, decided_at = now()`,
  )
}

async function basesOf(tx: Tx, clientId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await rows<{ row: Row }>(
    tx,
    sql`select to_jsonb(c) - 'own' - 'origin' as row from customer c where c.client_id = ${clientId} and c.id = any(${uuids(ids)})`,
  )
  return new Map(found.map(({ row }) => [String(row.id), basisOf(row)]))
}

export async function removeSeparatePairs(tx: Tx, clientId: string, ids: readonly string[]): Promise<void> {
  const pairs = pairsAmong(ids).map(([low, high]) => ({ low, high }))
  await tx.execute(
    sql`delete from separate_pair s using jsonb_to_recordset(${asJson(pairs)}) as p(low uuid, high uuid)
        where s.client_id = ${clientId} and s.low_id = p.low and s.high_id = p.high`,
  )
}

function pairsAmong(ids: readonly string[]): [string, string][] {
  const sorted = [...new Set(ids)].sort()
  return sorted.flatMap((low, at) => sorted.slice(at + 1).map((high): [string, string] => [low, high]))
}

/**
 * Pairs that were declared not to be duplicates or were linked as relatives, among the customers that live: never proposed again. "Not the same" holds
 * as long as both are as they were when it was said.
 */
export async function separatePairsOf(tx: Tx, clientId: string): Promise<[string, string][]> {
  const found = await rows<Apart>(
    tx,
    sql`select p.low, p.high, p.low_basis as "lowBasis", p.high_basis as "highBasis",
          coalesce(a.canonical_id, a.id)::text as a, coalesce(b.canonical_id, b.id)::text as b
        from (select low_id as low, high_id as high, low_basis, high_basis from separate_pair where client_id = ${clientId}
              union all select from_customer_id, to_customer_id, null, null from customer_link where client_id = ${clientId}) p
        join customer a on a.client_id = ${clientId} and a.id = p.low join customer b on b.client_id = ${clientId} and b.id = p.high
        where coalesce(a.canonical_id, a.id) <> coalesce(b.canonical_id, b.id)`,
  )
  const bases = await basesOf(tx, clientId, [...new Set(found.flatMap(({ low, high, lowBasis }) => (lowBasis ? [low, high] : [])))])
  const holds = (id: string, basis: string | null) => basis === null || bases.get(id) === basis
  const standing = found.filter(({ low, high, lowBasis, highBasis }) => holds(low, lowBasis) && holds(high, highBasis))
  return [...new Map(standing.map(({ a, b }): [string, [string, string]] => [`${a} ${b}`, [a, b]])).values()]
}

type Apart = { low: string; high: string; lowBasis: string | null; highBasis: string | null; a: string; b: string }

/** Whether what is sound by rule is merged at this client without anybody looking. */
export async function mergesItselfAt(tx: Tx, clientId: string): Promise<boolean> {
  const [found] = await rows<{ on: boolean }>(tx, sql`select merges_itself as on from client where id = ${clientId}`)
  return found?.on ?? false
}

export async function letMergeItself(tx: Tx, clientId: string, on: boolean): Promise<void> {
  await tx.execute(sql`update client set merges_itself = ${on} where id = ${clientId}`)
}

export type LinkKind = 'branch' | 'holding' | 'same-building' | 'other'

/** Links customers that belong together and are not one: the planner makes one trip of them. */
export async function addLinks(
  tx: Tx,
  { clientId, fromId, toIds, kind }: { clientId: string; fromId: string; toIds: readonly string[]; kind: LinkKind },
): Promise<void> {
  await insertRows(
    tx,
    customerLink,
    toIds.map((toId) => ({ clientId, id: v7(), fromCustomerId: fromId, toCustomerId: toId, kind })),
  )
}

export async function removeLinksAmong(tx: Tx, clientId: string, ids: readonly string[]): Promise<void> {
  await tx.execute(
    sql`delete from customer_link where client_id = ${clientId} and from_customer_id = any(${uuids(ids)}) and to_customer_id = any(${uuids(ids)})`,
  )
}

/** The standing merge of a group, for undoing it; null when it was not merged or undone since. */
export async function mergeOfGroup(tx: Tx, clientId: string, groupId: string): Promise<string | null> {
  const [found] = await rows<{ id: string }>(
    tx,
    sql`select id from merge_event where client_id = ${clientId} and group_id = ${groupId} and undone_at is null order by id desc limit 1`,
  )
  return found?.id ?? null
}

export type PastMerge = { eventId: string; keeperId: string; keeperName: string; names: string[]; at: Moment; by: string | null }

/** The latest merges that stand, of the customers of a client. */
export async function latestMerges(tx: Tx, clientId: string, limit = 10): Promise<PastMerge[]> {
  return rows(
    tx,
    sql`select e.id as "eventId", e.keeper_id as "keeperId", k.name as "keeperName", ${iso(sql`e.merged_at`)} as at,
          (select name from staff where id = e.merged_by) as by,
          array(select x.name from customer x where x.client_id = e.client_id and x.id = any(e.member_ids) order by x.name) as names
        from merge_event e join customer k on k.client_id = e.client_id and k.id = e.keeper_id
        where e.client_id = ${clientId} and e.undone_at is null order by e.id desc limit ${limit}`,
  )
}
