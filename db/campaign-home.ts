import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import { worthyAndBookable } from './bookable'
import type { Tx } from './door'
import { iso, oneRow, rows } from './rows'

/** The counts behind the four steps and the next action of one campaign. */
export type PathFacts = {
  /**
   * Rows of the files that were taken in, and what became of them: living customers, those that went up in another, those that stopped, rows that said
   * the very same as another, and rows that stayed out.
   */
  rowsRead: number
  folded: number
  leftOut: number
  customers: number
  merged: number
  closed: number
  importsWaiting: number
  duplicateGroups: number
  segments: number
  /** Customers in segments that get a visit; before there is a plan, in segments other than the rest. */
  worthVisiting: number
  /** The first segment's share of last year's revenue, 0 to 1, and how many customers it has; null without revenue. */
  topSegment: { customers: number; revenueShare: number } | null
  activities: number
  plannedVisits: number
  /** The last edition of the plan. */
  plan: { edition: number; askedAt: Moment; approvedBy: string | null; approvedAt: Moment | null } | null
  /** The inventory round: customers in it, decided on, and still to be discussed first. */
  round: { customers: number; decided: number; discuss: number; closed: boolean } | null
  called: number
  toCall: number
  visits: number
  appointments: number
  bookable: number
  released: number
  /** Period keys of reports that were released, and the lowest numbered draft. */
  releasedPeriods: string[]
  draft: { number: number; startsOn: Day; endsOn: Day } | null
  evaluationHeld: boolean
  promisedCalls: PromisedRow[]
}

export type PromisedRow = {
  customerId: string
  customer: string
  contact: string | null
  on: Day
  at: string | null
  staffId: string | null
}

