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

/** What a move did: the job that ended that day, the one that began, and the firm that was added for it. */
export type MoveDone = { endedJobId: string; newJobId: string | null; addedCustomerId: string | null; on: Day }

/** The last move of a person that was not taken back; null when there is none. */
export async function lastMove(tx: Tx, { clientId, contactId }: Pick<Place, 'clientId' | 'contactId'>): Promise<MoveDone | null> {
  const [found] = await rows<{ detail: Partial<MoveDone> & { undone?: true } }>(
    tx,
    sql`select detail from audit where client_id = ${clientId} and object_id = ${contactId} and action = 'contact.moved' order by at desc, id desc limit 1`,
  )
  const { endedJobId, newJobId = null, addedCustomerId = null, on, undone } = found?.detail ?? {}
  return endedJobId && on && !undone ? { endedJobId, newJobId, addedCustomerId, on } : null
}

/** Takes a move back. @returns whether both still stood as the move left them; when not, the caller undoes it */
export async function takeMoveBack(tx: Tx, clientId: string, { endedJobId, newJobId, on }: MoveDone): Promise<boolean> {
  const dropped = newJobId
    ? await rows(
        tx,
        sql`delete from job where client_id = ${clientId} and id = ${newJobId} and starts_on = ${on} and ends_on is null and title is null
            and decision_role is null and not is_primary returning id`,
      )
    : null
  const opened = await rows(
    tx,
    sql`update job j set ends_on = null where j.client_id = ${clientId} and j.id = ${endedJobId} and j.ends_on = ${on}
          and not exists (select from job o where o.client_id = j.client_id and o.contact_id = j.contact_id and o.customer_id = j.customer_id and o.ends_on is null)
        returning id`,
  )
  return opened.length === 1 && (dropped === null || dropped.length === 1)
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
