import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Moment } from '#domain/calendar/moment'
import type { MatchKind } from '#domain/clean/duplicates/record'
import { insertRows } from './bulk'
import { acrossCampaigns, type Tx } from './door'
import { lastTalkOn } from './last-contacts'
import { iso, rows, uuids } from './rows'
import { type DuplicateBand, duplicateGroup } from './schema/clean'

/** The groups of one kind, of a campaign. */
export type Queue = { clientId: string; campaignId: string; kind: MatchKind }

export type NewGroup = {
  band: DuplicateBand
  percentage: number
  preselected: boolean
  /** Customers or contacts, by the kind of the queue. */
  recordIds: readonly string[]
  /** The scored pairs of the group with their reasons, as domain/clean gives them. */
  pairs: unknown
}

/**
 * Puts the groups of a new search in the place of those that nobody decided yet. A group that was skipped and is proposed again with the same
 * records stays at the end of the queue.
 */
export async function replaceOpenGroups(tx: Tx, { clientId, campaignId, kind }: Queue, groups: readonly NewGroup[]): Promise<void> {
  const of = sql`client_id = ${clientId} and campaign_id = ${campaignId} and kind = ${kind}`
  const skipped = await rows<{ recordIds: string[] }>(
    tx,
    sql`select record_ids as "recordIds" from duplicate_group where ${of} and state = 'skipped'`,
  )
  const skippedKeys = new Set(skipped.map((group) => keyOf(group.recordIds)))
  // A group whose merge was undone is still named by the event of that merge.
  await tx.execute(sql`update duplicate_group g set state = 'stale' where ${of} and state in ('open', 'skipped')
    and exists (select from merge_event e where e.client_id = g.client_id and e.group_id = g.id)`)
  await tx.execute(sql`delete from duplicate_group g where ${of} and state in ('open', 'skipped', 'stale')
    and not exists (select from merge_event e where e.client_id = g.client_id and e.group_id = g.id)`)
  await insertRows(
    tx,
    duplicateGroup,
    groups.map(({ band, percentage, preselected, recordIds, pairs }) => ({
      clientId,
      campaignId,
      id: v7(),
      kind,
      band,
      percentage,
      preselected: preselected ? 1 : 0,
      recordIds: [...recordIds],
      pairs,
      state: skippedKeys.has(keyOf(recordIds)) ? ('skipped' as const) : ('open' as const),
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
  kind: MatchKind
  band: DuplicateBand
  percentage: number
  preselected: boolean
  recordIds: string[]
  pairs: unknown
  state: GroupState
  decidedBy: string | null
  decidedAt: Moment | null
}

const columns = sql`g.id, g.client_id as "clientId", g.campaign_id as "campaignId", g.kind, g.band, g.percentage, g.preselected = 1 as preselected,
  g.record_ids as "recordIds", g.pairs, g.state, (select name from staff where id = g.decided_by) as "decidedBy", ${iso(sql`g.decided_at`)} as "decidedAt"`

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
export async function openGroupsOf(
  tx: Tx,
  { clientId, campaignId, kind }: Queue,
  { preselected = false, lock = false } = {},
): Promise<Group[]> {
  return rows(
    tx,
    sql`select ${columns} from duplicate_group g where g.client_id = ${clientId} and g.campaign_id = ${campaignId} and g.kind = ${kind} and g.state = 'open'
        ${preselected ? sql`and g.preselected = 1 and g.band <> 'relatives'` : sql``} order by g.id ${lock ? sql`for update of g` : sql``}`,
  )
}

export type QueuePlace = {
  /** Ids of the band's undecided groups in the order of the queue: surest first, skipped ones last. */
  queue: string[]
  /** How many of the band were decided already. */
  decided: number
}

export async function queueOf(tx: Tx, { clientId, campaignId, kind }: Queue, band: DuplicateBand): Promise<QueuePlace> {
  const [found] = await rows<QueuePlace>(
    tx,
    sql`select coalesce(array_agg(id order by state = 'skipped', percentage desc, id) filter (where state in ('open', 'skipped')), '{}')::text[] as queue,
          count(*) filter (where state in ('merged', 'separate', 'related'))::int as decided
        from duplicate_group where client_id = ${clientId} and campaign_id = ${campaignId} and kind = ${kind} and band = ${band}`,
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

/** The counts of both kinds; `soughtAt` is the same for both, since they are looked for together. */
export async function groupCounts(tx: Tx, { clientId, campaignId }: Omit<Queue, 'kind'>): Promise<Record<MatchKind, GroupCounts>> {
  const undecided = sql`g.state in ('open', 'skipped')`
  const unseen = sql`g.state = 'open' and g.preselected = 1 and g.band <> 'relatives'`
  const found = await rows<GroupCounts & { kind: MatchKind }>(
    tx,
    sql`select k.kind, json_build_object(
          'sure', count(*) filter (where ${undecided} and g.band = 'sure'), 'probable', count(*) filter (where ${undecided} and g.band = 'probable'),
          'doubtful', count(*) filter (where ${undecided} and g.band = 'doubtful'), 'relatives', count(*) filter (where ${undecided} and g.band = 'relatives')) as "perBand",
        count(*) filter (where ${unseen})::int as preselected,
        coalesce(sum(cardinality(g.record_ids) - 1) filter (where ${unseen}), 0)::int as "preselectedRecords",
        count(*) filter (where g.state = 'merged')::int as merged,
        coalesce(sum(cardinality(g.record_ids) - 1) filter (where g.state = 'merged'), 0)::int as "mergedRecords",
        count(*) filter (where g.state = 'separate')::int as separate, count(*) filter (where g.state = 'related')::int as related,
        (select ${iso(sql`max(at)`)} from (select at from audit where client_id = ${clientId} and action = 'duplicates.sought'
          union all select merged_at from merge_event where client_id = ${clientId}) searches) as "soughtAt"
        from (values ('organisation'), ('person')) k(kind)
        left join duplicate_group g on g.client_id = ${clientId} and g.campaign_id = ${campaignId} and g.kind = k.kind group by k.kind`,
  )
  const of = (kind: MatchKind) => {
    const counts = found.find((each) => each.kind === kind)
    if (!counts) throw new Error('a query that always answers two rows answered less')
    return counts
  }
  return { organisation: of('organisation'), person: of('person') }
}

/** Settles groups that were decided. */
export async function settleGroups(tx: Tx, clientId: string, groupIds: readonly string[], state: GroupState): Promise<void> {
  const by = tx.actor.kind === 'staff' && state !== 'open' ? tx.actor.staffId : null
  await tx.execute(
    sql`update duplicate_group set state = ${state}, decided_by = ${by}, decided_at = ${state === 'open' ? null : sql`now()`}
        where client_id = ${clientId} and id = any(${uuids(groupIds)})`,
  )
}

/** Groups that wait with a record in them that was merged elsewhere propose something that is no longer so. */
export async function markStale(tx: Tx, clientId: string, mergedIds: readonly string[]): Promise<void> {
  await acrossCampaigns(tx, () =>
    tx.execute(
      sql`update duplicate_group set state = 'stale' where client_id = ${clientId} and state in ('open', 'skipped') and record_ids && ${uuids(mergedIds)}`,
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
          ${lastTalkOn('c')} as "lastContactOn",
          (c.created_at at time zone 'Europe/Amsterdam')::date as "createdOn"
        from customer c where c.client_id = ${clientId} and c.id = any(${uuids(ids)})`,
    ),
  )
}

/** Whether what is sound by rule is merged at this client without anybody looking. */
export async function mergesItselfAt(tx: Tx, clientId: string): Promise<boolean> {
  const [found] = await rows<{ on: boolean }>(tx, sql`select merges_itself as on from client where id = ${clientId}`)
  return found?.on ?? false
}

export async function letMergeItself(tx: Tx, clientId: string, on: boolean): Promise<void> {
  await tx.execute(sql`update client set merges_itself = ${on} where id = ${clientId}`)
}

/** The standing merge of a group, for undoing it; null when it was not merged or undone since. */
export async function mergeOfGroup(tx: Tx, clientId: string, groupId: string): Promise<string | null> {
  const [found] = await rows<{ id: string }>(
    tx,
    sql`select id from merge_event where client_id = ${clientId} and group_id = ${groupId} and undone_at is null order by id desc limit 1`,
  )
  return found?.id ?? null
}

export type PastMerge = {
  eventId: string
  kind: MatchKind
  keeperName: string
  /** A customer to open: the one that stayed, for a person one where they work. */
  customerId: string | null
  names: string[]
  at: Moment
  by: string | null
}

/** The latest merges that stand, of the customers of a client and of their people. */
export async function latestMerges(tx: Tx, clientId: string, limit = 10): Promise<PastMerge[]> {
  const names = (table: 'customer' | 'contact') =>
    sql`array(select x.name from ${sql.identifier(table)} x where x.client_id = e.client_id and x.id = any(e.member_ids) order by x.name)`
  return rows(
    tx,
    sql`select e.id as "eventId", case when e.keeper_id is null then 'person' else 'organisation' end as kind, coalesce(k.name, p.name) as "keeperName",
          coalesce(e.keeper_id, (select j.customer_id from job j where j.client_id = e.client_id and j.contact_id = p.id order by j.ends_on desc nulls first, j.id limit 1))
            as "customerId",
          ${iso(sql`e.merged_at`)} as at, (select name from staff where id = e.merged_by) as by,
          case when e.keeper_id is null then ${names('contact')} else ${names('customer')} end as names
        from merge_event e left join customer k on k.client_id = e.client_id and k.id = e.keeper_id
        left join contact p on p.client_id = e.client_id and p.id = e.keeper_contact_id
        where e.client_id = ${clientId} and e.undone_at is null order by e.id desc limit ${limit}`,
  )
}
