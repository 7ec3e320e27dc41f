import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { iso, oneRow, rows } from './rows'

/** What the manager's table says of a campaign beside the figures of its unit. */
export type PortfolioCampaign = {
  id: string
  name: string
  client: string
  clientInitials: string
  evaluationAt: Moment | null
  evaluationHeld: boolean
  /** The average score of its visits, 1 to 5, and how many were scored; null while none was. */
  score: number | null
  scored: number
  openComplaints: number
  draft: { id: string; number: number } | null
}

/** The campaigns that have begun and are not over, in no order. */
export async function runningCampaigns(tx: Tx, today: Day): Promise<PortfolioCampaign[]> {
  return rows(
    tx,
    sql`
    select c.id, c.name, k.name as client, k.initials as "clientInitials", ${iso(sql`c.evaluation_at`)} as "evaluationAt",
      exists (select from meeting m where m.client_id = c.client_id and m.campaign_id = c.id and m.kind = 'interim-evaluation'
        and m.held_at is not null) as "evaluationHeld",
      v.score, v.scored,
      (select count(*)::int from request r where r.client_id = c.client_id and r.campaign_id = c.id and r.kind = 'complaint'
        and r.solved_at is null) as "openComplaints",
      (select json_build_object('id', r.id, 'number', r.number) from report r
        where r.client_id = c.client_id and r.campaign_id = c.id and r.state = 'draft' order by r.number limit 1) as draft
    from campaign c join client k on k.id = c.client_id
    left join lateral (
      select avg(v.score)::float8 as score, count(v.score)::int as scored from visit v where v.client_id = c.client_id and v.campaign_id = c.id
    ) v on true
    where c.ended_on is null and c.starts_on <= ${today}`,
  )
}

/** What waits for a decision of ours: reports from the Friday of their week on, approvals that stay away, complaints and requests about to pass their term, lines a client doubts, hours a client asks for. */
export type Waiting = {
  kind: 'report' | 'approval' | 'complaint' | 'request' | 'dispute' | 'call-off'
  campaignId: string
  campaign: string
  client: string
  /** The report, the request, or for a disputed line and hours that are asked the unit. */
  id: string
  /** Of a report or a plan; of hours that are asked how many minutes. */
  number: number | null
  subject: string | null
  since: Moment
}

/** The longest waiting first, at most 20. */
export async function waiting(tx: Tx, { today, now }: { today: Day; now: Moment }): Promise<Waiting[]> {
  return rows(
    tx,
    sql`
    select w.kind, w.campaign_id as "campaignId", c.name as campaign, k.name as client, w.id, w.number, w.subject, ${iso(sql`w.since`)} as since
    from (
      select 'report' as kind, r.client_id, r.campaign_id, r.id, r.number, null as subject, (r.ends_on + 1)::timestamptz as since
      from report r where r.state = 'draft' and r.ends_on - 2 <= ${today}::date
      union all
      select 'approval', p.client_id, p.campaign_id, p.id, p.edition, null, p.created_at
      from plan_edition p where p.approved_at is null and p.created_at < ${now}::timestamptz - interval '4 days'
        and not exists (select from plan_edition x where x.client_id = p.client_id and x.campaign_id = p.campaign_id and x.edition > p.edition)
      union all
      select 'complaint', q.client_id, q.campaign_id, q.id, null, q.subject, q.answer_by
      from request q where q.kind = 'complaint' and q.answered_at is null and q.solved_at is null
        and q.answer_by < ${now}::timestamptz + interval '1 day' and q.campaign_id is not null
      union all
      select 'request', q.client_id, q.campaign_id, q.id, null, q.subject, q.answer_by
      from request q where q.from_client and q.kind <> 'complaint' and q.answered_at is null and q.solved_at is null
        and q.risk_at <= ${now}::timestamptz and q.campaign_id is not null
      union all
      select 'dispute', d.client_id, u.campaign_id, d.unit_id, null, e.text, d.answer_by::timestamptz
      from ledger_dispute d join unit u on u.client_id = d.client_id and u.id = d.unit_id
      join ledger_entry e on e.client_id = d.client_id and e.id = d.entry_id
      where d.decided_at is null
      union all
      select 'call-off', o.client_id, u.campaign_id, o.unit_id, o.minutes, o.asked, o.answer_by::timestamptz
      from call_off o join unit u on u.client_id = o.client_id and u.id = o.unit_id
      where o.decided_at is null and o.withdrawn_at is null
    ) w
    join campaign c on c.client_id = w.client_id and c.id = w.campaign_id
    join client k on k.id = c.client_id
    where c.ended_on is null
    order by w.since limit 20`,
  )
}

