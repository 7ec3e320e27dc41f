import { sql } from 'drizzle-orm'
import { addDays, type Day } from '#domain/calendar/day'
import { type Moment, startOf } from '#domain/calendar/moment'
import type { CallOutcome } from '#domain/carry-out/call'
import { defaultGuardRule, type GuardRule } from '#domain/relations/guard'
import { acrossCampaigns, type Tx } from './door'
import { iso, rows } from './rows'
import { reachedIn } from './talks'
import { wantedIn } from './waiting'

/** One customer in the call queue: why they are in it, and what a colleague sees before dialling. */
export type QueueRow = {
  customerId: string
  name: string
  place: string | null
  phone: string | null
  segment: string | null
  segmentColour: 'A' | 'B' | 'C' | 'D' | 'E' | null
  weight: number
  contact: string | null
  /** When we said that we would call; null when nothing was promised. */
  promisedAt: Moment | null
  /** When a plan or a colleague proposes the visit; null without a proposal. */
  proposedAt: Moment | null
  unanswered: number
  lastOutcome: CallOutcome['outcome'] | null
  lastCallAt: Moment | null
  problem: string | null
  approach: string | null
  /** Left alone until this day: a colleague spoke with them, or they were sought often enough. Null when they may be called. */
  restUntil: Day | null
  /** The colleague who has them on the line; null when nobody else does. */
  claimedBy: string | null
  /** A visit of one of us in the coming weeks is close by. */
  near: boolean
  total: number
}

export type QueueAsked = {
  limit?: number
  offset?: number
  now: Moment
  today: Day
  /** Who asks: their own claims and talks keep nobody from them. */
  staffId: string
  rule?: GuardRule
  segment?: 'A' | 'B' | 'C' | 'D' | 'E' | undefined
  /** Only whom the asker owns. */
  mine?: boolean | undefined
}

/** Two places are close by within some ten kilometres, in degrees. */
const nearby = { latitude: 0.09, longitude: 0.145 }

/**
 * Who is to be called for a visit: those whom the inventory round wants visited (before any round: whose segment gets a call or a visit), without
 * an agreed appointment, a visit or a no. Promised calls first at their time, then those with a proposal by its day, then by segment weight, who lies close to a visit that stands, and who waits longest; who is
 * to be left alone comes last. How often somebody was sought is read over all campaigns of the client.
 *
 * What is known per customer (last call, rest, proposal, visit) comes as one object that is looked into, not as a join: the planner of PostgreSQL takes the queue for a row
 * or two, and would read the whole of each join again for every customer in it.
 */