/** All facts for the path and the next action, in one query. */
export async function pathFacts(tx: Tx, campaignId: string): Promise<PathFacts> {
  return oneRow<PathFacts>(
    tx,
    sql`
    with campaigns as (select * from campaign where id = ${campaignId}), ${worthyAndBookable},
    c as (select * from campaigns),
    base as (
      select
        count(*) filter (where k.canonical_id is null and k.status = 'active')::int as customers,
        count(*) filter (where k.canonical_id is not null)::int as merged,
        count(*) filter (where k.canonical_id is null and k.status = 'closed')::int as closed
      from c join customer k on k.client_id = c.client_id
    ), members as (
      select m.customer_id, s.id as segment_id, s.position, s.is_rest
      from c join segment_member m on m.client_id = c.client_id and m.campaign_id = c.id
      join segment s on s.client_id = m.client_id and s.id = m.segment_id
    ), visit_segments as (
      select distinct p.segment_id from c join planned_activity p on p.client_id = c.client_id and p.campaign_id = c.id
      where p.kind = 'visit' and p.target > 0
    ), revenue as (
      select n.customer_id, n.amount::bigint as amount
      from c join customer_number n on n.client_id = c.client_id and n.measure = 'revenue'
      where n.year = (select max(x.year) from c join customer_number x on x.client_id = c.client_id where x.measure = 'revenue')
    ), best as (
      select m.segment_id, count(*)::int as customers, sum(r.amount)::float8 as amount
      from members m join revenue r on r.customer_id = m.customer_id
      where not m.is_rest group by m.segment_id order by amount desc limit 1
    ), calls as (
      select l.*, row_number() over (partition by l.customer_id order by l.started_at desc) as latest
      from c join call l on l.client_id = c.client_id and l.campaign_id = c.id where l.undone_at is null
    ), promised as (
      select l.customer_id, l.contact_id, l.staff_id, l.callback_at as at, (l.callback_at at time zone 'Europe/Amsterdam')::date as "on"
      from calls l where l.latest = 1 and l.callback_at is not null
      union all
      select t.customer_id, t.contact_id, t.staff_id, null, t.due_on
      from c join task t on t.client_id = c.client_id and t.campaign_id = c.id
      where t.kind = 'promise' and t.done_at is null and t.customer_id is not null and t.due_on is not null
        and not exists (select from calls l where l.customer_id = t.customer_id and l.latest = 1 and l.callback_at is not null)
    )
    select base.*,
      (select coalesce(sum((i.counts ->> 'read')::int), 0)::int from c join customer_import i on i.client_id = c.client_id and i.campaign_id = c.id
        where i.state = 'taken-in') as "rowsRead",
      (select count(*)::int from c join customer_import i on i.client_id = c.client_id and i.campaign_id = c.id
        join import_row r on r.client_id = i.client_id and r.import_id = i.id where i.state = 'taken-in' and r.outcome in ('folded', 'known')) as folded,
      (select count(*)::int from c join customer_import i on i.client_id = c.client_id and i.campaign_id = c.id
        join import_row r on r.client_id = i.client_id and r.import_id = i.id where i.state = 'taken-in' and r.outcome in ('later', 'rejected')) as "leftOut",
      (select count(*)::int from c join customer_import i on i.client_id = c.client_id and i.campaign_id = c.id
        where i.state in ('uploaded', 'mapped')) as "importsWaiting",
      (select count(*)::int from c join duplicate_group g on g.client_id = c.client_id and g.campaign_id = c.id where g.state = 'open') as "duplicateGroups",
      (select count(*)::int from c join segment s on s.client_id = c.client_id and s.campaign_id = c.id) as segments,
      (select count(*)::int from members m where case when exists (select from visit_segments)
        then m.segment_id in (select segment_id from visit_segments) else not m.is_rest end) as "worthVisiting",
      (select json_build_object('customers', (select count(*) from members m where m.segment_id = best.segment_id),
          'revenueShare', best.amount / nullif((select sum(amount) from revenue), 0))
        from best where best.amount > 0) as "topSegment",
      (select count(*)::int from c join planned_activity p on p.client_id = c.client_id and p.campaign_id = c.id) as activities,
      (select coalesce(sum(p.target), 0)::int from c join planned_activity p on p.client_id = c.client_id and p.campaign_id = c.id
        where p.kind = 'visit') as "plannedVisits",
      (select json_build_object('edition', p.edition, 'askedAt', ${iso(sql`p.created_at`)}, 'approvedBy', p.approved_by,
          'approvedAt', ${iso(sql`p.approved_at`)})
        from c join plan_edition p on p.client_id = c.client_id and p.campaign_id = c.id order by p.edition desc limit 1) as plan,
      (select json_build_object('customers', count(i.customer_id), 'decided', count(i.decision),
          'discuss', count(*) filter (where i.decision = 'discuss'), 'closed', bool_and(r.closed_at is not null))
        from c join round r on r.client_id = c.client_id and r.campaign_id = c.id
        left join round_item i on i.client_id = r.client_id and i.round_id = r.id having count(r.id) > 0) as round,
      (select count(distinct l.customer_id)::int from calls l) as called,
      (select count(*)::int from (select customer_id from worthy union select customer_id from calls) who) as "toCall",
      (select count(*)::int from c join visit v on v.client_id = c.client_id and v.campaign_id = c.id where v.outcome <> 'not-home') as visits,
      (select count(*)::int from c join appointment a on a.client_id = c.client_id and a.campaign_id = c.id
        where a.kind = 'visit' and a.state in ('proposed', 'agreed')) as appointments,
      (select count(*)::int from bookable) as bookable,
      (select count(distinct p.number)::int from c join report p on p.client_id = c.client_id and p.campaign_id = c.id
        where p.state = 'released' and p.kind in ('weekly', 'monthly')) as released,
      coalesce((select json_agg(distinct p.period_key) from c join report p on p.client_id = c.client_id and p.campaign_id = c.id
        where p.state = 'released' and p.kind in ('weekly', 'monthly')), '[]') as "releasedPeriods",
      (select json_build_object('number', p.number, 'startsOn', p.starts_on, 'endsOn', p.ends_on)
        from c join report p on p.client_id = c.client_id and p.campaign_id = c.id
        where p.state = 'draft' and p.kind in ('weekly', 'monthly') order by p.number limit 1) as draft,
      exists (select from c join meeting m on m.client_id = c.client_id and m.campaign_id = c.id
        where m.kind = 'interim-evaluation' and m.held_at is not null) as "evaluationHeld",
      coalesce((select json_agg(json_build_object('customerId', k.id, 'customer', k.name, 'contact', p.name, 'on', d."on",
          'at', to_char(d.at at time zone 'Europe/Amsterdam', 'HH24:MI'), 'staffId', d.staff_id) order by d."on", d.at nulls last, k.name)
        from promised d join c on true join customer k on k.client_id = c.client_id and k.id = d.customer_id
        left join lateral (
          select j.contact_id from job j where j.client_id = c.client_id and j.customer_id = d.customer_id and j.ends_on is null
          order by j.is_primary desc, j.created_at limit 1
        ) usual on d.contact_id is null
        left join contact p on p.client_id = c.client_id and p.id = coalesce(d.contact_id, usual.contact_id)), '[]') as "promisedCalls"
    from base`,
  )
}

