import { and, eq, inArray, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { SegmentRule } from '#domain/segment/assign'
import type { CustomerFacts } from '#domain/segment/customer-facts'
import { parseRule, type Rule } from '#domain/segment/rule'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf } from './page'
import { rows } from './rows'
import { segment, segmentMember, segmentPin } from './schema/plan'
import { lastContactOn, lastVisitOn, openComplaint, ownerOn, ruleToSql, visits } from './segments/rule-to-sql'

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

/** The living customers of a campaign's client: neither merged into another nor closed. */
const living = sql`c.canonical_id is null and c.status = 'active'`

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

/** How many each segment would get, and how many customers there are, for rules that are not saved yet: one query. */
export async function countAssignment(
  tx: Tx,
  of: { clientId: string; campaignId: string },
  segments: readonly SegmentRule[],
  today: Day,
): Promise<Record<string, number>> {
  const found = await rows<{ segmentId: string | null; customers: number }>(
    tx,
    sql`select a.segment_id as "segmentId", count(*)::int as customers from (${assignment(of, segments, today)}) a group by 1`,
  )
  return Object.fromEntries(found.map((row) => [row.segmentId ?? 'none', row.customers]))
}

/** Who would change segment by rules that are not saved yet: the number per move, and some by name. */
export type Moving = { from: string | null; to: string | null; customers: number; names: string[] }

export async function movesBy(
  tx: Tx,
  of: { clientId: string; campaignId: string },
  segments: readonly SegmentRule[],
  today: Day,
): Promise<Moving[]> {
  return rows<Moving>(
    tx,
    sql`select m.segment_id as "from", a.segment_id as "to", count(*)::int as customers,
          (array_agg(c.name order by c.name collate "und-x-icu"))[1:8] as names
        from (${assignment(of, segments, today)}) a
        join customer c on c.client_id = ${of.clientId} and c.id = a.customer_id
        left join segment_member m on m.client_id = ${of.clientId} and m.campaign_id = ${of.campaignId} and m.customer_id = a.customer_id
        where m.segment_id is distinct from a.segment_id
        group by 1, 2 order by 3 desc`,
  )
}

/** Puts every living customer in the segment that pins and rules give, as the segments are stored now. @returns how many changed */
export async function reassign(tx: Tx, of: { clientId: string; campaignId: string }, today: Day): Promise<number> {
  const segments = (await segmentsOf(tx, of)).map(({ id, rule, isRest }) => ({ id, rule, isRest }))
  await tx.execute(sql`delete from segment_member m where m.client_id = ${of.clientId} and m.campaign_id = ${of.campaignId}
    and not exists (select from customer c where c.client_id = m.client_id and c.id = m.customer_id and ${living})`)
  if (segments.length === 0) return 0
  const changed = await rows<{ id: string }>(
    tx,
    sql`insert into segment_member (client_id, campaign_id, customer_id, segment_id)
        select ${of.clientId}::uuid, ${of.campaignId}::uuid, a.customer_id, a.segment_id from (${assignment(of, segments, today)}) a
        where a.segment_id is not null
        on conflict (client_id, campaign_id, customer_id) do update set segment_id = excluded.segment_id
          where segment_member.segment_id <> excluded.segment_id
        returning customer_id as id`,
  )
  return changed.length
}

/** `select customer_id, segment_id` of every living customer: a pin wins, then the first rule that matches, then the rest. */
function assignment(of: { clientId: string; campaignId: string }, segments: readonly SegmentRule[], today: Day) {
  const ruled = segments.flatMap(({ id, rule, isRest }) => (rule && !isRest ? [{ id, rule }] : []))
  const rest = segments.find((each) => each.isRest)?.id ?? null
  const branches = ruled.map(({ id, rule }) => sql`when ${ruleToSql(rule, today)} then ${id}::uuid`)
  const byRule = branches.length > 0 ? sql`case ${sql.join(branches, sql` `)} else ${rest}::uuid end` : sql`${rest}::uuid`
  const known = sql`array[${sql.join(
    segments.map(({ id }) => sql`${id}::uuid`),
    sql`, `,
  )}]::uuid[]`
  return sql`select c.id as customer_id, coalesce(p.segment_id, ${byRule}) as segment_id
    from customer c
    left join segment_pin p on p.client_id = c.client_id and p.campaign_id = ${of.campaignId} and p.customer_id = c.id and p.segment_id = any (${known})
    where c.client_id = ${of.clientId} and ${living}`
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
  await tx.delete(segment).where(and(eq(segment.clientId, clientId), eq(segment.id, id), eq(segment.isRest, false)))
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
  if (customerIds.length === 0) return
  await tx
    .insert(segmentPin)
    .values(customerIds.map((customerId) => ({ ...of, customerId, segmentId, reason, pinnedBy: staffId })))
    .onConflictDoUpdate({
      target: [segmentPin.clientId, segmentPin.campaignId, segmentPin.customerId],
      set: { segmentId, reason, pinnedBy: staffId },
    })
}

