import { and, eq, isNull, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import { addCustomers } from './customers'
import { acrossCampaigns, type Tx } from './door'
import { customerChildren } from './merge-children'
import { rows } from './rows'
import { job } from './schema/customer'

type Place = { clientId: string; customerId: string; contactId: string }

/** Ends the place of a person at a customer. @returns the id of the job; null when they had none there (any more) */
export async function endJob(tx: Tx, { clientId, customerId, contactId }: Place, on: Day): Promise<string | null> {
  const here = and(eq(job.clientId, clientId), eq(job.customerId, customerId), eq(job.contactId, contactId), isNull(job.endsOn))
  const [ended] = await tx.update(job).set({ endsOn: on }).where(here).returning({ id: job.id })
  return ended?.id ?? null
}

/** Gives a person a place at another customer from a day on. @returns the id of the job; null when they have one there already */
export async function beginJob(tx: Tx, { clientId, customerId, contactId }: Place, on: Day): Promise<string | null> {
  const [made] = await rows<{ id: string }>(
    tx,
    sql`insert into job (client_id, id, contact_id, customer_id, starts_on) select ${clientId}, ${v7()}, ${contactId}, ${customerId}, ${on}
        where not exists (select from job where client_id = ${clientId} and customer_id = ${customerId} and contact_id = ${contactId} and ends_on is null)
        returning id`,
  )
  return made?.id ?? null
}

/** Takes back that a job ended, or that it began. */
export async function putJobBack(
  tx: Tx,
  clientId: string,
  { endedJobId, newJobId }: { endedJobId?: string; newJobId?: string },
): Promise<void> {
  if (newJobId) await tx.delete(job).where(and(eq(job.clientId, clientId), eq(job.id, newJobId)))
  if (!endedJobId) return
  await tx
    .update(job)
    .set({ endsOn: null })
    .where(and(eq(job.clientId, clientId), eq(job.id, endedJobId)))
}

/** The living customers of a client that are called so, two at most. */
export async function customersCalled(tx: Tx, clientId: string, name: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select id from customer where client_id = ${clientId} and lower(name) = lower(${name.trim()}) and canonical_id is null and status = 'active' limit 2`,
  )
  return found.map(({ id }) => id)
}

/** Adds the firm somebody went to, of which only the name is known. @returns its id */
export async function addFirmTheyWentTo(tx: Tx, clientId: string, name: string, on: Day): Promise<string> {
  const id = v7()
  const by = tx.actor.kind === 'staff' ? tx.actor.staffId : null
  await addCustomers(tx, [{ clientId, id, name: name.trim(), origin: { '*': { source: 'hand', by, on } } }])
  return id
}

/** Takes such a firm away again, unless something hangs on it by now, or somebody wrote more about it. */
export async function dropFirmTheyWentTo(tx: Tx, clientId: string, customerId: string): Promise<void> {
  const free = customerChildren.map(
    ({ table, column }) =>
      sql`not exists (select from ${sql.identifier(table)} x where x.client_id = ${clientId} and x.${sql.identifier(column)} = ${customerId})`,
  )
  await acrossCampaigns(tx, async () => {
    const dropped = await rows(
      tx,
      sql`delete from customer where client_id = ${clientId} and id = ${customerId} and version = 1 and ${sql.join(free, sql` and `)} returning id`,
    )
    if (dropped.length > 0) await tx.execute(sql`delete from segment_member where client_id = ${clientId} and customer_id = ${customerId}`)
  })
}

/** The places that a person has or had, by their ids. */
export async function placesOf(
  tx: Tx,
  { clientId, contactId }: { clientId: string; contactId: string },
): Promise<{ id: string; customerId: string }[]> {
  const theirs = and(eq(job.clientId, clientId), eq(job.contactId, contactId))
  return tx.select({ id: job.id, customerId: job.customerId }).from(job).where(theirs)
}
