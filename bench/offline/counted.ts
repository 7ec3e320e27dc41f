import { sql } from 'drizzle-orm'
import { theDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { rows } from '#db/rows'
import { customersOf } from '#tests/support/customer-base'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

export const minutesEach = 30

export type Counted = { lost: number; double: number; equal: boolean }

/** What became of the logs of a phone: those that are nowhere, those that are there twice, and whether the unit was charged what its visits say. */
export async function counted({ clientId, unit }: UnitBase, ids: readonly string[]): Promise<Counted> {
  return withActor(theDb(), SYSTEM, async (tx) => {
    const visits = await rows<{ id: string; note: string }>(tx, sql`select id, note from visit where client_id = ${clientId}`)
    const kept = await rows<{ op: string }>(tx, sql`select op from phone_log where client_id = ${clientId}`)
    const [used] = await rows<{ minutes: number }>(
      tx,
      sql`select coalesce(sum(minutes), 0)::int as minutes from ledger_entry where client_id = ${clientId} and unit_id = ${unit.id} and kind = 'consumption'`,
    )
    const there = [...visits.map(({ id }) => id), ...kept.map(({ op }) => op)]
    const lost = ids.filter((id) => !there.includes(id)).length
    return { lost, double: there.length - new Set(there).size, equal: used?.minutes === visits.length * minutesEach }
  })
}

/** The next visit of a phone, `each` hours ago by its own clock. */
export function writtenVisit(
  { id, seq, device }: { id: string; seq: number; device: string },
  { campaignId, customerId, each, now }: { campaignId: string; customerId: string; each: number; now: number },
) {
  return {
    ...{ v: 1, id, seq, device, writtenAt: new Date(now).toISOString(), walkIn: { campaignId, customerId } },
    ...{ arrivedAt: new Date(now - (each + 2) * 3_600_000).toISOString(), visitMinutes: minutesEach, driveMinutes: 0 },
    ...{ writeUpMinutes: 0, metres: 0, outcome: 'satisfied', note: `Bezoek ${each}` },
  }
}

/** By how many milliseconds the clock of a round is wrong. */
export const clockOff = (round: number) => [0, aDay, -aDay, 3_600_000][round % 4] ?? 0

const aDay = 86_400_000

/** A client with a unit and a customer for one round. */
export async function aBase(round: number): Promise<{ base: UnitBase; customerId: string }> {
  return withActor(theDb(), SYSTEM, async (tx) => {
    const base = await aUnit(tx, { client: `Opdrachtgever ${round}`, hours: 40, startsOn: '2024-01-01', endsOn: '2030-12-31' })
    const [customerId = ''] = await customersOf(tx, base.clientId, [{ name: 'Bakker', legalForm: 'bv' }])
    return { base, customerId }
  })
}
