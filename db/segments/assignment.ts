import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '#db/door'
import { rows } from '#db/rows'
import type { Day } from '#domain/calendar/day'
import type { SegmentRule } from '#domain/segment/assign'
import { parseRule, type Rule } from '#domain/segment/rule'
import { living } from './living'
import { ruleReader } from './rule-to-sql'

type Of = { clientId: string; campaignId: string }

/** The rules of a campaign in the order in which they are tried, the rest segment last; a stored rule that cannot be read takes nobody. */
export async function rulesOf(tx: Tx, of: Of): Promise<SegmentRule[]> {
  const found = await rows<{ id: string; rule: unknown; isRest: boolean }>(
    tx,
    sql`select id, rule, is_rest as "isRest" from segment where client_id = ${of.clientId} and campaign_id = ${of.campaignId}
        order by is_rest, position, id`,
  )
  return found.map(({ id, rule, isRest }) => ({ id, isRest, rule: rule === null ? null : parseRule(rule) }))
}

/** Lets nobody else change the segments of this campaign until the transaction ends; waits for who does. */
export async function lockSegments(tx: Tx, of: Of): Promise<void> {
  await tx.execute(sql`select id from campaign where client_id = ${of.clientId} and id = ${of.campaignId} for no key update`)
}

/** How many customers there are, living ones only. */
export async function livingCustomers(tx: Tx, clientId: string): Promise<number> {
  const [found] = await rows<{ n: number }>(
    tx,
    sql`select count(*)::int as n from customer c where c.client_id = ${clientId} and ${living}`,
  )
  return found?.n ?? 0
}

/** How many each segment would get, and under `none` who would be in none: one query. */
export async function countAssignment(tx: Tx, of: Of, segments: readonly SegmentRule[], today: Day): Promise<Record<string, number>> {
  const found = await rows<{ segmentId: string | null; customers: number }>(
    tx,
    sql`select a.segment_id as "segmentId", count(*)::int as customers from (${assignment(of, segments, today)}) a group by 1`,
  )
  return Object.fromEntries(found.map((row) => [row.segmentId ?? 'none', row.customers]))
}

/** `matches` counts whom the rule fits, `takes` those of them whom no earlier rule or pin takes, with who is pinned here. */
export type RuleCount = { matches: number; takes: number }

/** Counts one rule in its place among the others, in one query: what is asked at each pause of the typing. */
export async function countRule(
  tx: Tx,
  of: Of,
  { id, rule, earlier }: { id: string; rule: Rule; earlier: readonly SegmentRule[] },
  today: Day,
): Promise<RuleCount> {
  const before = earlier.flatMap(({ rule: each, isRest }) => (each && !isRest ? [each] : []))
  const { from, holds } = ruleReader([rule, ...before], of.clientId, today)
  const [found] = await rows<RuleCount>(
    tx,
    sql`with pins as materialized (select customer_id, segment_id from segment_pin p where p.client_id = ${of.clientId} and p.campaign_id = ${of.campaignId}),
          hits as (select c.id, ${holds({ any: before })} as earlier from ${from} where c.client_id = ${of.clientId} and ${living} and ${holds(rule)})
        select count(*)::int as matches,
          (count(*) filter (where not h.earlier and not exists (select from pins p where p.customer_id = h.id)))::int
            + (select count(*)::int from pins p join customer c on c.client_id = ${of.clientId} and c.id = p.customer_id and ${living}
               where p.segment_id = ${id}) as takes
        from hits h`,
  )
  return found ?? { matches: 0, takes: 0 }
}

/** Who would change segment by rules that are not saved yet: the number per move, and the first eight by name. */
export type Moving = { from: string | null; to: string | null; customers: number; names: string[] }

export async function movesBy(tx: Tx, of: Of, segments: readonly SegmentRule[], today: Day): Promise<Moving[]> {
  return rows<Moving>(
    tx,
    sql`with moving as materialized (
          select c.name, m.segment_id as was, a.segment_id as goes
          from (${assignment(of, segments, today)}) a
          join customer c on c.client_id = ${of.clientId} and c.id = a.customer_id
          left join segment_member m on m.client_id = ${of.clientId} and m.campaign_id = ${of.campaignId} and m.customer_id = a.customer_id
          where m.segment_id is distinct from a.segment_id),
        pairs as (select was, goes, count(*)::int as customers from moving group by 1, 2)
        select p.was as "from", p.goes as "to", p.customers,
          array(select m.name from moving m where m.was is not distinct from p.was and m.goes is not distinct from p.goes
            order by m.name collate "und-x-icu" limit 8) as names
        from pairs p order by p.customers desc, p.was, p.goes`,
  )
}

/** Puts every living customer in the segment that pins and rules give, as the segments are stored now. @returns how many changed */
export async function reassign(tx: Tx, of: Of, today: Day): Promise<number> {
  await lockSegments(tx, of)
  const segments = await rulesOf(tx, of)
  await tx.execute(sql`delete from segment_member m where m.client_id = ${of.clientId} and m.campaign_id = ${of.campaignId}
    and not exists (select from customer c where c.client_id = m.client_id and c.id = m.customer_id and ${living})`)
  if (segments.length === 0) return 0
  const [changed] = await rows<{ n: number }>(
    tx,
    sql`with goes as materialized (
          select a.customer_id, a.segment_id, m.segment_id as was from (${assignment(of, segments, today)}) a
          left join segment_member m on m.client_id = ${of.clientId} and m.campaign_id = ${of.campaignId} and m.customer_id = a.customer_id
          where a.segment_id is not null and m.segment_id is distinct from a.segment_id),
        moved as (
          update segment_member m set segment_id = g.segment_id from goes g
          where m.client_id = ${of.clientId} and m.campaign_id = ${of.campaignId} and m.customer_id = g.customer_id and g.was is not null returning 1),
        added as (
          insert into segment_member (client_id, campaign_id, customer_id, segment_id)
          select ${of.clientId}::uuid, ${of.campaignId}::uuid, g.customer_id, g.segment_id from goes g where g.was is null order by g.customer_id returning 1)
        select (select count(*) from moved)::int + (select count(*) from added)::int as n`,
  )
  return changed?.n ?? 0
}

/** `select customer_id, segment_id` of every living customer: a pin wins, then the first rule that matches, then the rest. */
export function assignment(of: Of, segments: readonly SegmentRule[], today: Day): SQL {
  const ruled = segments.flatMap(({ id, rule, isRest }) => (rule && !isRest ? [{ id, rule }] : []))
  const rest = segments.find((each) => each.isRest)?.id ?? null
  const { from, holds } = ruleReader(
    ruled.map(({ rule }) => rule),
    of.clientId,
    today,
  )
  const branches = ruled.map(({ id, rule }) => sql`when ${holds(rule)} then ${id}::uuid`)
  const byRule = branches.length > 0 ? sql`case ${sql.join(branches, sql` `)} else ${rest}::uuid end` : sql`${rest}::uuid`
  const known = sql`array[${sql.join(
    segments.map(({ id }) => sql`${id}::uuid`),
    sql`, `,
  )}]::uuid[]`
  return sql`select c.id as customer_id, coalesce(p.segment_id, ${byRule}) as segment_id
    from ${from}
    left join segment_pin p on p.client_id = c.client_id and p.campaign_id = ${of.campaignId} and p.customer_id = c.id and p.segment_id = any (${known})
    where c.client_id = ${of.clientId} and ${living}`
}
