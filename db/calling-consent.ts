import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { rows } from './rows'
import { type ConsentHow, callingConsent } from './schema/carry-out'

/** Consent to be called as it stands: of the person, or of the organisation as a whole (`person` null). */
export type Consent = {
  id: string
  contactId: string | null
  person: string | null
  givenOn: Day
  how: ConsentHow
  wording: string
  recordedBy: string
}

/** The consents of a customer that were not withdrawn, the newest first. */
export async function consentsOf(tx: Tx, { clientId, customerId }: { clientId: string; customerId: string }): Promise<Consent[]> {
  return rows<Consent>(
    tx,
    sql`select n.id, n.contact_id as "contactId", p.name as person, n.given_on as "givenOn", n.how, n.wording, s.name as "recordedBy"
        from calling_consent n join staff s on s.id = n.staff_id
        left join contact p on p.client_id = n.client_id and p.id = n.contact_id
        where n.client_id = ${clientId} and n.customer_id = ${customerId} and n.withdrawn_at is null
        order by n.given_on desc, n.created_at desc, n.id limit 20`,
  )
}

/** Keeps a consent with its proof. @returns its id */
export async function addConsent(
  tx: Tx,
  clientId: string,
  made: Omit<typeof callingConsent.$inferInsert, 'id' | 'clientId'>,
): Promise<string> {
  const id = v7()
  await tx.insert(callingConsent).values({ ...made, clientId, id })
  return id
}

/** Withdraws a consent of a customer. @returns whether there was one */
export async function withdrawConsent(
  tx: Tx,
  { clientId, customerId, id }: { clientId: string; customerId: string; id: string },
  at: Moment,
): Promise<boolean> {
  const here = and(eq(callingConsent.clientId, clientId), eq(callingConsent.customerId, customerId), eq(callingConsent.id, id))
  const done = await tx
    .update(callingConsent)
    .set({ withdrawnAt: sql`coalesce(${callingConsent.withdrawnAt}, ${at}::timestamptz)` })
    .where(here)
    .returning({ id: callingConsent.id })
  return done.length > 0
}
