import { sql } from 'drizzle-orm'
import type { Moment } from '#domain/calendar/moment'
import { isEvaluation } from '#domain/reporting/period'
import type { ReleaseFacts } from '#domain/reporting/release-check'
import type { Tx } from './door'
import type { KeptReport } from './reports'
import { oneRow, rows } from './rows'

/** What is looked at before a report is released, in one query. What is private is counted here and read nowhere. */
export async function releaseFacts(tx: Tx, report: KeptReport, now: Moment): Promise<ReleaseFacts> {
  const { clientId, campaignId, id, kind, startsOn, endsOn } = report
  const visits = sql`select v.* from visit v where v.client_id = ${clientId} and v.campaign_id = ${campaignId} and v."on" between ${startsOn} and ${endsOn}`
  return oneRow<ReleaseFacts>(
    tx,
    sql`with made as (${visits})
        select
          coalesce((select json_agg(json_build_object('id', r.id, 'number', r.number, 'periodKey', r.period_key) order by r.starts_on) from report r
            where r.client_id = ${clientId} and r.campaign_id = ${campaignId} and r.kind = ${kind} and r.state = 'draft' and r.starts_on < ${startsOn} and r.id <> ${id}), '[]') as "earlierDrafts",
          coalesce((select json_agg(json_build_object('id', a.id, 'customer', c.name, 'on', (a.starts_at at time zone 'Europe/Amsterdam')::date) order by a.starts_at)
            from appointment a join customer c on c.client_id = a.client_id and c.id = a.customer_id
            where a.client_id = ${clientId} and a.campaign_id = ${campaignId} and a.kind = 'visit' and a.state in ('proposed', 'agreed') and a.ends_at < ${now}::timestamptz
              and (a.starts_at at time zone 'Europe/Amsterdam')::date between ${startsOn} and ${endsOn}
              and not exists (select from visit v where v.client_id = a.client_id and v.appointment_id = a.id)), '[]') as unlogged,
          coalesce((select json_agg(json_build_object('id', m.id, 'customer', c.name) order by m."on", m.id) from made m
            join customer c on c.client_id = m.client_id and c.id = m.customer_id where m.quote is not null and not m.quote_consent), '[]') as "silentQuotes",
          json_build_object(
            'privateNotes', (select count(*)::int from note n where n.client_id = ${clientId} and n.visibility <> 'shared'
              and n.customer_id in (select customer_id from made)),
            'visitNotes', (select count(*)::int from made where note is not null),
            'personalFacts', (select count(*)::int from contact p where p.client_id = ${clientId} and p.personal <> '{}'::jsonb
              and p.id in (select contact_id from made))) as kept,
          ${isEvaluation(kind)} and not exists (select from report r where r.client_id = ${clientId} and r.id = ${id}
            and (coalesce(r.evaluation ->> 'findings', '') <> '' or jsonb_array_length(coalesce(r.evaluation -> 'agreed', '[]')) > 0)) as "nothingSaid",
          case when ${kind} = 'final-evaluation' then (select count(*)::int from appointment a where a.client_id = ${clientId} and a.campaign_id = ${campaignId}
            and a.kind = 'visit' and a.state = 'agreed' and a.starts_at > ${now}::timestamptz) else 0 end as ahead,
          coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'email', p.email) order by p.name, p.id) from client_person p
            where p.client_id = ${clientId} and p.receives_reports and p.disabled_at is null), '[]') as recipients`,
  )
}

export type Delivery = { recipient: string; state: 'waiting' | 'sent' | 'kept' | 'uncertain' | 'dead'; at: Moment; mailId: string }

/** To whom a report was mailed and how that went, as far as the mail server told. */
export async function deliveriesOf(tx: Tx, reportId: string): Promise<Delivery[]> {
  return rows<Delivery>(
    tx,
    sql`select o.recipient, o.state, to_char(coalesce(o.sent_at, o.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, o.id as "mailId"
        from outbox o join outbox_attachment a on a.outbox_id = o.id where a.report_id = ${reportId} order by o.created_at, o.recipient`,
  )
}
