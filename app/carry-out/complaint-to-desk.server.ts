import { takenIn } from '#app/desk/take-in.server'
import type { Tx } from '#db/door'
import { ownerOf } from '#db/owners'
import { deskPeople } from '#db/requests'
import { dayOf, type Moment } from '#domain/calendar/moment'

type Heard = {
  customer: { id: string; name: string }
  said: { note: string | null; topics: readonly string[]; followUps: Readonly<Partial<Record<string, string>>>; arrivedAt: Moment }
  visitId: string
  staffId: string
  now: Moment
}

/** A complaint that was heard at a visit stands at the desk with a term like any other; whoever looks after the customer answers it. */
export async function complaintToDesk(
  tx: Tx,
  { clientId, campaignId }: { clientId: string; campaignId: string },
  { customer, said, visitId, staffId, now }: Heard,
): Promise<void> {
  const { note, topics, followUps, arrivedAt } = said
  const inShort = followUps['mend-complaint']?.trim() || note?.trim().split('\n')[0] || topics[0] || customer.name
  const owner = await ownerOf(tx, { clientId, customerId: customer.id }, dayOf(now))
  // Whoever left, or works for this client no more, would never see it: then it is for who heard it.
  const ownerId = owner && (await deskPeople(tx, clientId, dayOf(now))).some(({ id }) => id === owner) ? owner : staffId
  const receivedAt = arrivedAt < now ? arrivedAt : now
  const asked = { kind: 'complaint', channel: 'visit', subject: inShort.slice(0, 200), text: note?.trim() || null } as const
  await takenIn(tx, clientId, { ...asked, campaignId, customerId: customer.id, ownerId, receivedAt, fromClient: false, originId: visitId })
}
