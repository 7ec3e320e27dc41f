import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { CallOutcome } from '#domain/carry-out/call'
import type { LegalForm } from '#domain/relations/calling'
import type { PastContact } from '#domain/relations/contact'
import { acrossCampaigns, type Tx } from './door'
import { iso, rows } from './rows'
import { type CallEffects, call } from './schema/carry-out'
import { contact, customer } from './schema/customer'
import { reachedIn } from './talks'

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
  /** What the call went past with that reason; null when nothing stood in its way. */
  guardPast: string[] | null
  objectionOffered: boolean
  effects: CallEffects
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
  contactId: string | null
  staffId: string
  outcome: CallOutcome['outcome']
  effects: CallEffects
  appointmentId: string | null
  startedAt: Moment
  undoneAt: Moment | null
}

/** One call of a campaign the actor sees, locked; null when there is none. */
export async function lockedCall(tx: Tx, callId: string): Promise<KeptCall | null> {
  const [found] = await rows<KeptCall>(
    tx,
    sql`select id, client_id as "clientId", campaign_id as "campaignId", customer_id as "customerId", contact_id as "contactId", staff_id as "staffId", outcome, effects,
          appointment_id as "appointmentId", ${iso(sql`started_at`)} as "startedAt", ${iso(sql`undone_at`)} as "undoneAt"
        from call where id = ${callId} and campaign_id in (select id from campaign) for update`,
  )
  return found ?? null
}

/** Whether a campaign that the actor sees has any call. */
export async function hasCalls(tx: Tx, campaignId: string): Promise<boolean> {
  return (await tx.select({ id: call.id }).from(call).where(eq(call.campaignId, campaignId)).limit(1)).length > 0
}

/** Marks a call as undone: it stays, and counts nowhere. */
export async function markUndone(tx: Tx, clientId: string, callId: string, at: Moment): Promise<void> {
  await tx
    .update(call)
    .set({ undoneAt: new Date(at) })
    .where(and(eq(call.clientId, clientId), eq(call.id, callId)))
}

/** What the rules for calling need to know of one customer and who is on the line, in one query; null when the actor sees none. */
export type CallFacts = {
  customerId: string
  clientId: string
  name: string
  place: string | null
  latitude: number | null
  longitude: number | null
  phone: string | null
  mobile: string | null
  email: string | null
  legalForm: LegalForm | null
  doNotContact: boolean
  /** The person on the line objected. */
  personObjected: boolean
  consent: { givenOn: Day; how: string; wording: string } | null
  /** The day of the last sale with which the number came and an opt-out was offered; null when nobody recorded one. */
  lastSaleWithOptOut: Day | null
  ownerId: string | null
  complaintOwnerId: string | null
  hasOpenComplaint: boolean
  /** Nothing is known of them any more. */
  isErased: boolean
  promisedCallback: boolean
  unansweredBefore: number
  /** Who has them on the line; null when nobody does. */
  claimedBy: string | null
  contacts: PastContact[]
  /** Of the person on the line, wherever. */
  ofPerson: PastContact[]
  /** The names of our people, by id. */
  names: Record<string, string>
}

type Asked = { contactId?: string | null; lock?: boolean; daysBack?: number; now?: Moment }

/**
 * Reads over all campaigns of the client, also those that the actor does not see: who was called too often was called too often. With `lock` the customer and
 * the person are locked until the transaction ends, so that two calls at once are judged one after the other.
 */
