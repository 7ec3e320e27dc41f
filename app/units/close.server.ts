import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { setClosedThrough } from '#db/contracts'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { lockedLedger } from '#db/units'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { type ClosingRefusal, closeThrough } from '#domain/units/closing'

export type CloseRefusal = ClosingRefusal | { refused: 'not-found' } | { refused: 'closing-not-yours' } | { refused: 'used-twice' }

/** Closes the ledger of a unit through a day that is over. It never opens again: what is corrected later falls on the first day after it. */
export async function closePeriod(
  actor: StaffActor,
  unitId: string,
  through: Day,
  { now, op }: { now: Moment; op?: string },
): Promise<{ closedThrough: Day } | CloseRefusal> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { unitId, through }, async () => {
      if (actor.role === 'consultant') return { refused: 'closing-not-yours' } as const
      const ledger = await lockedLedger(tx, unitId)
      if (!ledger) return { refused: 'not-found' } as const
      const closed = closeThrough(ledger.unit, through, dayOf(now))
      if ('refused' in closed) return closed
      const { clientId } = ledger.unit
      await setClosedThrough(tx, { clientId, unitId }, closed.closedThrough)
      await record(tx, { action: 'ledger.closed', object: 'unit', objectId: unitId, clientId, detail: { through } })
      return closed
    }),
  )
}
