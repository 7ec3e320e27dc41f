import { type CareOfCustomer, careOf } from '#db/care'
import type { Tx } from '#db/door'
import { oneAtATime } from '#db/handouts'
import type { Day } from '#domain/calendar/day'

/** Who looks after a customer, held so that nobody else hands it out meanwhile; null when the actor sees none. */
export async function careAt(tx: Tx, customerId: string, today: Day): Promise<CareOfCustomer | null> {
  const found = await careOf(tx, customerId, today)
  if (!found) return null
  await oneAtATime(tx, found.clientId)
  return careOf(tx, customerId, today)
}
