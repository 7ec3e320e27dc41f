import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { DecisionRole } from '#domain/relations/contact'
import type { Tx } from './door'
import { contact, job, note } from './schema/customer'

export type NewNote = typeof note.$inferInsert

export type PersonAtCustomer = {
  clientId: string
  customerId: string
  name: string
  firstName: string | null
  infix: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  mobile: string | null
  title: string | null
  decisionRole: DecisionRole | null
}

/** Adds one person at a customer; the first one there is the primary contact. @returns the id of the contact */
export async function addPersonAt(tx: Tx, { customerId, title, decisionRole, ...person }: PersonAtCustomer): Promise<string> {
  const id = v7()
  await tx.insert(contact).values({ ...person, id })
  await tx.insert(job).values({
    clientId: person.clientId,
    id: v7(),
    contactId: id,
    customerId,
    title,
    decisionRole,
    isPrimary: sql`not exists (select from job where client_id = ${person.clientId} and customer_id = ${customerId} and is_primary and ends_on is null)`,
  })
  return id
}

/** Gives a person another part in the decisions at a customer. @returns whether there is such a place */
export async function changeDecisionRole(
  tx: Tx,
  { clientId, jobId, decisionRole }: { clientId: string; jobId: string; decisionRole: DecisionRole | null },
): Promise<boolean> {
  const changed = await tx
    .update(job)
    .set({ decisionRole })
    .where(and(eq(job.clientId, clientId), eq(job.id, jobId)))
    .returning({ id: job.id })
  return changed.length > 0
}

/** Keeps a note in the dossier of a customer. @returns its id */
export async function addNote(tx: Tx, written: Omit<NewNote, 'id' | 'writtenBy'>): Promise<string> {
  const id = v7()
  await tx.insert(note).values({ ...written, id, writtenBy: tx.actor.kind === 'staff' ? tx.actor.staffId : null })
  return id
}

/** Whether somebody works, or worked, at a customer. */
export async function isPersonOf(tx: Tx, at: { clientId: string; customerId: string; contactId: string }): Promise<boolean> {
  const { clientId, customerId, contactId } = at
  const here = and(eq(job.clientId, clientId), eq(job.customerId, customerId), eq(job.contactId, contactId))
  return (await tx.select({ id: job.id }).from(job).where(here).limit(1)).length > 0
}