export async function callFactsOf(
  tx: Tx,
  { clientId }: { clientId: string; campaignId?: string },
  customerId: string,
  today: Day,
  { contactId = null, lock = false, daysBack = 60, now }: Asked = {},
): Promise<CallFacts | null> {
  if (lock) {
    await tx.execute(sql`select id from customer where client_id = ${clientId} and id = ${customerId} for no key update`)
    if (contactId) await tx.execute(sql`select id from contact where client_id = ${clientId} and id = ${contactId} for no key update`)
  }
  const [found] = await acrossCampaigns(tx, () =>
    rows<CallFacts>(
      tx,
      sql`select c.id as "customerId", c.client_id as "clientId", c.name, c.place, c.latitude, c.longitude, coalesce(c.phone, c.phone2) as phone, c.mobile, c.email,
          c.legal_form as "legalForm", c.do_not_contact as "doNotContact", c.erased_at is not null as "isErased",
          coalesce((select p.do_not_contact from contact p where p.client_id = c.client_id and p.id = ${contactId}), false) as "personObjected",
          (select json_build_object('givenOn', n.given_on, 'how', n.how, 'wording', n.wording) from calling_consent n
            where n.client_id = c.client_id and n.customer_id = c.id and n.withdrawn_at is null and coalesce(n.contact_id = ${contactId}, n.contact_id is null)
              and n.how <> 'with-a-sale' order by n.given_on desc limit 1) as consent,
          (select max(n.given_on) from calling_consent n where n.client_id = c.client_id and n.customer_id = c.id and n.withdrawn_at is null
            and n.how = 'with-a-sale') as "lastSaleWithOptOut",
          (select o.staff_id from ownership o where o.client_id = c.client_id and o.customer_id = c.id and o.role in ('owner', 'loan')
            and o.starts_on <= ${today} and (o.ends_on is null or o.ends_on >= ${today}) order by o.role = 'loan' desc, o.starts_on desc limit 1) as "ownerId",
          q.owner_id as "complaintOwnerId", q.id is not null as "hasOpenComplaint",
          coalesce((select k.outcome = 'callback' from call k where k.client_id = c.client_id and k.customer_id = c.id and k.undone_at is null
            order by k.started_at desc limit 1), false) as "promisedCallback",
          (select count(*)::int from call k where k.client_id = c.client_id and k.customer_id = c.id and k.outcome = 'no-answer' and k.undone_at is null
            and k.started_at > coalesce((select max(t.started_at) from call t where t.client_id = c.client_id and t.customer_id = c.id and t.outcome <> 'no-answer' and t.undone_at is null), '-infinity')) as "unansweredBefore",
          (select m.staff_id from contact_claim m where m.client_id = c.client_id and m.customer_id = c.id
            and m.quiet_until > ${now ?? null}::timestamptz order by m.starts_at limit 1) as "claimedBy",
          ${pastContacts(sql`k.customer_id = c.id`, sql`v.customer_id = c.id`, sql`t.customer_id = c.id`, { today, daysBack })} as contacts,
          ${contactId ? pastContacts(sql`k.contact_id = ${contactId}`, sql`v.contact_id = ${contactId}`, sql`t.contact_id = ${contactId}`, { today, daysBack }) : sql`'[]'::json`} as "ofPerson",
          coalesce((select json_object_agg(s.id, s.name) from staff s), '{}') as names
        from customer c
        left join lateral (select q.id, q.owner_id from request q where q.client_id = c.client_id and q.customer_id = c.id and q.kind = 'complaint'
          and q.solved_at is null order by q.received_at limit 1) q on true
        where c.client_id = ${clientId} and c.id = ${customerId} and c.canonical_id is null`,
    ),
  )
  return found ?? null
}

// Calls, visits, and cards or mails of thanks that were sent, whoever of ours sought them and for whichever campaign.
function pastContacts(ofCall: SQL, ofVisit: SQL, ofTask: SQL, { today, daysBack }: { today: Day; daysBack: number }): SQL {
  const since = sql`(${today}::date - ${daysBack}::int)`
  return sql`coalesce((select json_agg(json_build_object('at', p.at, 'staffId', p.staff_id, 'channel', p.channel, 'depth', p.depth, 'about', p.about) order by p.at desc)
    from (
      select ${iso(sql`k.started_at`)} as at, k.staff_id, 'call' as channel,
        case when ${reachedIn('k')} then 'conversation' else 'attempt' end as depth, k.outcome as about
      from call k where k.client_id = c.client_id and ${ofCall} and k.undone_at is null and k.started_at > ${since}
      union all
      select ${iso(sql`coalesce(v.arrived_at, v.logged_at)`)}, v.staff_id, 'visit', case when v.outcome = 'not-home' then 'attempt' else 'conversation' end, v.outcome
      from visit v where v.client_id = c.client_id and ${ofVisit} and v."on" > ${since}
      union all
      select ${iso(sql`t.done_at`)}, t.staff_id, 'card', 'message', 'thank-you'
      from task t where t.client_id = c.client_id and ${ofTask} and t.kind = 'thank-you' and t.staff_id is not null and t.done_at > ${since}
    ) p), '[]')`
}

type Who = { customerId: string } | { contactId: string }

/** Who is not to be contacted any more, at once and everywhere in this client's base. @returns whether that changed anything */
export async function setDoNotContact(tx: Tx, clientId: string, who: Who, on: boolean): Promise<boolean> {
  const table = 'customerId' in who ? customer : contact
  const changed = await tx
    .update(table)
    .set({ doNotContact: on, version: sql`${table.version} + 1` })
    .where(
      and(eq(table.clientId, clientId), eq(table.id, 'customerId' in who ? who.customerId : who.contactId), eq(table.doNotContact, !on)),
    )
    .returning({ id: table.id })
  return changed.length > 0
}
