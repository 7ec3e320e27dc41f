import { type SQL, sql } from 'drizzle-orm'
import { endOf, startOf } from '#domain/calendar/moment'
import type { Period } from '#domain/calendar/period'
import type { BookedTime, Unlogged } from '#domain/units/hours'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { rows } from './rows'

/** By what hours are added up. */
export type HoursPivot = 'who' | 'client' | 'campaign' | 'segment' | 'kind'

export type HoursFilter = Period & { by: HoursPivot; staffId?: string | undefined; clientId?: string | undefined }

/** Minutes that were booked, net of corrections, beside the minutes that the plans had for the same days. */
export type AccountedRow = { key: string | null; label: string; actual: number; planned: number; allActual: number; allPlanned: number }

/** A page of who spent which hours on what, the most first. `allActual` and `allPlanned` are the sums over all pages. */
export async function accountedPage(tx: Tx, filter: HoursFilter, page = 1): Promise<Page<AccountedRow>> {
  const found = await rows<AccountedRow & { total: number }>(tx, sql`${accounted(filter)} limit ${pageSize} offset ${offsetOf(page)}`)
  return pageOf(found, page)
}

/** All of it, for a file. */
export async function accountedRows(tx: Tx, filter: HoursFilter): Promise<AccountedRow[]> {
  return rows(tx, accounted(filter))
}

const pivots: Readonly<Record<HoursPivot, { key: SQL; label: SQL }>> = {
  who: { key: sql`t.staff_id::text`, label: sql`coalesce(s.name, '')` },
  client: { key: sql`t.client_id::text`, label: sql`k.name` },
  campaign: { key: sql`t.campaign_id::text`, label: sql`k.name || ' · ' || c.name` },
  segment: { key: sql`t.segment_id::text`, label: sql`case when g.id is null then '' else c.name || ' · ' || g.name end` },
  kind: { key: sql`t.kind`, label: sql`t.kind` },
}

// A correction takes time back from whoever it was booked for, and not from whoever corrects.
// A plan counts what it has for a visit with everything included, so the drive stands with the visit. It counts for the days of it that are asked about.
function accounted({ by, from, to, staffId, clientId }: HoursFilter): SQL {
  const { key, label } = pivots[by]
  return sql`
    with times as (
      select e.client_id, u.campaign_id, case when e.reverses is null then e.staff_id else r.staff_id end as staff_id, m.segment_id,
        case coalesce(e.subject, r.subject) when 'travel-time' then 'visit' else coalesce(e.subject, r.subject) end as kind, -e.change as actual, 0 as planned
      from ledger_line e join unit u on u.client_id = e.client_id and u.id = e.unit_id
      left join ledger_entry r on r.client_id = e.client_id and r.id = e.reverses
      left join visit v on v.client_id = e.client_id and v.id = coalesce(e.activity_id, r.activity_id)
      left join call l on l.client_id = e.client_id and l.id = coalesce(e.activity_id, r.activity_id)
      left join segment_member m on m.client_id = e.client_id and m.campaign_id = u.campaign_id and m.customer_id = coalesce(v.customer_id, l.customer_id)
      where e.origin = 'consumption' and e."on" between ${from} and ${to}
      union all
      select p.client_id, p.campaign_id, p.owner_id, p.segment_id, case when p.kind in ('visit', 'call') then p.kind else 'other' end, 0,
        round(p.minutes * p.target * greatest(0, least(d.ends, ${to}::date) - greatest(d.begins, ${from}::date) + 1)::numeric / greatest(1, d.ends - d.begins + 1))::int
      from planned_activity p join campaign c on c.client_id = p.client_id and c.id = p.campaign_id
      cross join lateral (select coalesce(p.starts_on, c.starts_on) as begins, greatest(coalesce(p.due_on, c.ends_on), coalesce(p.starts_on, c.starts_on)) as ends) d
    )
    select ${key} as key, ${label} as label, sum(t.actual)::int as actual, sum(t.planned)::int as planned,
      (sum(sum(t.actual)) over ())::int as "allActual", (sum(sum(t.planned)) over ())::int as "allPlanned", count(*) over ()::int as total
    from times t join campaign c on c.client_id = t.client_id and c.id = t.campaign_id join client k on k.id = t.client_id
    left join staff s on s.id = t.staff_id
    left join segment g on g.client_id = t.client_id and g.id = t.segment_id
    where ${staffId ? sql`t.staff_id = ${staffId}` : sql`true`} and ${clientId ? sql`t.client_id = ${clientId}` : sql`true`}
    group by 1, 2 having sum(t.actual) <> 0 or sum(t.planned) <> 0
    order by sum(t.actual) desc, sum(t.planned) desc, 2, 1`
}

/** What somebody booked in a period, a line for each unit, day and subject. */
export async function bookedBy(tx: Tx, staffId: string, { from, to }: Period): Promise<BookedTime[]> {
  return rows(
    tx,
    sql`select e."on", (-sum(e.change))::int as minutes, u.id as "unitId", k.name as client, c.name as campaign, coalesce(e.subject, r.subject) as subject
        from ledger_line e join unit u on u.client_id = e.client_id and u.id = e.unit_id
        join campaign c on c.client_id = u.client_id and c.id = u.campaign_id join client k on k.id = u.client_id
        left join ledger_entry r on r.client_id = e.client_id and r.id = e.reverses
        where case when e.reverses is null then e.staff_id else r.staff_id end = ${staffId} and e.origin = 'consumption' and e."on" between ${from} and ${to}
        group by e."on", u.id, k.name, c.name, coalesce(e.subject, r.subject) order by e."on", k.name, c.name, 6`,
  )
}

/** Visits of somebody in a period whose hour is over and that nobody logged. */
export async function unloggedOf(tx: Tx, staffId: string, { from, to }: Period, now: string): Promise<Unlogged[]> {
  return rows(
    tx,
    sql`select a.id, (a.starts_at at time zone 'Europe/Amsterdam')::date::text as "on", k.name as customer
        from appointment a join customer k on k.client_id = a.client_id and k.id = a.customer_id
        where a.staff_id = ${staffId} and a.kind = 'visit' and a.state in ('proposed', 'agreed') and a.ends_at < ${now}
          and a.starts_at >= ${startOf(from)} and a.starts_at < ${endOf(to)} and rondo_sees(a.client_id)
        order by a.starts_at limit 200`,
  )
}
