import { now, today } from '#app/http/clock.server'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { addNote, addPersonAt, changeDecisionRole } from '#db/contacts'
import { type Customer, customerOf } from '#db/customers'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { readMail } from '#domain/clean/mail'
import { parsePerson } from '#domain/clean/persons'
import { readOnePhone } from '#domain/clean/phone'
import type { Actor } from '#domain/relations/actor'
import type { DecisionRole } from '#domain/relations/contact'

type Refusal = { refused: 'not-found' } | { refused: 'merged' } | { refused: 'erased' } | { refused: 'used-twice' }

export type NewNote = {
  text: string
  kind: 'note' | 'agreement' | 'change' | 'blunder' | 'preference' | 'arrival'
  visibility: 'shared' | 'team' | 'private'
}

/** Keeps a note in the dossier of a customer. */
export async function writeNote(
  actor: Actor,
  customerId: string,
  { op, ...note }: NewNote & { op?: string },
): Promise<{ noteId: string } | Refusal> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { customerId, note }, async () => {
      const customer = await livingCustomer(tx, customerId)
      if ('refused' in customer) return customer
      const { clientId } = customer
      const noteId = await addNote(tx, { clientId, customerId, ...note, writtenAt: new Date(now()) })
      await record(tx, {
        action: 'note.written',
        object: 'note',
        objectId: noteId,
        clientId,
        detail: { kind: note.kind, visibility: note.visibility },
      })
      return { noteId }
    }),
  )
}

export type NewPerson = { name: string; title: string; email: string; phone: string; decisionRole: DecisionRole | null }

/** Adds a contact at a customer. The name is taken apart, a mobile number is kept as one. */
export async function addPerson(
  actor: Actor,
  customerId: string,
  { op, ...person }: NewPerson & { op?: string },
): Promise<{ contactId: string } | Refusal | { refused: 'email-malformed' } | { refused: 'phone-malformed' }> {
  const reach = reachOf(person)
  if ('refused' in reach) return reach
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { customerId, person }, async () => {
      const customer = await livingCustomer(tx, customerId)
      if ('refused' in customer) return customer
      const { clientId } = customer
      const { firstName, infix, lastName } = parsePerson(person.name)
      const contactId = await addPersonAt(tx, {
        ...{ clientId, customerId, name: person.name, firstName, infix, lastName, decisionRole: person.decisionRole },
        ...reach,
        title: person.title || null,
      })
      await record(tx, { action: 'contact.added', object: 'contact', objectId: contactId, clientId })
      return { contactId }
    }),
  )
}

type Reach = { email: string | null; phone: string | null; mobile: string | null }

function reachOf({
  email,
  phone,
}: Pick<NewPerson, 'email' | 'phone'>): Reach | { refused: 'email-malformed' } | { refused: 'phone-malformed' } {
  const mail = email ? readMail(email) : null
  if (mail && 'unreadable' in mail) return { refused: 'email-malformed' }
  const number = phone ? readOnePhone(phone) : null
  if (phone && !number) return { refused: 'phone-malformed' }
  return {
    email: mail?.address ?? null,
    phone: number && !number.mobile ? number.number : null,
    mobile: number?.mobile ? number.number : null,
  }
}

/** Gives a person another part in the decisions at a customer. */
export async function giveRole(
  actor: Actor,
  customerId: string,
  { jobId, decisionRole }: { jobId: string; decisionRole: DecisionRole | null },
): Promise<{ changed: true } | Refusal> {
  return withActor(theDb(), actor, async (tx) => {
    const customer = await livingCustomer(tx, customerId)
    if ('refused' in customer) return customer
    const { clientId } = customer
    if (!(await changeDecisionRole(tx, { clientId, jobId, decisionRole }))) return { refused: 'not-found' } as const
    await record(tx, { action: 'contact.role', object: 'job', objectId: jobId, clientId, detail: { decisionRole, on: today() } })
    return { changed: true } as const
  })
}

/** The customer, held until this transaction ends, if it is one that lives. */
export async function livingCustomer(
  tx: Tx,
  customerId: string,
): Promise<Customer | { refused: 'not-found' } | { refused: 'merged' } | { refused: 'erased' }> {
  const customer = await customerOf(tx, customerId, { lock: true })
  if (!customer) return { refused: 'not-found' }
  if (customer.erasedOn) return { refused: 'erased' }
  return customer.canonicalId ? { refused: 'merged' } : customer
}
