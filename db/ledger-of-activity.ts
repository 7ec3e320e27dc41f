import { sql } from 'drizzle-orm'
import type { Tx } from './door'
import { rows, uuids } from './rows'

/** The unit on which one of these activities (a call, a visit, an appointment that holds minutes) stands; null when none does. */
export async function unitHolding(tx: Tx, clientId: string, activityIds: readonly string[]): Promise<string | null> {
  const [found] = await rows<{ unitId: string }>(
    tx,
    sql`select unit_id as "unitId" from ledger_entry where client_id = ${clientId} and activity_id = any (${uuids(activityIds)})
        order by booked_at desc limit 1`,
  )
  return found?.unitId ?? null
}
