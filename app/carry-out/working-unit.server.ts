import type { Tx } from '#db/door'
import { type ContractedLedger, lockedLedger, standingsOf, unitsOfCampaign } from '#db/units'
import type { Day } from '#domain/calendar/day'
import { currentUnit } from '#domain/units/current'

/**
 * The ledger on which work of a campaign is booked on a day, its unit locked: the one that was chosen, or the first in order that has something left.
 * Null when the campaign has no (such) unit or is not seen.
 */
export async function workingLedger(tx: Tx, campaignId: string, on: Day, chosenId?: string): Promise<ContractedLedger | null> {
  const units = await unitsOfCampaign(tx, campaignId)
  if (chosenId) return units.some(({ id }) => id === chosenId) ? lockedLedger(tx, chosenId, on) : null
  const standings = await standingsOf(
    tx,
    units.map(({ id }) => id),
  )
  const balances = new Map(standings.map(({ unitId, balance }) => [unitId, balance]))
  const current = currentUnit(
    units.map((unit) => ({ unit, balance: balances.get(unit.id) ?? 0 })),
    on,
  )
  return current ? lockedLedger(tx, current.unit.id, on) : null
}
