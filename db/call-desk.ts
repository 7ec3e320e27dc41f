import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Tx } from './door'
import { type ToldInRound, toldInRound } from './round-told'
import { rows } from './rows'
import { wantedInEach } from './waiting'

/** What the plan and the inventory round say of one customer: the segment, its script for a call (else that of a visit), and what was agreed. */
export type DeskFacts = {
  segment: string | null
  segmentColour: 'A' | 'B' | 'C' | 'D' | 'E' | null
  script: string | null
} & ToldInRound

export async function deskFactsOf(tx: Tx, of: { clientId: string; campaignId: string }, customerId: string): Promise<DeskFacts | null> {
  const [found] = await rows<DeskFacts>(
    tx,
    sql`select s.name as segment, s.colour as "segmentColour", ${toldInRound},
          (select a.script from planned_activity a where a.client_id = s.client_id and a.segment_id = s.id and a.script <> '' and a.kind in ('call', 'visit')
            order by a.kind, a.created_at, a.id limit 1) as script
        from customer c
        left join segment_member m on m.client_id = c.client_id and m.campaign_id = ${of.campaignId} and m.customer_id = c.id
        left join segment s on s.client_id = m.client_id and s.id = m.segment_id
        left join round_item i on i.client_id = c.client_id and i.campaign_id = ${of.campaignId} and i.customer_id = c.id
        left join staff w on w.id = i.wish_staff_id
        where c.client_id = ${of.clientId} and c.id = ${customerId}`,
  )
  return found ?? null
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
