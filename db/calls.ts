import { and, eq, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { CallOutcome } from '#domain/carry-out/call'
import type { LegalForm } from '#domain/relations/calling'
import type { PastContact } from '#domain/relations/contact'
import type { Tx } from './door'
import { iso, rows } from './rows'
import { call } from './schema/carry-out'
import { customer } from './schema/customer'
import { wantedIn } from './waiting'

type Of = { clientId: string; campaignId: string }

export type NewCall = {
  id: string
  customerId: string
  contactId: string | null
  staffId: string
  startedAt: Moment
  minutes: number
  outcome: CallOutcome['outcome']
  note: string | null
  reason: string | null
  callbackAt: Moment | null
  appointmentId: string | null
  guardReason: string | null
}

/** Writes down a call as it was made. */
export async function addCall(tx: Tx, of: Of, { startedAt, callbackAt, ...made }: NewCall): Promise<void> {
  await tx.insert(call).values({ ...of, ...made, startedAt: new Date(startedAt), callbackAt: callbackAt ? new Date(callbackAt) : null })
}

export type KeptCall = {
  id: string
  clientId: string
  campaignId: string
  customerId: string
  staffId: string
  outcome: CallOutcome['outcome']
  appointmentId: string | null
  startedAt: Moment
  undoneAt: Moment | null
}

/** One call of a campaign the actor sees, locked; null when there is none. */
export async function lockedCall(tx: Tx, callId: string): Promise<KeptCall | null> {
  const [found] = await rows<KeptCall>(
    tx,
    sql`select id, client_id as "clientId", campaign_id as "campaignId", customer_id as "customerId", staff_id as "staffId", outcome,
          appointment_id as "appointmentId", ${iso(sql`started_at`)} as "startedAt", ${iso(sql`undone_at`)} as "undoneAt"
        from call where id = ${callId} and campaign_id in (select id from campaign) for update`,
  )
  return found ?? null
}

/** Marks a call as undone: it stays, and counts nowhere. */
export async function markUndone(tx: Tx, clientId: string, callId: string, at: Moment): Promise<void> {
  await tx
    .update(call)
    .set({ undoneAt: new Date(at) })
    .where(and(eq(call.clientId, clientId), eq(call.id, callId)))
}

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
  total: number
}

/**
 * Who is to be called for a visit: those whom the inventory round wants visited (before any round: whose segment gets a call or a visit), without
 * an agreed appointment, a visit or a no. Promised calls first at their time, then those with a proposal by its day, then by segment weight and who waits
 * longest.
 */
export async function callQueue(tx: Tx, of: Of, { limit = 50, offset = 0 }: { limit?: number; offset?: number } = {}): Promise<QueueRow[]> {
  return rows<QueueRow>(
    tx,
    sql`with wanted as (${wantedIn(of)}),
        last_call as (
          select distinct on (k.customer_id) k.customer_id, k.outcome, k.started_at, k.callback_at from call k
          where k.client_id = ${of.clientId} and k.campaign_id = ${of.campaignId} and k.undone_at is null
          order by k.customer_id, k.started_at desc)
        select w.customer_id as "customerId", c.name, c.place, coalesce(c.phone, c.mobile, c.phone2) as phone, s.name as segment, s.colour as "segmentColour",
          coalesce(s.weight, 0) as weight, w.item ->> 'problem' as problem, w.item ->> 'approach' as approach, l.outcome as "lastOutcome", ${iso(sql`l.started_at`)} as "lastCallAt",
          ${iso(sql`case when l.outcome = 'callback' then l.callback_at end`)} as "promisedAt",
          (select p.name from job j join contact p on p.client_id = j.client_id and p.id = j.contact_id
            where j.client_id = c.client_id and j.customer_id = c.id and j.ends_on is null order by j.is_primary desc, j.created_at limit 1) as contact,
          (select count(*)::int from call k where k.client_id = c.client_id and k.customer_id = c.id and k.campaign_id = ${of.campaignId}
            and k.outcome = 'no-answer' and k.undone_at is null
            and k.started_at > coalesce((select max(t.started_at) from call t where t.client_id = c.client_id and t.customer_id = c.id and t.outcome <> 'no-answer' and t.undone_at is null), '-infinity')) as unanswered,
          ${iso(sql`d.starts_at`)} as "proposedAt", count(*) over ()::int as total
        from wanted w
        join customer c on c.client_id = ${of.clientId} and c.id = w.customer_id and c.canonical_id is null and c.status = 'active' and not c.do_not_contact
        left join segment_member m on m.client_id = c.client_id and m.campaign_id = ${of.campaignId} and m.customer_id = c.id
        left join segment s on s.client_id = m.client_id and s.id = m.segment_id
        left join last_call l on l.customer_id = c.id
        left join lateral (select min(a.starts_at) as starts_at from appointment a where a.client_id = c.client_id and a.campaign_id = ${of.campaignId}
          and a.customer_id = c.id and a.kind = 'visit' and a.state = 'proposed') d on true
        where not exists (select from appointment a where a.client_id = c.client_id and a.campaign_id = ${of.campaignId} and a.customer_id = c.id
              and a.kind = 'visit' and a.state in ('agreed', 'done'))
          and coalesce(l.outcome, '') not in ('does-not-want', 'phone-instead', 'do-not-call')
        order by (l.outcome = 'callback') desc nulls last, case when l.outcome = 'callback' then l.callback_at end,
          (d.starts_at at time zone 'Europe/Amsterdam')::date nulls last, s.weight desc nulls last, l.started_at nulls first, c.name collate "und-x-icu", c.id
        limit ${limit} offset ${offset}`,
  )
}

