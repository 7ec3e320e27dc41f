import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { appendEntries, lockedLedger } from '#db/units'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { expire } from '#domain/units/correction'

export type ExpireNo = { refused: 'not-found' } | { refused: 'unit-not-yours' } | { refused: 'nothing-lapsed' } | { refused: 'used-twice' }

/** Takes out what is left of a unit whose contract lets unused hours expire, once its last day has passed. */
export async function expireUnused(
  actor: StaffActor,
  unitId: string,
  { text, reason }: { text: string; reason: string },
  { now, op }: { now: Moment; op?: string },
): Promise<{ expired: number } | ExpireNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { unitId }, async () => {
      if (actor.role === 'consultant') return { refused: 'unit-not-yours' } as const
      const ledger = await lockedLedger(tx, unitId)
      if (!ledger) return { refused: 'not-found' } as const
      const stamp = { staffId: actor.staffId, bookedBy: actor.userId, bookedAt: now }
      const [entry] = expire(ledger, { ...stamp, text, reason })
      if (!entry) return { refused: 'nothing-lapsed' } as const
      const { clientId } = ledger.unit
      await appendEntries(tx, clientId, [entry])
      await record(tx, { action: 'ledger.expired', object: 'unit', objectId: unitId, clientId, detail: { minutes: entry.minutes } })
      return { expired: entry.minutes }
    }),
  )
}
