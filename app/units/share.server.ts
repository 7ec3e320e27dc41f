import { record } from '#db/audit'
import { campaignNames } from '#db/campaigns'
import { theDb } from '#db/connection'
import { setSharedWith } from '#db/contracts'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { lockedLedger } from '#db/units'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'

export type ShareNo = { refused: 'not-found' } | { refused: 'unit-not-yours' } | { refused: 'other-client' } | { refused: 'used-twice' }

/** Lets further campaigns of the same client work on a unit, or no longer; what they booked on it stays where it is. */
export async function shareUnit(
  actor: StaffActor,
  unitId: string,
  campaignIds: readonly string[],
  { op }: { now: Moment; op?: string },
): Promise<{ shared: number } | ShareNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { unitId, campaignIds }, async () => {
      if (actor.role === 'consultant') return { refused: 'unit-not-yours' } as const
      const ledger = await lockedLedger(tx, unitId)
      if (!ledger) return { refused: 'not-found' } as const
      const { clientId, campaignId } = ledger.unit
      const theirs = new Set((await campaignNames(tx)).filter((each) => each.clientId === clientId).map(({ id }) => id))
      if (!campaignIds.every((id) => theirs.has(id))) return { refused: 'other-client' } as const
      const others = [...new Set(campaignIds)].filter((id) => id !== campaignId)
      await setSharedWith(tx, { clientId, unitId }, others)
      await record(tx, { action: 'unit.changed', object: 'unit', objectId: unitId, clientId, detail: { campaigns: others.length } })
      return { shared: others.length }
    }),
  )
}
