import { addCampaign, assignToCampaign } from '#db/campaigns'
import { addClient, assignToClient } from '#db/clients'
import type { Tx } from '#db/door'
import { addStaffMember } from '#db/staff'
import { addUnit, appendEntries, type ContractedUnit } from '#db/units'
import { opening } from '#domain/units/booking'
import type { NewEntry } from '#domain/units/entry'
import type { UnitKind } from '#domain/units/kinds'

export type UnitBase = { clientId: string; campaignId: string; unit: ContractedUnit; staffId: string }

type Wish = { client?: string; kind?: UnitKind; hours?: number; visits?: number; startsOn?: string; endsOn?: string; open?: boolean }

/** A client with a campaign in autumn 2025, one consultant and a unit of 80 hours whose ledger is opened. */
export async function aUnit(tx: Tx, wish: Wish = {}): Promise<UnitBase> {
  const { client = 'Waalstroom Techniek', kind = 'unit-2', hours = 80, visits = 30, startsOn = '2025-09-22', endsOn = '2025-12-19' } = wish
  const staffId = await addStaffMember(tx, { name: 'Marieke Bos', initials: 'MB', email: `marieke@${client}.example`, role: 'consultant' })
  const clientId = await addClient(tx, { name: client, initials: 'WT' })
  await assignToClient(tx, clientId, [{ staffId, role: 'consultant' }])
  const campaignId = await addCampaign(tx, {
    clientId,
    name: 'Najaarsronde',
    startsOn,
    endsOn,
    reportRhythm: 'weekly',
    evaluationAt: null,
    targetVisits: visits,
  })
  await assignToCampaign(tx, { clientId, campaignId }, [{ staffId, role: 'lead' }])
  const sold = { clientId, campaignId, kind, name: 'Unit 2', minutes: hours * 60, indicatedVisits: visits, startsOn, endsOn }
  const unit = await addUnit(tx, { ...sold, contractNumber: null, priceCents: null })
  const first = opening(unit, { staffId, bookedBy: null, bookedAt: `${startsOn}T08:00:00.000Z`, text: 'Unit geopend' })
  if (wish.open !== false) await appendEntries(tx, clientId, [first])
  return { clientId, campaignId, unit, staffId }
}

/** An entry for work on a unit, by default one hour on a visit of 18 November. */
export function work({ unit, staffId }: UnitBase, change: Partial<Extract<NewEntry, { kind: 'consumption' }>> = {}): NewEntry {
  return {
    kind: 'consumption',
    unitId: unit.id,
    subject: 'visit',
    minutes: 60,
    on: '2025-11-18',
    text: 'Bakker Klimaattechniek',
    activityId: null,
    revision: 1,
    staffId,
    bookedBy: null,
    bookedAt: '2025-11-18T12:00:00.000Z',
    ...change,
  }
}
