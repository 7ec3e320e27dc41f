import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { addUnit, appendEntries, lockedLedger } from '#db/units'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { opening } from '#domain/units/booking'
import { flexEndsOn, type OfferRefusal, offerRefusal, type UnitKind, type UnitTerm } from '#domain/units/kinds'

export type NextUnit = {
  kind: UnitKind
  name: string
  minutes: number
  indicatedVisits: number
  priceCents: number | null
  contractNumber: string | null
  startsOn: Day
  /** The last day; found from the day of signing where the term says so. */
  endsOn: Day
  term: UnitTerm
  unused: 'stay' | 'expire'
  chargesFruitless: boolean
  openingText: string
}

export type NextUnitNo =
  | OfferRefusal
  | { refused: 'not-found' }
  | { refused: 'unit-not-yours' }
  | { refused: 'ends-before-start' }
  | { refused: 'used-twice' }

/** Sells a unit that follows on another: the same campaigns, drive time and rate, its own amount and terms, its ledger opened. */
export async function openNextUnit(
  actor: StaffActor,
  unitId: string,
  wish: NextUnit,
  { now, op }: { now: Moment; op?: string },
): Promise<{ unitId: string } | NextUnitNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { unitId, wish }, async () => {
      if (actor.role === 'consultant') return { refused: 'unit-not-yours' } as const
      const before = await lockedLedger(tx, unitId)
      if (!before) return { refused: 'not-found' } as const
      const { openingText, ...sold } = wish
      const endsOn = sold.term === 'period' ? sold.endsOn : flexEndsOn(sold.startsOn, sold.term)
      if (endsOn < sold.startsOn) return { refused: 'ends-before-start' } as const
      const refusal = offerRefusal(sold)
      if (refusal) return refusal
      const { clientId, campaignId, alsoFor, driveTimeCounts, kmRateCents } = before.unit
      const kept = { clientId, campaignId, alsoFor, driveTimeCounts, kmRateCents, followsId: unitId }
      const unit = await addUnit(tx, { ...sold, ...kept, endsOn, signedOn: sold.startsOn })
      const stamp = { staffId: actor.staffId, bookedBy: actor.userId, bookedAt: now, text: openingText }
      await appendEntries(tx, clientId, [opening(unit, stamp)])
      const detail = { kind: sold.kind, minutes: sold.minutes, follows: unitId }
      await record(tx, { action: 'unit.added', object: 'unit', objectId: unit.id, clientId, detail })
      return { unitId: unit.id }
    }),
  )
}