export async function unpinCustomers(tx: Tx, of: { clientId: string; campaignId: string }, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return
  await tx
    .delete(segmentPin)
    .where(
      and(eq(segmentPin.clientId, of.clientId), eq(segmentPin.campaignId, of.campaignId), inArray(segmentPin.customerId, [...customerIds])),
    )
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
    sql`select c.id, c.name, c.place, ${lastContactOn}::text as "lastContactOn", p.reason as "pinReason", count(*) over ()::int as total,
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

/** What the rules may ask about every living customer of a client, for the analyses and for explaining one of them. */
export async function customerFactsOf(tx: Tx, clientId: string, today: Day, only?: string): Promise<CustomerFacts[]> {
  return rows<CustomerFacts>(
    tx,
    sql`select c.id, c.name, c.street, c.postcode, c.place, c.municipality, c.province, c.country, c.phone, c.email, c.website, c.kvk,
          c.external_no as "externalNo", c.status, c.legal_form as "legalForm", c.tags, c.own, c.potential, c.do_not_contact as "doNotContact",
          ${ownerOn(today)} as "ownerId", ${visits}::int as visits, ${openComplaint} as "openComplaint",
          (${today}::date - ${lastContactOn}) as "lastContactDays", (${today}::date - ${lastVisitOn}) as "lastVisitDays",
          coalesce((select json_object_agg(y.measure, y.years) from (
            select n.measure, json_object_agg(n.year, n.amount) as years from customer_number n
            where n.client_id = c.client_id and n.customer_id = c.id group by n.measure) y), '{}') as numbers
        from customer c where c.client_id = ${clientId} and ${living} ${only ? sql`and c.id = ${only}` : sql``}
        order by c.id`,
  )
}

/** What a rule may name in this client's base: the columns of its own, its measures and years, its tags and places, most used first. */
export type RuleVocabulary = {
  own: { key: string; values: string[] }[]
  measures: { measure: string; years: number[] }[]
  tags: string[]
  places: string[]
}

export async function ruleVocabularyOf(tx: Tx, clientId: string): Promise<RuleVocabulary> {
  const [found] = await rows<RuleVocabulary>(
    tx,
    sql`with base as (select * from customer c where c.client_id = ${clientId} and ${living}),
          pairs as (select o.key, o.value, count(*) as n from base b cross join lateral jsonb_each_text(b.own) o group by 1, 2),
          ranked as (select *, row_number() over (partition by key order by n desc, value) as rank from pairs)
        select
          coalesce((select json_agg(json_build_object('key', key, 'values', vals) order by key)
            from (select key, json_agg(value order by n desc, value) filter (where rank <= 12) as vals from ranked group by key) k), '[]') as own,
          coalesce((select json_agg(json_build_object('measure', measure, 'years', years) order by measure)
            from (select measure, json_agg(distinct year) as years from customer_number where client_id = ${clientId} group by measure) m), '[]') as measures,
          coalesce((select json_agg(tag order by n desc, tag) from (select tag, count(*) as n from base, unnest(tags) tag group by tag order by n desc limit 40) t), '[]') as tags,
          coalesce((select json_agg(place order by n desc, place) from (select place, count(*) as n from base where place is not null group by place order by n desc limit 60) p), '[]') as places`,
  )
  return found ?? { own: [], measures: [], tags: [], places: [] }
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
