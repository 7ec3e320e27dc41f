import type { Tx } from '#db/door'
import { dayOf } from '#domain/calendar/moment'
import type { PhoneLog } from '#domain/carry-out/phone-log'
import { meetPerson } from './meet-person.server'
import { personLeft } from './person-left.server'

type At = { clientId: string; campaignId: string; customerId: string }

/** What a log says of people beside whom was visited: somebody else who was met, somebody who works there no more. */
export async function takePeople(tx: Tx, { clientId, customerId, campaignId }: At, log: PhoneLog): Promise<void> {
  const at = { clientId, customerId, campaignId, visitId: log.id, on: dayOf(log.arrivedAt) }
  if (log.met) await meetPerson(tx, at, log.met)
  if (log.left) await personLeft(tx, at, log.left)
}
