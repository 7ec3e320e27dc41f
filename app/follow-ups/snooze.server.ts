import { livingCustomer } from '#app/relations/write-dossier.server'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { endSnooze, snoozeCustomer } from '#db/follow-ups'
import { once } from '#db/once'
import { addDays, type Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'

/** Nobody is put off for longer than a year. */
const longestDays = 366

export type SnoozeRefusal =
  | { refused: 'not-found' }
  | { refused: 'merged' }
  | { refused: 'erased' }
  | { refused: 'used-twice' }
  | { refused: 'day-out-of-range' }

/** Leaves a customer out of the list of who to call until a day, with the reason. */
export async function putCustomerOff(
  actor: StaffActor,
  customerId: string,
  { op, until, reason }: { op?: string; until: Day; reason: string },
  { today }: { today: Day },
): Promise<{ snoozeId: string } | SnoozeRefusal> {
  if (until <= today || until > addDays(today, longestDays)) return { refused: 'day-out-of-range' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { customerId, until, reason }, async () => {
      const customer = await livingCustomer(tx, customerId)
      if ('refused' in customer) return customer
      const { clientId } = customer
      const snoozeId = await snoozeCustomer(tx, clientId, { customerId, until, reason, staffId: actor.staffId })
      await record(tx, { action: 'customer.put-off', object: 'customer', objectId: customerId, clientId, detail: { until } })
      return { snoozeId }
    }),
  )
}

/** Puts a customer back on the list. */
export async function putCustomerBack(
  actor: StaffActor,
  snoozeId: string,
  { now }: { now: Moment },
): Promise<{ back: true } | { refused: 'not-found' }> {
  return withActor(theDb(), actor, async (tx) => {
    const ended = await endSnooze(tx, snoozeId, now)
    if (!ended) return { refused: 'not-found' } as const
    await record(tx, { action: 'customer.put-back', object: 'customer', objectId: ended.customerId, clientId: ended.clientId })
    return { back: true } as const
  })
}
