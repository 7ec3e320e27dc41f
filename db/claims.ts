import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { addMinutes, type Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { rows } from './rows'

/** A claim that is not renewed lapses after so many minutes: a browser that was closed keeps nobody from being called. */
export const claimMinutes = 3

/**
 * Takes a customer for a colleague who is about to call, or renews that. The row of the customer is locked meanwhile, and somebody who is locked already is
 * being taken by another: two never get the same.
 * @returns whether it is theirs now; a customer the actor does not see is nobody's
 */
export async function claimCustomer(
  tx: Tx,
  { clientId, customerId, staffId }: { clientId: string; customerId: string; staffId: string },
  now: Moment,
): Promise<boolean> {
  const [free] = await rows(
    tx,
    sql`select id from customer where client_id = ${clientId} and id = ${customerId} and canonical_id is null for no key update skip locked`,
  )
  if (!free) return false
  const until = addMinutes(now, claimMinutes)
  const here = sql`client_id = ${clientId} and customer_id = ${customerId}`
  const [other] = await rows(
    tx,
    sql`select id from contact_claim where ${here} and staff_id <> ${staffId} and quiet_until > ${now}::timestamptz limit 1`,
  )
  if (other) return false
  const renewed = await rows(
    tx,
    sql`update contact_claim set quiet_until = ${until}::timestamptz where ${here} and staff_id = ${staffId} and quiet_until > ${now}::timestamptz returning id`,
  )
  if (renewed.length > 0) return true
  await tx.execute(sql`delete from contact_claim where ${here} and reason is null`)
  await tx.execute(
    sql`insert into contact_claim (client_id, id, customer_id, staff_id, starts_at, quiet_until)
        values (${clientId}, ${v7()}, ${customerId}, ${staffId}, ${now}::timestamptz, ${until}::timestamptz)`,
  )
  return true
}

/** Lets go of a customer. */
export async function releaseClaim(tx: Tx, clientId: string, customerId: string, staffId: string): Promise<void> {
  await tx.execute(
    sql`delete from contact_claim where client_id = ${clientId} and customer_id = ${customerId} and staff_id = ${staffId} and reason is null`,
  )
}
