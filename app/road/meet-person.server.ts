import { record } from '#db/audit'
import { addPersonAt } from '#db/contacts'
import type { Tx } from '#db/door'
import type { PhoneLog } from '#domain/carry-out/phone-log'
import { parsePerson } from '#domain/clean/persons'
import { readOnePhone } from '#domain/clean/phone'

/** Somebody else who was met on a visit becomes a contact of the customer. A number that cannot be read stays, in words, with their title. */
export async function meetPerson(
  tx: Tx,
  { clientId, customerId, visitId }: { clientId: string; customerId: string; visitId: string },
  { name, title, phone }: NonNullable<PhoneLog['met']>,
): Promise<void> {
  const number = phone ? readOnePhone(phone) : null
  const { firstName, infix, lastName } = parsePerson(name)
  const contactId = await addPersonAt(tx, {
    ...{ clientId, customerId, name, firstName, infix, lastName, decisionRole: null, email: null },
    phone: number && !number.mobile ? number.number : null,
    mobile: number?.mobile ? number.number : null,
    title: [title, number ? '' : phone].filter(Boolean).join(', ') || null,
  })
  await record(tx, { action: 'contact.added', object: 'contact', objectId: contactId, clientId, detail: { visitId } })
}
