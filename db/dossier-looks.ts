import { type SQL, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { iso, rows } from './rows'

export type LookWay = 'dossier' | 'person' | 'call' | 'visit' | 'export'
export type Looked = { way: LookWay } & ({ customerId: string } | { contactId: string })

/** Writes down that somebody of ours looked: one line a day for each way, with the first and the last time. */
export async function noteLook(tx: Tx, looked: Looked, now: Moment): Promise<void> {
  if (tx.actor.kind !== 'staff') return
  const [table, customerId, contactId] =
    'customerId' in looked ? ['customer', looked.customerId, null] : ['contact', null, looked.contactId]
  await tx.execute(sql`insert into dossier_look as l (client_id, id, customer_id, contact_id, staff_id, way, "on", first_at, last_at)
    select x.client_id, ${v7()}, ${customerId}::uuid, ${contactId}::uuid, ${tx.actor.staffId}, ${looked.way}, ${dayOf(now)}, ${now}::timestamptz, ${now}::timestamptz
    from ${sql.identifier(table)} x where x.id = ${customerId ?? contactId}
    on conflict (client_id, coalesce(contact_id, customer_id), "on", staff_id, way) do update set last_at = excluded.last_at where excluded.last_at > l.last_at + interval '1 minute'`)
}

export type Look = {
  id: string
  who: string
  role: string
  way: LookWay
  firstAt: Moment
  lastAt: Moment
  at: { id: string; name: string } | null
}

/**
 * Who of ours looked, the latest first, a page at a time. Of a person also who looked at the dossiers of where they work, since their name and number stand there; `at`
 * says which. One query.
 */
export async function looksOf(
  tx: Tx,
  of: { clientId: string; customerId: string } | { clientId: string; contactId: string },
  page = 1,
  size = pageSize,
): Promise<Page<Look>> {
  const found = await rows<Look & { total: number }>(
    tx,
    sql`select l.id, s.name as who, s.role, l.way, ${iso(sql`l.first_at`)} as "firstAt", ${iso(sql`l.last_at`)} as "lastAt",
          ${'contactId' in of ? sql`case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end` : sql`null`} as at, count(*) over ()::int as total
        from dossier_look l join staff s on s.id = l.staff_id left join customer c on c.client_id = l.client_id and c.id = l.customer_id
        where l.client_id = ${of.clientId} and ${subject(of)} order by l.last_at desc, l.id desc limit ${size} offset ${offsetOf(page, size)}`,
  )
  return pageOf(found, page, size)
}

function subject(of: { clientId: string } & ({ customerId: string } | { contactId: string })): SQL {
  const family = (table: 'customer' | 'contact', id: string) =>
    sql`(select id from ${sql.identifier(table)} where client_id = ${of.clientId} and (id = ${id} or canonical_id = ${id}))`
  if ('customerId' in of) return sql`l.customer_id in ${family('customer', of.customerId)}`
  const people = family('contact', of.contactId)
  return sql`(l.contact_id in ${people} or l.customer_id in (select j.customer_id from job j where j.client_id = ${of.clientId} and j.contact_id in ${people}
    and l."on" between coalesce(j.starts_on, '-infinity') and coalesce(j.ends_on, 'infinity')))`
}

/** Whose customer or person somebody is; null when the actor sees none. */
export async function clientOfSubject(tx: Tx, of: { customerId: string } | { contactId: string }): Promise<string | null> {
  const [table, id] = 'customerId' in of ? ['customer', of.customerId] : ['contact', of.contactId]
  const [found] = await rows<{ clientId: string }>(tx, sql`select client_id as "clientId" from ${sql.identifier(table)} where id = ${id}`)
  return found?.clientId ?? null
}