/** What the rules for calling need to know of one customer, in one query; null when the actor sees none. */
export type CallFacts = {
  customerId: string
  clientId: string
  name: string
  place: string | null
  latitude: number | null
  longitude: number | null
  phone: string | null
  mobile: string | null
  legalForm: LegalForm | null
  doNotContact: boolean
  ownerId: string | null
  complaintOwnerId: string | null
  hasOpenComplaint: boolean
  promisedCallback: boolean
  unansweredBefore: number
  contacts: PastContact[]
}

export async function callFactsOf(tx: Tx, of: Of, customerId: string, today: Day): Promise<CallFacts | null> {
  const [found] = await rows<CallFacts>(
    tx,
    sql`select c.id as "customerId", c.client_id as "clientId", c.name, c.place, c.latitude, c.longitude, coalesce(c.phone, c.phone2) as phone, c.mobile,
          c.legal_form as "legalForm", c.do_not_contact as "doNotContact",
          (select o.staff_id from ownership o where o.client_id = c.client_id and o.customer_id = c.id and o.role in ('owner', 'loan')
            and o.starts_on <= ${today} and (o.ends_on is null or o.ends_on >= ${today}) order by o.role = 'loan' desc, o.starts_on desc limit 1) as "ownerId",
          q.owner_id as "complaintOwnerId", q.id is not null as "hasOpenComplaint",
          coalesce((select k.outcome = 'callback' from call k where k.client_id = c.client_id and k.customer_id = c.id and k.undone_at is null
            order by k.started_at desc limit 1), false) as "promisedCallback",
          (select count(*)::int from call k where k.client_id = c.client_id and k.customer_id = c.id and k.outcome = 'no-answer' and k.undone_at is null
            and k.started_at > coalesce((select max(t.started_at) from call t where t.client_id = c.client_id and t.customer_id = c.id and t.outcome <> 'no-answer' and t.undone_at is null), '-infinity')) as "unansweredBefore",
          coalesce((select json_agg(json_build_object('at', p.at, 'staffId', p.staff_id, 'channel', p.channel, 'depth', p.depth, 'about', p.about) order by p.at desc)
            from (
              select ${iso(sql`k.started_at`)} as at, k.staff_id, 'call' as channel,
                case when k.outcome in ('no-answer', 'wrong-data') then 'attempt' else 'conversation' end as depth, k.outcome as about
              from call k where k.client_id = c.client_id and k.customer_id = c.id and k.undone_at is null and k.started_at > ${today}::date - 60
              union all
              select ${iso(sql`coalesce(v.arrived_at, v.logged_at)`)}, v.staff_id, 'visit', case when v.outcome = 'not-home' then 'attempt' else 'conversation' end, v.outcome
              from visit v where v.client_id = c.client_id and v.customer_id = c.id and v."on" > ${today}::date - 60
            ) p), '[]') as contacts
        from customer c
        left join lateral (select q.id, q.owner_id from request q where q.client_id = c.client_id and q.customer_id = c.id and q.kind = 'complaint'
          and q.solved_at is null order by q.received_at limit 1) q on true
        where c.client_id = ${of.clientId} and c.id = ${customerId} and c.canonical_id is null`,
  )
  return found ?? null
}

/** Who is not to be contacted any more, at once and everywhere in this client's base. */
export async function setDoNotContact(tx: Tx, clientId: string, customerId: string, on: boolean): Promise<void> {
  await tx
    .update(customer)
    .set({ doNotContact: on, version: sql`${customer.version} + 1` })
    .where(and(eq(customer.clientId, clientId), eq(customer.id, customerId)))
}
