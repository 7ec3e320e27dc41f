import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { appendEntries, lockedLedger } from '#db/units'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { type ReversalRefusal, reverse } from '#domain/units/correction'

export type CorrectionRefusal = ReversalRefusal | { refused: 'not-found' } | { refused: 'not-yours' } | { refused: 'used-twice' }

/** Mends a wrong entry with its opposite, and a reason. Nothing is ever changed or removed; only a manager or administrator corrects. */
export async function correctEntry(
  actor: StaffActor,
  unitId: string,
  wrong: { entryId: string; reason: string },
  { now, op }: { now: Moment; op?: string },
): Promise<{ entryId: string } | CorrectionRefusal> {
  return withActor(theDb(), actor, (tx) => once(tx, op, { unitId, wrong }, () => correctOnce(tx, actor, unitId, wrong, now)))
}

async function correctOnce(tx: Tx, actor: StaffActor, unitId: string, wrong: { entryId: string; reason: string }, now: Moment) {
  if (actor.role === 'consultant') return { refused: 'not-yours' } as const
  const ledger = await lockedLedger(tx, unitId)
  if (!ledger) return { refused: 'not-found' } as const
  const mended = reverse(ledger, wrong.entryId, { reason: wrong.reason, staffId: actor.staffId, bookedBy: actor.userId, bookedAt: now })
  if ('refused' in mended) return mended
  const { clientId } = ledger.unit
  const [entryId = ''] = await appendEntries(tx, clientId, [mended.entry])
  await record(tx, {
    action: 'ledger.corrected',
    object: 'unit',
    objectId: unitId,
    clientId,
    detail: { entryId: wrong.entryId, minutes: mended.entry.minutes },
  })
  return { entryId }
}