export type MapMark = {
  longitude: number
  latitude: number
  name: string
  mark: 'visited' | 'booked' | 'to-plan'
  /** The colour of the customer's segment; null when they are in none. */
  colour: 'A' | 'B' | 'C' | 'D' | 'E' | null
}

/** Where the customers are who were visited, have an appointment, or may have one; at most 1,200, what was done first. */
export async function mapMarks(tx: Tx, campaignId: string): Promise<MapMark[]> {
  return rows<MapMark>(
    tx,
    sql`
    with campaigns as (select * from campaign where id = ${campaignId}), ${worthyAndBookable}, marks as (
      select v.client_id, v.customer_id, 1 as rank from campaigns c join visit v on v.client_id = c.client_id and v.campaign_id = c.id
        where v.outcome <> 'not-home'
      union all
      select a.client_id, a.customer_id, 2 from campaigns c join appointment a on a.client_id = c.client_id and a.campaign_id = c.id
        where a.kind = 'visit' and a.state in ('proposed', 'agreed')
      union all
      select b.client_id, b.customer_id, 3 from bookable b
    )
    select k.longitude, k.latitude, k.name, s.colour, (array['visited', 'booked', 'to-plan'])[m.rank] as mark
    from (select client_id, customer_id, min(rank) as rank from marks group by client_id, customer_id) m
    join customer k on k.client_id = m.client_id and k.id = m.customer_id
    left join segment_member sm on sm.client_id = m.client_id and sm.campaign_id = ${campaignId} and sm.customer_id = m.customer_id
    left join segment s on s.client_id = sm.client_id and s.id = sm.segment_id
    where k.longitude is not null and k.latitude is not null
    order by m.rank, k.id limit 1200`,
  )
}

export type SegmentProgress = {
  id: string
  name: string
  colour: 'A' | 'B' | 'C' | 'D' | 'E'
  isRest: boolean
  customers: number
  visits: number
  appointments: number
  /** The visits that the plan names for this segment. */
  target: number
  openComplaints: number
  opportunities: number
  /** Calls planned for the segment whose customers were not reached yet. */
  toCall: number
  /** Another planned activity than calls and visits, such as a mailing. */
  other: 'mail' | 'invitation' | 'card' | null
}

