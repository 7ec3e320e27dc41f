import type { Tx } from '#db/door'
import { type ContractedLedger, lockedLedger, standingsOf, unitsOfCampaign } from '#db/units'
import type { Day } from '#domain/calendar/day'
import { currentUnit } from '#domain/units/current'

/** The ledger on which work of a campaign is booked on a day, its unit locked; null when the campaign has no unit or is not seen. */
export async function workingLedger(tx: Tx, campaignId: string, on: Day): Promise<ContractedLedger | null> {
  const units = await unitsOfCampaign(tx, campaignId)
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
