import { record } from '#db/audit'
import { addNote } from '#db/contacts'
import type { Tx } from '#db/door'
import { beginJob, customersCalled, endJob } from '#db/jobs-of-people'
import type { Day } from '#domain/calendar/day'
import type { PhoneLog } from '#domain/carry-out/phone-log'

type Where = { clientId: string; customerId: string; campaignId: string; visitId: string; on: Day }

/**
 * Somebody does not work at a customer any more. Where they went is followed when it is a customer we know by that name; else the words stay in the dossier
 * of the one they left. Who left before is left alone.
 */
export async function personLeft(tx: Tx, where: Where, { contactId, to }: NonNullable<PhoneLog['left']>): Promise<void> {
  const { clientId, customerId, campaignId, visitId, on } = where
  if (!(await endJob(tx, { clientId, customerId, contactId }, on))) return
  const called = to ? await customersCalled(tx, clientId, to) : []
  const there = called.length === 1 ? (called[0] ?? null) : null
  if (there && there !== customerId) await beginJob(tx, { clientId, customerId: there, contactId }, on)
  else if (to) await addNote(tx, { clientId, customerId, contactId, campaignId, kind: 'change', visibility: 'team', text: `→ ${to}` })
  await record(tx, {
    action: 'contact.left',
    object: 'contact',
    objectId: contactId,
    clientId,
    detail: { visitId, followed: there !== null },
  })
}
