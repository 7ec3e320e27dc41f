import { sql } from 'drizzle-orm'
import type { Tx } from './door'
import { rows, uuids } from './rows'

/** Whom to phone about an appointment: the person it was agreed with, else the customer. `phone` is E.164; null when nobody has a number. */
export type AppointmentPhone = { id: string; contact: string | null; phone: string | null }

/** Of each of these appointments whom to phone about it, as far as the actor sees them. One query. */
export async function appointmentPhones(tx: Tx, ids: readonly string[]): Promise<Map<string, AppointmentPhone>> {
  if (ids.length === 0) return new Map()
  const found = await rows<AppointmentPhone>(
    tx,
    sql`select a.id, p.name as contact, coalesce(p.mobile, p.phone, c.phone, c.mobile, c.phone2) as phone
        from appointment a
        join customer c on c.client_id = a.client_id and c.id = a.customer_id
        left join contact p on p.client_id = a.client_id and p.id = a.contact_id
        where a.id = any (${uuids(ids)}) and rondo_sees(a.client_id)`,
  )
  return new Map(found.map((each) => [each.id, each]))
}