/** The segments of a campaign in their order, with how far their visits are. */
export async function segmentProgress(tx: Tx, campaignId: string): Promise<SegmentProgress[]> {
  return rows<SegmentProgress>(
    tx,
    sql`
    with c as (select * from campaign where id = ${campaignId}),
    visited as (
      select v.customer_id, bool_or(v.outcome <> 'not-home') as is_visited, count(*) filter (where v.outcome = 'opportunity') as opportunities
      from c join visit v on v.client_id = c.client_id and v.campaign_id = c.id group by v.customer_id
    ), agreed as (
      select distinct a.customer_id from c join appointment a on a.client_id = c.client_id and a.campaign_id = c.id
      where a.kind = 'visit' and a.state in ('proposed', 'agreed')
    ), reached as (
      select distinct l.customer_id from c join call l on l.client_id = c.client_id and l.campaign_id = c.id
      where l.outcome <> 'no-answer' and l.undone_at is null
    ), complaints as (
      select r.customer_id, count(*) as open from c join request r on r.client_id = c.client_id
      where r.kind = 'complaint' and r.solved_at is null and r.customer_id is not null group by r.customer_id
    ), counted as (
      select m.segment_id, count(k.id)::int as customers, count(v.customer_id) filter (where v.is_visited)::int as visits,
        count(a.customer_id)::int as appointments, coalesce(sum(x.open), 0)::int as complaints,
        coalesce(sum(v.opportunities), 0)::int as opportunities, count(r.customer_id)::int as reached
      from c join segment_member m on m.client_id = c.client_id and m.campaign_id = c.id
      left join customer k on k.client_id = m.client_id and k.id = m.customer_id and k.canonical_id is null and k.status = 'active'
      left join visited v on v.customer_id = m.customer_id
      left join agreed a on a.customer_id = m.customer_id
      left join reached r on r.customer_id = m.customer_id
      left join complaints x on x.customer_id = m.customer_id
      group by m.segment_id
    ), planned as (
      select p.segment_id, coalesce(sum(p.target) filter (where p.kind = 'visit'), 0)::int as visits,
        coalesce(sum(p.target) filter (where p.kind = 'call'), 0)::int as calls,
        min(p.kind) filter (where p.kind in ('mail', 'invitation', 'card')) as other
      from c join planned_activity p on p.client_id = c.client_id and p.campaign_id = c.id group by p.segment_id
    )
    select s.id, s.name, s.colour, s.is_rest as "isRest", coalesce(n.customers, 0) as customers, coalesce(n.visits, 0) as visits,
      coalesce(n.appointments, 0) as appointments, coalesce(p.visits, 0) as target, coalesce(n.complaints, 0) as "openComplaints",
      coalesce(n.opportunities, 0) as opportunities, greatest(0, coalesce(p.calls, 0) - coalesce(n.reached, 0)) as "toCall", p.other
    from c join segment s on s.client_id = c.client_id and s.campaign_id = c.id
    left join counted n on n.segment_id = s.id
    left join planned p on p.segment_id = s.id
    order by s.is_rest, s.position`,
  )
}

export type Voices = {
  conversations: number
  /** What customers speak of, most often first, with the average score of the visits that name it. */
  themes: { name: string; count: number; score: number | null }[]
  /** The average score of all visits. */
  score: number | null
  quote: { text: string; speaker: string | null; customer: string; place: string | null } | null
}

/** What customers said in the visits of a campaign. Only quotes they agreed to. */
export async function voices(tx: Tx, campaignId: string): Promise<Voices> {
  return oneRow<Voices>(
    tx,
    sql`
    with v as (
      select * from visit where campaign_id = ${campaignId} and client_id = (select client_id from campaign where id = ${campaignId})
        and outcome <> 'not-home'
    ), themes as (
      select topic as name, count(*)::int as count, avg(v.score)::float8 as score from v, unnest(v.topics) as topic
      group by topic order by count(*) desc, topic limit 5
    )
    select (select count(*)::int from v) as conversations, (select avg(score)::float8 from v) as score,
      coalesce((select json_agg(themes order by themes.count desc, themes.name) from themes), '[]') as themes,
      (select json_build_object('text', v.quote, 'speaker', p.name, 'customer', k.name, 'place', k.place)
        from v join customer k on k.client_id = v.client_id and k.id = v.customer_id
        left join contact p on p.client_id = v.client_id and p.id = v.contact_id
        where v.quote_consent and length(btrim(coalesce(v.quote, ''))) > 0
        order by v."on" desc, v.logged_at desc limit 1) as quote`,
  )
}
