import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Suits, Waiting } from '#domain/carry-out/planner/waiting'
import type { Tx } from './door'
import { rows, uuids } from './rows'

type Of = { clientId: string; campaignId: string }

/**
 * Who is to be called: whom the inventory round wants visited or phoned, and whose segment gets a call or a visit as far as no round decided about
 * them. Once every round is closed, who got no decision is not called. A query of `customer_id`, the row of the round as JSON, and their segment.
 */
export function wantedIn({ clientId, campaignId }: Of): SQL {
  return wantedBy(sql`${clientId}::uuid`, sql`${campaignId}::uuid`, sql`'visit', 'phone'`)
}

/** As `wantedIn`, of the campaign `g` of the query around it. */
export const wantedInEach: SQL = wantedBy(sql`g.client_id`, sql`g.id`, sql`'visit', 'phone'`)

// The rounds have decided when something was decided and none is open: the rule of `worthyAndBookable` in bookable.ts.
function wantedBy(client: SQL, campaign: SQL, decisions: SQL): SQL {
  return sql`
    select i.customer_id, to_jsonb(i) as item, (select x.segment_id from segment_member x where x.client_id = i.client_id and x.campaign_id = i.campaign_id
        and x.customer_id = i.customer_id) as segment_id from round_item i
    where i.client_id = ${client} and i.campaign_id = ${campaign} and i.decision in (${decisions})
    union all
    select m.customer_id, to_jsonb(i), m.segment_id from (
      select exists (select from round_item d where d.client_id = ${client} and d.campaign_id = ${campaign} and d.decision in (${decisions}))
        and not exists (select from round r where r.client_id = ${client} and r.campaign_id = ${campaign} and r.closed_at is null) as has_round offset 0) stage
    join segment_member m on m.client_id = ${client} and m.campaign_id = ${campaign} and not stage.has_round
    left join round_item i on i.client_id = m.client_id and i.campaign_id = m.campaign_id and i.customer_id = m.customer_id
    where i.decision is null
      and exists (select from planned_activity a where a.client_id = m.client_id and a.segment_id = m.segment_id and a.kind in ('visit', 'call') and a.target > 0)`
}

/** When the customers of appointments can, by appointment, as the round recorded it; who said nothing is left out. */
export async function wishesOf(tx: Tx, appointmentIds: readonly string[]): Promise<Map<string, Suits>> {
  const found = await rows<Suits & { id: string }>(
    tx,
    sql`select a.id, i.wish_days as "wishDays", to_char(i.wish_from, 'HH24:MI') as "wishFrom", to_char(i.wish_until, 'HH24:MI') as "wishUntil"
        from appointment a
        join round_item i on i.client_id = a.client_id and i.campaign_id = a.campaign_id and i.customer_id = a.customer_id
        where a.id = any (${uuids(appointmentIds)}) and (i.wish_days <> '{}' or i.wish_from is not null or i.wish_until is not null)`,
  )
  return new Map(found.map(({ id, ...suits }) => [id, suits]))
}

type Ask = { today: Day; limit: number; customerId?: string }

/**
 * Customers of a campaign who wait for a visit and have no appointment: the heaviest segment first, then the longest since a visit. One query.
 * @param customerId only this one, waiting or not
 */
export async function waitingOf(tx: Tx, of: Of, { today, limit, customerId }: Ask): Promise<(Waiting & { total: number })[]> {
  const wanted = customerId
    ? sql`select ${customerId}::uuid as customer_id, (select to_jsonb(i) from round_item i where i.client_id = ${of.clientId}
        and i.campaign_id = ${of.campaignId} and i.customer_id = ${customerId}) as item`
    : wantedBy(sql`${of.clientId}::uuid`, sql`${of.campaignId}::uuid`, sql`'visit'`)
  const still = customerId
    ? sql`true`
    : sql`not exists (select from appointment a where a.client_id = c.client_id and a.campaign_id = ${of.campaignId} and a.customer_id = c.id
        and a.kind = 'visit' and a.state in ('proposed', 'agreed', 'done')) and c.status = 'active' and not c.do_not_contact
      and coalesce(l.outcome, '') not in ('does-not-want', 'phone-instead', 'do-not-call')`
  return rows(
    tx,
    sql`with wanted as (${wanted})
        select c.id as "customerId", c.name, c.place as town, c.latitude, c.longitude, o.staff_id as "ownerId", s.colour as "segmentColour",
          coalesce(s.weight, 0) as weight, coalesce(w.item ->> 'problem', '') <> '' as "hasProblem",
          exists (select from task t where t.client_id = c.client_id and t.customer_id = c.id and t.kind = 'promise' and t.done_at is null) as "isPromised",
          v.last as "lastVisit", z.until, p.minutes, p.starts as "plannedFrom", p.due as "plannedUntil",
          array(select jsonb_array_elements_text(coalesce(w.item -> 'wish_days', '[]'))::int) as "wishDays",
          left(w.item ->> 'wish_from', 5) as "wishFrom", left(w.item ->> 'wish_until', 5) as "wishUntil", w.item ->> 'wish_staff_id' as "wishStaffId",
          array(select jsonb_array_elements_text(coalesce(w.item -> 'best_days', '[]'))::int) as "bestDays", w.item ->> 'wish_by' as "wishBy",
          count(*) over ()::int as total
        from wanted w
        join customer c on c.client_id = ${of.clientId} and c.id = w.customer_id and c.canonical_id is null
        left join segment_member m on m.client_id = c.client_id and m.campaign_id = ${of.campaignId} and m.customer_id = c.id
        left join segment s on s.client_id = m.client_id and s.id = m.segment_id
        left join lateral (select max(a.minutes) filter (where a.travel_apart and a.minutes > 0) as minutes, case when bool_or(a.starts_on is null) then null else min(a.starts_on) end as starts,
          case when bool_or(a.due_on is null) then null else max(a.due_on) end as due
          from planned_activity a where a.client_id = s.client_id and a.segment_id = s.id and a.kind = 'visit') p on true
        left join lateral (select k.outcome from call k where k.client_id = c.client_id and k.customer_id = c.id and k.campaign_id = ${of.campaignId}
          and k.undone_at is null order by k.started_at desc limit 1) l on true
        left join lateral (select max(x."on") as last from visit x where x.client_id = c.client_id and x.customer_id = c.id) v on true
        left join lateral (select max(x.until) as until from follow_up_snooze x where x.client_id = c.client_id and x.customer_id = c.id
          and x.ended_at is null) z on true
        left join lateral (select o.staff_id from ownership o where o.client_id = c.client_id and o.customer_id = c.id and o.role in ('owner', 'loan')
          and o.starts_on <= ${today} and (o.ends_on is null or o.ends_on >= ${today}) order by o.role = 'loan' desc, o.starts_on desc limit 1) o on true
        where ${still}
        order by s.weight desc nulls last, v.last nulls first, c.name collate "und-x-icu", c.id
        limit ${limit}`,
  )
}
