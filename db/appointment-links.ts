import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { iso, rows } from './rows'
import { appointmentLink, type LinkPurpose } from './schema/carry-out'

/** What a confirmation tells of an appointment. */
export type Told = {
  clientId: string
  client: string
  language: 'nl' | 'en'
  firm: string
  campaignId: string
  customerId: string
  customer: string
  contactId: string | null
  contact: string | null
  email: string | null
  address: string
  staffId: string
  staff: string
  staffEmail: string
  staffPhone: string | null
  appointmentId: string
  state: 'proposed' | 'agreed' | 'done' | 'cancelled' | 'no-show'
  startsAt: Moment
  minutes: number
  sequence: number
  version: number
  confirmedAt: Moment | null
}

/** An appointment with a customer as a confirmation tells it; null when the actor sees none. */
export async function toldOf(tx: Tx, appointmentId: string): Promise<Told | null> {
  const [found] = await rows<Told>(
    tx,
    sql`select a.client_id as "clientId", k.name as client, k.language, coalesce((select f.name from firm f limit 1), 'Rondo') as firm, a.campaign_id as "campaignId",
          c.id as "customerId", c.name as customer, a.contact_id as "contactId", p.name as contact, coalesce(p.email, c.email) as email,
          concat_ws(', ', nullif(concat_ws(' ', c.street, c.house_number || coalesce(c.house_number_suffix, '')), ''), nullif(concat_ws(' ', c.postcode, c.place), '')) as address,
          s.id as "staffId", s.name as staff, s.email as "staffEmail", s.phone as "staffPhone", a.id as "appointmentId", a.state,
          ${iso(sql`a.starts_at`)} as "startsAt", (extract(epoch from a.ends_at - a.starts_at) / 60)::int as minutes, a.sequence, a.version,
          ${iso(sql`a.confirmed_at`)} as "confirmedAt"
        from appointment a
        join client k on k.id = a.client_id
        join customer c on c.client_id = a.client_id and c.id = a.customer_id
        join staff s on s.id = a.staff_id
        left join contact p on p.client_id = a.client_id and p.id = a.contact_id
        where a.id = ${appointmentId} and a.campaign_id is not null and rondo_sees(a.client_id)`,
  )
  return found ?? null
}

/** Keeps the links of a confirmation; those of an earlier one work no longer. */
export async function addLinks(
  tx: Tx,
  { clientId, appointmentId, expiresAt }: { clientId: string; appointmentId: string; expiresAt: Moment },
  links: readonly { purpose: LinkPurpose; tokenHash: string }[],
): Promise<void> {
  await dropLinks(tx, clientId, appointmentId)
  const until = new Date(expiresAt)
  await tx.insert(appointmentLink).values(links.map((link) => ({ clientId, id: v7(), appointmentId, ...link, expiresAt: until })))
}

export async function dropLinks(tx: Tx, clientId: string, appointmentId: string): Promise<void> {
  await tx.execute(sql`delete from appointment_link where client_id = ${clientId} and appointment_id = ${appointmentId}`)
}

export type OpenLink = { id: string; clientId: string; appointmentId: string; purpose: LinkPurpose; used: boolean }

/** The link behind a token while it works: not past its time, the appointment still standing; `used` ones only show what was done. */
export async function openLink(tx: Tx, tokenHash: string, now: Moment, { lock = false } = {}): Promise<OpenLink | null> {
  const [found] = await rows<OpenLink>(
    tx,
    sql`select l.id, l.client_id as "clientId", l.appointment_id as "appointmentId", l.purpose, l.used_at is not null as used from appointment_link l
        where l.token_hash = ${tokenHash} and l.expires_at > ${now}::timestamptz ${lock ? sql`for update` : sql``}`,
  )
  return found ?? null
}

export async function spendLink(tx: Tx, { clientId, id }: OpenLink, now: Moment): Promise<void> {
  await tx.execute(sql`update appointment_link set used_at = ${now}::timestamptz where client_id = ${clientId} and id = ${id}`)
}

/** The customer says that the appointment stands. */
export async function markConfirmed(tx: Tx, { clientId, appointmentId }: OpenLink, now: Moment): Promise<void> {
  await tx.execute(
    sql`update appointment set confirmed_at = coalesce(confirmed_at, ${now}::timestamptz) where client_id = ${clientId} and id = ${appointmentId}`,
  )
}

/** The task to confirm an appointment is done: the customer confirmed it, or was visited. */
export async function closeConfirmTask(
  tx: Tx,
  { clientId, appointmentId }: { clientId: string; appointmentId: string },
  done: { at: Moment; by: string },
) {
  await tx.execute(
    sql`update task set done_at = ${done.at}::timestamptz, done_by = ${done.by} where client_id = ${clientId} and kind = 'follow-up' and done_at is null
        and origin_id in (select id from call where client_id = ${clientId} and appointment_id = ${appointmentId} and outcome = 'booked')`,
  )
}

/** Takes back the mails about an appointment that were not sent yet. @returns whether one was sent already */
export async function takeBackMails(tx: Tx, { clientId, appointmentId }: { clientId: string; appointmentId: string }): Promise<boolean> {
  const mails = sql`client_id = ${clientId} and kind = 'appointment' and starts_with(effect_key, ${`appointment ${appointmentId} `})`
  await tx.execute(sql`delete from outbox where ${mails} and state = 'waiting' and attempts = 0`)
  return (await rows(tx, sql`select id from outbox where ${mails} limit 1`)).length > 0
}

/** How many mails about appointments do not get out: tried in vain, or given up. */
export async function stuckMails(tx: Tx, clientId: string): Promise<number> {
  const [found] = await rows<{ count: number }>(
    tx,
    sql`select count(*)::int as count from outbox where client_id = ${clientId} and kind = 'appointment'
        and ((state = 'waiting' and attempts > 0) or (state in ('dead', 'uncertain') and created_at > now() - interval '7 days'))`,
  )
  return found?.count ?? 0
}