/** One day of one colleague: minutes in the calendar, of the minutes they work, and the visits among them. */
export type TeamDay = { day: Day; minutes: number; visits: number; works: number; onLeave: boolean }

export type TeamMember = { id: string; name: string; initials: string; days: TeamDay[] }

/** The week of everybody who works for the clients the actor sees, Monday to Friday. */
export async function teamWeek(tx: Tx, monday: Day): Promise<TeamMember[]> {
  return rows(
    tx,
    sql`
    with days as (select generate_series(${monday}::date, ${monday}::date + 4, interval '1 day')::date as day),
    members as (
      select s.* from staff s where s.disabled_at is null and (s.ended_on is null or s.ended_on >= ${monday})
        and s.role = 'consultant' and (exists (select from client_staff cs where cs.staff_id = s.id
            and coalesce(cs.since < ${monday}::date + 7, true) and (cs.until is null or cs.until >= ${monday}))
          or exists (select from campaign_staff cs where cs.staff_id = s.id and (cs.until is null or cs.until >= ${monday})))
    ), booked as (
      select a.staff_id, (a.starts_at at time zone 'Europe/Amsterdam')::date as day, bool_or(a.kind = 'leave') as leave,
        count(*) filter (where a.kind = 'visit')::int as visits,
        coalesce(sum(extract(epoch from a.ends_at - a.starts_at) / 60 + coalesce(a.drive_minutes, 0)) filter (where a.kind <> 'leave'), 0)::int as minutes
      from appointment a
      where a.state in ('proposed', 'agreed', 'done')
        and a.starts_at >= ${monday}::date - interval '1 day' and a.starts_at < ${monday}::date + interval '7 days'
      group by a.staff_id, day
    )
    select m.id, m.name, m.initials, json_agg(json_build_object('day', d.day, 'minutes', coalesce(b.minutes, 0), 'visits', coalesce(b.visits, 0),
        'works', coalesce((h ->> 1)::int - (h ->> 0)::int, 0), 'onLeave', coalesce(b.leave, false)) order by d.day) as days
    from members m cross join days d
    left join booked b on b.staff_id = m.id and b.day = d.day
    cross join lateral (select m.work_hours -> extract(isodow from d.day)::int::text as h) hours
    group by m.id, m.name, m.initials order by m.name`,
  )
}

/** How well the work was done since a day. Each is `of` so many; nothing measured is 0 of 0. */
export type Quality = {
  reportsOnTime: { kept: number; of: number }
  visitsLoggedInADay: { kept: number; of: number }
  promisesKept: { kept: number; of: number }
  guardOverrides: number
}

/** A report is on time when it was released within five days after its period; a visit when it was logged within 24 hours. */
export async function quality(tx: Tx, since: Day, today: Day): Promise<Quality> {
  return oneRow(
    tx,
    sql`
    select
      (select json_build_object('kept', count(*) filter (where r.released_at < (r.ends_on + 6)::timestamptz), 'of', count(*)) from report r
        where r.edition = 0 and r.kind in ('weekly', 'monthly') and r.ends_on >= ${since}
          and (r.state = 'released' or r.ends_on + 5 < ${today}::date)) as "reportsOnTime",
      (select json_build_object('kept', count(*) filter (where v.logged_at <= coalesce(v.left_at, (v."on" + 1)::timestamptz) + interval '24 hours'),
        'of', count(*)) from visit v where v."on" >= ${since}) as "visitsLoggedInADay",
      (select json_build_object('kept', count(*) filter (where (t.done_at at time zone 'Europe/Amsterdam')::date <= t.due_on), 'of', count(*))
        from task t where t.kind = 'promise' and t.due_on >= ${since} and (t.done_at is not null or t.due_on < ${today})) as "promisesKept",
      (select count(*)::int from call l where l.guard_reason is not null and l.undone_at is null and l.started_at >= ${since}::date) as "guardOverrides"`,
  )
}
