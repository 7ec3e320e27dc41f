import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import { parseRule, type Rule } from '#domain/segment/rule'
import type { Tx } from './door'
import { lastTalkOn } from './last-contacts'
import { offsetOf, type Page, pageOf } from './page'
import { rows } from './rows'
import { segment, segmentMember } from './schema/plan'
import { living } from './segments/living'

export type SegmentColour = 'A' | 'B' | 'C' | 'D' | 'E'

/** A segment with how many customers are in it now and what they bought in the last year that has revenue. */
export type Segment = {
  id: string
  name: string
  colour: SegmentColour
  position: number
  /** Null for the rest segment, and for one whose stored rule can no longer be read (`unreadable`). */
  rule: Rule | null
  unreadable: boolean
  isRest: boolean
  weight: number
  version: number
  customers: number
  pinned: number
  revenueCents: number
}

/** The segments of a campaign in the order in which they are tried, in one query. */
export async function segmentsOf(tx: Tx, of: { clientId: string; campaignId: string }): Promise<Segment[]> {
  const found = await rows<Omit<Segment, 'rule' | 'unreadable'> & { rule: unknown }>(
    tx,
    sql`with newest as (select max(year) as year from customer_number where client_id = ${of.clientId} and measure = 'revenue'),
          sums as (
            select m.segment_id, count(*)::int as customers, coalesce(sum(n.amount), 0)::float8 as revenue
            from segment_member m
            join customer c on c.client_id = m.client_id and c.id = m.customer_id and ${living}
            left join customer_number n on n.client_id = m.client_id and n.customer_id = m.customer_id and n.measure = 'revenue'
              and n.year = (select year from newest)
            where m.client_id = ${of.clientId} and m.campaign_id = ${of.campaignId} group by m.segment_id)
        select s.id, s.name, s.colour, s.position, s.rule, s.is_rest as "isRest", s.weight, s.version,
          coalesce(u.customers, 0) as customers, coalesce(u.revenue, 0) as "revenueCents",
          (select count(*)::int from segment_pin p where p.client_id = s.client_id and p.segment_id = s.id) as pinned
        from segment s left join sums u on u.segment_id = s.id
        where s.client_id = ${of.clientId} and s.campaign_id = ${of.campaignId}
        order by s.is_rest, s.position, s.id`,
  )
  return found.map((row) => {
    const rule = row.rule === null ? null : parseRule(row.rule)
    return { ...row, rule, unreadable: row.rule !== null && rule === null }
  })
}

export type NewSegment = { name: string; colour: SegmentColour; rule: Rule | null; isRest?: boolean; weight?: number; position: number }

/** Adds a segment. @returns its id */
export async function addSegment(tx: Tx, of: { clientId: string; campaignId: string }, made: NewSegment): Promise<string> {
  const id = v7()
  await tx.insert(segment).values({ ...of, id, ...made })
  return id
}

/** Changes a segment of the version that was read; false when somebody changed it in the meantime. */
export async function changeSegment(
  tx: Tx,
  clientId: string,
  { id, version, ...to }: { id: string; version: number; name?: string; colour?: SegmentColour; rule?: Rule | null; weight?: number },
): Promise<boolean> {
  const changed = await tx
    .update(segment)
    .set({ ...to, version: version + 1 })
    .where(and(eq(segment.clientId, clientId), eq(segment.id, id), eq(segment.version, version)))
    .returning({ id: segment.id })
  return changed.length === 1
}

/** Puts the segments in this order; ids that are not of the campaign are passed over. */
export async function orderSegments(tx: Tx, of: { clientId: string; campaignId: string }, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    await tx
      .update(segment)
      .set({ position })
      .where(and(eq(segment.clientId, of.clientId), eq(segment.campaignId, of.campaignId), eq(segment.id, id)))
  }
}

/** Removes a segment with its pins and members; its planned activities go with it. */
export async function removeSegment(tx: Tx, clientId: string, id: string): Promise<void> {
  const gone = await tx
    .delete(segment)
    .where(and(eq(segment.clientId, clientId), eq(segment.id, id), eq(segment.isRest, false)))
    .returning({ id: segment.id })
  if (gone.length > 0) await tx.delete(segmentMember).where(and(eq(segmentMember.clientId, clientId), eq(segmentMember.segmentId, id)))
}

/** Puts customers in a segment by hand, with the reason; who was pinned elsewhere is now pinned here. */
export async function pinCustomers(
  tx: Tx,
  of: { clientId: string; campaignId: string },
  {
    customerIds,
    segmentId,
    reason,
    staffId,
  }: { customerIds: readonly string[]; segmentId: string; reason: string; staffId: string | null },
): Promise<void> {
  await tx.execute(sql`insert into segment_pin (client_id, campaign_id, customer_id, segment_id, reason, pinned_by)
    select ${of.clientId}::uuid, ${of.campaignId}::uuid, k::uuid, ${segmentId}::uuid, ${reason}, ${staffId}::uuid
    from json_array_elements_text(${JSON.stringify([...new Set(customerIds)])}::json) k
    on conflict (client_id, campaign_id, customer_id) do update
      set segment_id = excluded.segment_id, reason = excluded.reason, pinned_by = excluded.pinned_by, pinned_at = now()`)
}

export async function unpinCustomers(tx: Tx, of: { clientId: string; campaignId: string }, customerIds: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from segment_pin p where p.client_id = ${of.clientId} and p.campaign_id = ${of.campaignId}
    and p.customer_id in (select k::uuid from json_array_elements_text(${JSON.stringify(customerIds)}::json) k)`)
}

export type SegmentCustomer = {
  id: string
  name: string
  place: string | null
  revenueCents: number | null
  pinReason: string | null
  lastContactOn: Day | null
}

/** The customers of a segment, by name; with a pin its reason. */
export async function customersOfSegment(
  tx: Tx,
  of: { clientId: string; campaignId: string; segmentId: string },
  page = 1,
): Promise<Page<SegmentCustomer>> {
  const found = await rows<SegmentCustomer & { total: number }>(
    tx,
    sql`select c.id, c.name, c.place, ${lastTalkOn('c')}::text as "lastContactOn", p.reason as "pinReason", count(*) over ()::int as total,
          (select n.amount::float8 from customer_number n where n.client_id = c.client_id and n.customer_id = c.id and n.measure = 'revenue'
            order by n.year desc limit 1) as "revenueCents"
        from segment_member m
        join customer c on c.client_id = m.client_id and c.id = m.customer_id and ${living}
        left join segment_pin p on p.client_id = m.client_id and p.campaign_id = m.campaign_id and p.customer_id = m.customer_id and p.segment_id = m.segment_id
        where m.client_id = ${of.clientId} and m.campaign_id = ${of.campaignId} and m.segment_id = ${of.segmentId}
        order by c.name collate "und-x-icu", c.id limit 25 offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

/** Members as they are now, by customer: what an approved plan freezes. */
export async function membersOf(tx: Tx, of: { clientId: string; campaignId: string }): Promise<Record<string, string>> {
  const { customerId, segmentId } = segmentMember
  const found = await tx
    .select({ customerId, segmentId })
    .from(segmentMember)
    .where(and(eq(segmentMember.clientId, of.clientId), eq(segmentMember.campaignId, of.campaignId)))
  return Object.fromEntries(found.map((row) => [row.customerId, row.segmentId]))
}
