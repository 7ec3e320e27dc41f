import type { Tx } from '#db/door'
import { type ContractedLedger, type ContractedUnit, lockedLedger, standingsOf, unitsOfCampaign } from '#db/units'
import type { Day } from '#domain/calendar/day'
import { currentUnit } from '#domain/units/current'

/**
 * The ledger on which work of a campaign is booked on a day, its unit locked: the one that was chosen, or the first in order that has something left.
 * Null when the campaign has no (such) unit or is not seen.
 */
export async function workingLedger(tx: Tx, campaignId: string, on: Day, chosenId?: string): Promise<ContractedLedger | null> {
  const units = await unitsOfCampaign(tx, campaignId)
  if (chosenId) return units.some(({ id }) => id === chosenId) ? lockedLedger(tx, chosenId, on) : null
  const current = await unitNow(tx, campaignId, on, units)
  return current ? lockedLedger(tx, current.unit.id, on) : null
}

export type UnitNow = { unit: ContractedUnit; balance: number; held: number }

/** The unit on which a campaign works on a day, with what is left and held; null without one. */
export async function unitNow(tx: Tx, campaignId: string, on: Day, known?: readonly ContractedUnit[]): Promise<UnitNow | null> {
  const units = known ?? (await unitsOfCampaign(tx, campaignId))
  const standings = await standingsOf(
    tx,
    units.map(({ id }) => id),
  )
  const standing = new Map(standings.map((each) => [each.unitId, each]))
  const counted = units.map((unit) => ({ unit, balance: standing.get(unit.id)?.balance ?? 0, held: standing.get(unit.id)?.held ?? 0 }))
  return currentUnit(counted, on) ?? null
}
