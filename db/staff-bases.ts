import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { Tx } from './door'
import { rows, uuids } from './rows'
import { staffBase } from './schema/money'

/** Where a day of one of ours begins or ends elsewhere than at home. */
export type StaffBase = { id: string; staffId: string; on: Day; side: 'start' | 'end'; place: string; latitude: number; longitude: number }

/** The other starts and ends of people of ours within a period, the first first. */
export async function basesOf(tx: Tx, staffIds: readonly string[], { from, to }: { from: Day; to: Day }): Promise<StaffBase[]> {
  if (staffIds.length === 0) return []
  return rows(
    tx,
    sql`select id, staff_id as "staffId", "on", side, place, latitude, longitude from staff_base
        where staff_id = any (${uuids(staffIds)}) and "on" between ${from}::date and ${to}::date order by "on", side desc, id limit 2000`,
  )
}

/** Keeps where a day begins or ends; what was known of that side of that day is replaced. */
export async function setBase(tx: Tx, base: Omit<StaffBase, 'id'>): Promise<void> {
  const { place, latitude, longitude } = base
  await tx
    .insert(staffBase)
    .values({ ...base, id: v7() })
    .onConflictDoUpdate({ target: [staffBase.staffId, staffBase.on, staffBase.side], set: { place, latitude, longitude } })
}

/** Takes one away: the day begins or ends at home again. False when somebody has none with this id. */
export async function removeBase(tx: Tx, staffId: string, baseId: string): Promise<boolean> {
  const gone = await rows(tx, sql`delete from staff_base where id = ${baseId} and staff_id = ${staffId} returning id`)
  return gone.length > 0
}
