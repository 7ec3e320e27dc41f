import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import { startOf } from '#domain/calendar/moment'
import type { Tx } from './door'
import { type ToldInRound, toldInRound } from './round-told'
import { oneRow, rows } from './rows'
import { wantedIn, wantedInEach } from './waiting'

/**
 * What the plan and the inventory round say of one customer: the segment, its script for a call (else that of a visit) with the edition of the plan in which the client
 * approved these very words, and what was agreed.
 */
export type DeskFacts = {
  segment: string | null
  segmentColour: 'A' | 'B' | 'C' | 'D' | 'E' | null
  script: string | null
  scriptEdition: number | null
} & ToldInRound

export async function deskFactsOf(tx: Tx, of: { clientId: string; campaignId: string }, customerId: string): Promise<DeskFacts | null> {
  const [found] = await rows<DeskFacts>(
    tx,
    sql`select s.name as segment, s.colour as "segmentColour", ${toldInRound}, p.script,
          (select max(e.edition) from plan_edition e where e.client_id = c.client_id and e.campaign_id = ${of.campaignId} and e.approved_at is not null
            and e.plan @> jsonb_build_array(jsonb_build_object('id', p.id, 'script', p.script))) as "scriptEdition"
        from customer c
        left join segment_member m on m.client_id = c.client_id and m.campaign_id = ${of.campaignId} and m.customer_id = c.id
        left join segment s on s.client_id = m.client_id and s.id = m.segment_id
        left join round_item i on i.client_id = c.client_id and i.campaign_id = ${of.campaignId} and i.customer_id = c.id
        left join staff w on w.id = i.wish_staff_id
        left join lateral (select a.id, a.script from planned_activity a where a.client_id = s.client_id and a.segment_id = s.id and a.script <> ''
          and a.kind in ('call', 'visit') order by a.kind, a.created_at, a.id limit 1) p on true
        where c.client_id = ${of.clientId} and c.id = ${customerId}`,
  )
  return found ?? null
}

/** What the dossier beside the call tells: revenue per year in cents (six years at most, the oldest first), the last score of a visit, and what is personal. */
export type DeskDossier = {
  revenue: { year: number; cents: number }[]
  score: { score: number; on: Day } | null
  personal: { id: string; text: string }[]
}

/** @param withPersonal whether the reader may know what is personal of a customer */
export async function deskDossierOf(
  tx: Tx,
  { clientId, customerId }: { clientId: string; customerId: string },
  { withPersonal }: { withPersonal: boolean },
): Promise<DeskDossier> {
  const here = sql`client_id = ${clientId} and x.customer_id = ${customerId}`
  return oneRow<DeskDossier>(
    tx,
    sql`select
          coalesce((select json_agg(json_build_object('year', n.year, 'cents', n.amount) order by n.year) from (select x.year, x.amount from customer_number x
            where x.${here} and x.measure = 'revenue' and x.year > 0 order by x.year desc limit 6) n), '[]') as revenue,
          (select json_build_object('score', x.score, 'on', x."on") from visit x where x.${here} and x.score is not null order by x."on" desc limit 1) as score,
          ${
            withPersonal
              ? sql`coalesce((select json_agg(json_build_object('id', n.id, 'text', n.text) order by n.written_at desc) from (select x.id, x.text, x.written_at from note x
                  where x.${here} and x.kind = 'preference' order by x.written_at desc limit 3) n), '[]')`
              : sql`'[]'::json`
          } as personal`,
  )
}

/** How far the calling is: visits that one of ours booked today in a campaign, and of those who are to be called how many were called at all. */
export type DeskProgress = { booked: number; called: number; wanted: number }

export async function deskProgressOf(
  tx: Tx,
  of: { clientId: string; campaignId: string },
  { staffId, today }: { staffId: string; today: Day },
): Promise<DeskProgress> {
  const made = sql`k.client_id = ${of.clientId} and k.campaign_id = ${of.campaignId} and k.undone_at is null`
  return oneRow<DeskProgress>(
    tx,
    sql`select count(*)::int as wanted, (count(*) filter (where w.customer_id in (select k.customer_id from call k where ${made})))::int as called,
          (select count(*)::int from call k where ${made} and k.staff_id = ${staffId} and k.outcome = 'booked' and k.started_at >= ${startOf(today)}::timestamptz) as booked
        from (${wantedIn(of)}) w`,
  )
}

/** A running campaign with how many customers wait for a call, and how many of them were promised one for today or before. */
export type CampaignQueue = { campaignId: string; name: string; client: string; promised: number; waiting: number; mine: boolean }

/**
 * The queues of every running campaign in one query, the one with the most promises first, then the longest, then by name. Who waits is
 * told as in `callQueue`. `mine`: this member of staff works on it.
 */
export async function campaignQueues(tx: Tx, { staffId, today }: { staffId: string; today: Day }): Promise<CampaignQueue[]> {
  return rows<CampaignQueue>(
    tx,
    sql`select g.id as "campaignId", g.name, k.name as client, q.promised, q.waiting,
          exists (select from campaign_staff w where w.client_id = g.client_id and w.campaign_id = g.id and w.staff_id = ${staffId}
            and coalesce(w.since <= ${today}, true) and coalesce(w.until >= ${today}, true)) as mine
        from campaign g join client k on k.id = g.client_id
        cross join lateral (
          select count(*)::int as waiting,
            (count(*) filter (where l.outcome = 'callback' and (l.callback_at at time zone 'Europe/Amsterdam')::date <= ${today}))::int as promised
          from (${wantedInEach}) w
          join customer c on c.client_id = g.client_id and c.id = w.customer_id and c.canonical_id is null and c.status = 'active' and not c.do_not_contact
          left join lateral (select x.outcome, x.callback_at from call x where x.client_id = g.client_id and x.campaign_id = g.id
            and x.customer_id = c.id and x.undone_at is null order by x.started_at desc limit 1) l on true
          where coalesce(l.outcome, '') not in ('does-not-want', 'phone-instead', 'do-not-call')
            and not exists (select from appointment a where a.client_id = g.client_id and a.campaign_id = g.id and a.customer_id = c.id
              and a.kind = 'visit' and a.state in ('agreed', 'done'))
        ) q
        where g.ended_on is null and g.starts_on <= ${today} and g.ends_on >= ${today}
        order by q.promised desc, q.waiting desc, g.name, g.id`,
  )
}