export async function callQueue(tx: Tx, of: { clientId: string; campaignId: string }, asked: QueueAsked): Promise<QueueRow[]> {
  const { limit = 50, offset = 0, now, today, staffId, rule = defaultGuardRule, segment, mine } = asked
  const { clientId, campaignId } = of
  // The clock of the office, not of UTC, says what is today.
  const [begins, ends] = [startOf(today), startOf(addDays(today, 1))]
  const order = sql`turn, promised_at, rest_until nulls first, (proposed_at at time zone 'Europe/Amsterdam')::date nulls last, weight desc, near desc,
    started_at nulls first, customer_id`
  const window = Math.max(rule.withinDays, rule.quietDays)
  return acrossCampaigns(tx, () =>
    rows<QueueRow>(
      tx,
      sql`with wanted as (${wantedIn(of)}),
          last_calls as (
            select jsonb_object_agg(l.customer_id, to_jsonb(l)) as of from (
              select distinct on (k.customer_id) k.customer_id, k.outcome, k.started_at, k.callback_at from call k
              where k.client_id = ${clientId} and k.campaign_id = ${campaignId} and k.undone_at is null
              order by k.customer_id, k.started_at desc) l),
          sought as (
            select k.customer_id, k.staff_id, (k.started_at at time zone 'Europe/Amsterdam')::date as "on" from call k
            where k.client_id = ${clientId} and k.undone_at is null and ${reachedIn('k')} and k.started_at >= ${startOf(addDays(today, -window))}::timestamptz
            union all
            select v.customer_id, v.staff_id, v."on" from visit v where v.client_id = ${clientId} and v.outcome <> 'not-home' and v."on" > ${today}::date - ${window}::int),
          rests as (
            select jsonb_object_agg(r.customer_id, r.until) as of from (
              select customer_id, greatest(
                max("on") filter (where staff_id <> ${staffId}) + ${rule.quietDays}::int,
                (array_agg("on" order by "on" desc) filter (where "on" > ${today}::date - ${rule.withinDays}::int))[${rule.maxContacts}::int] + ${rule.withinDays}::int) as until
              from sought group by customer_id) r
            where r.until > ${today}::date),
          proposals as (
            select jsonb_object_agg(p.customer_id, p.starts_at) as of from (
              select a.customer_id, min(a.starts_at) as starts_at from appointment a
              where a.client_id = ${clientId} and a.campaign_id = ${campaignId} and a.kind = 'visit' and a.state = 'proposed' and a.customer_id is not null group by a.customer_id) p),
          booked as (
            select jsonb_object_agg(a.customer_id, true) as of from appointment a
            where a.client_id = ${clientId} and a.campaign_id = ${campaignId} and a.kind = 'visit' and a.state in ('agreed', 'done') and a.customer_id is not null),
          stops as (
            select x.latitude, x.longitude from appointment a join customer x on x.client_id = a.client_id and x.id = a.customer_id
            where a.client_id = ${clientId} and a.campaign_id = ${campaignId} and a.state in ('proposed', 'agreed') and a.starts_at between ${now}::timestamptz and ${now}::timestamptz + interval '21 days'
              and x.latitude is not null order by a.starts_at limit 30),
          standing as (
            select w.customer_id, w.item ->> 'problem' as problem, w.item ->> 'approach' as approach, w.proposed_at, c.name, s.name as segment, s.colour, coalesce(s.weight, 0) as weight, w.outcome, w.started_at,
              case when w.outcome = 'callback' then w.callback_at end as promised_at,
              case when coalesce(w.outcome, '') <> 'callback' then w.until end as rest_until,
              case when w.outcome = 'callback' and w.callback_at < ${ends}::timestamptz then 0 when w.outcome = 'callback' then 3
                when w.until is not null then 4 when w.started_at >= ${begins}::timestamptz then 2 else 1 end as turn,
              exists (select from stops p where abs(p.latitude - c.latitude) < ${nearby.latitude} and abs(p.longitude - c.longitude) < ${nearby.longitude}) as near
            from (select w.*, l.call ->> 'outcome' as outcome, (l.call ->> 'started_at')::timestamptz as started_at, (l.call ->> 'callback_at')::timestamptz as callback_at,
                ((select of from rests) ->> w.customer_id::text)::date as until, ((select of from proposals) ->> w.customer_id::text)::timestamptz as proposed_at
              from wanted w cross join lateral (select (select of from last_calls) -> w.customer_id::text as call offset 0) l offset 0) w
            join customer c on c.client_id = ${clientId} and c.id = w.customer_id and c.canonical_id is null and c.status = 'active' and not c.do_not_contact
            left join segment s on s.client_id = ${clientId} and s.id = w.segment_id
            where coalesce(w.outcome, '') not in ('does-not-want', 'phone-instead', 'do-not-call')
              ${segment ? sql`and s.colour = ${segment}` : sql``}
              ${
                mine
                  ? sql`and exists (select from ownership o where o.client_id = ${clientId} and o.customer_id = w.customer_id and o.staff_id = ${staffId}
                    and o.role in ('owner', 'loan') and o.starts_on <= ${today}::date and coalesce(o.ends_on >= ${today}::date, true))`
                  : sql``
              }
              and coalesce(not (select of from booked) ? w.customer_id::text, true)),
          page as (
            select *, count(*) over ()::int as total from standing
            order by ${order} limit ${limit} offset ${offset})
          select w.customer_id as "customerId", w.name, c.place, coalesce(c.phone, c.mobile, c.phone2) as phone, w.segment, w.colour as "segmentColour", w.weight, w.problem,
            w.approach, w.outcome as "lastOutcome", ${iso(sql`w.started_at`)} as "lastCallAt", ${iso(sql`w.promised_at`)} as "promisedAt", ${iso(sql`w.proposed_at`)} as "proposedAt", w.rest_until as "restUntil",
            w.near, w.total,
            (select f.name from contact_claim q join staff f on f.id = q.staff_id where q.client_id = c.client_id and q.customer_id = c.id
              and q.staff_id <> ${staffId} and q.quiet_until > ${now}::timestamptz order by q.starts_at limit 1) as "claimedBy",
            (select p.name from job j join contact p on p.client_id = j.client_id and p.id = j.contact_id
              where j.client_id = c.client_id and j.customer_id = c.id and j.ends_on is null order by j.is_primary desc, j.created_at limit 1) as contact,
            (select count(*)::int from call k where k.client_id = c.client_id and k.customer_id = c.id and k.campaign_id = ${campaignId}
              and k.outcome = 'no-answer' and k.undone_at is null
              and k.started_at > coalesce((select max(t.started_at) from call t where t.client_id = c.client_id and t.customer_id = c.id and t.outcome <> 'no-answer' and t.undone_at is null), '-infinity')) as unanswered
          from page w join customer c on c.client_id = ${clientId} and c.id = w.customer_id
          order by ${order}`,
    ),
  )
}
