import type { Subject } from '#db/access'
import type { Tx } from '#db/door'
import { customerToErase, personToErase } from '#db/erase'
import type { Moment } from '#domain/calendar/moment'
import type { LegalForm } from '#domain/relations/calling'
import { isErasable } from '#domain/relations/erasure'

/** A person who works, or worked, at a customer; without one the customer itself. */
export type SubjectAt = { customerId: string; contactId: string | null }

/** Somebody as everything about them is found: every record that became one. `people` are those who work at a customer, of whom some may be the customer. */
export type FoundSubject = { clientId: string; name: string; isErased: boolean; isNatural: boolean; people: string[]; subject: Subject }

/**
 * Who is asked about; null when the actor sees none there.
 * @param sameIds which of the people at a customer are the customer; one who does not work there is left out
 */
export async function subjectAt(
  tx: Tx,
  { customerId, contactId }: SubjectAt,
  now: Moment,
  sameIds: readonly string[] = [],
): Promise<FoundSubject | null> {
  if (contactId) {
    const who = await personToErase(tx, { customerId, contactId })
    return (
      who && {
        clientId: who.clientId,
        name: who.kept,
        isErased: who.isErased,
        isNatural: true,
        people: [],
        subject: { who, kind: 'person', persons: [] },
      }
    )
  }
  const who = await customerToErase(tx, customerId, now)
  if (!who) return null
  const persons = []
  for (const id of who.people.filter((each) => sameIds.includes(each))) {
    const person = await personToErase(tx, { customerId, contactId: id })
    if (person) persons.push(person)
  }
  const { clientId, kept, isErased, people, legalForm } = who
  return {
    clientId,
    name: kept,
    isErased,
    isNatural: isErasable(legalForm as LegalForm | null),
    people,
    subject: { who, kind: 'customer', persons },
  }
}
