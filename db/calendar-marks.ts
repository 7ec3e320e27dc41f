import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import { endOf, startOf } from '#domain/calendar/moment'
import type { Tx } from './door'
import { rows, uuids } from './rows'

/**
 * Of each day of each of these people a mark of what stands on it: another one as soon as an appointment of that day comes, goes or changes, or the customer it is
 * with (its place, its name). For who keeps a calendar ready and must know whether it still is the one that stands; days without appointments are left out.
 * By the day on which an appointment begins.
 */
export async function calendarMarks(
  tx: Tx,
  staffIds: readonly string[],
  { from, to }: { from: Day; to: Day },
): Promise<Map<string, string>> {
  if (staffIds.length === 0) return new Map()
  // A row's xmin is the transaction that wrote it: no trigger can be forgotten, and what was undone never counted.
  const found = await rows<{ staffId: string; day: Day; mark: string }>(
    tx,
    sql`select a.staff_id as "staffId", ((a.starts_at at time zone 'Europe/Amsterdam')::date)::text as day,
          count(*) || ' ' || bit_xor(hashtextextended(a.id::text || a.xmin::text || coalesce(c.xmin::text, ''), 0)) as mark
        from appointment a left join customer c on c.client_id = a.client_id and c.id = a.customer_id
        where a.staff_id = any (${uuids(staffIds)}) and a.starts_at < ${endOf(to)}::timestamptz and a.ends_at > ${startOf(from)}::timestamptz
          and a.state <> 'cancelled'
        group by 1, 2`,
  )
  return new Map(found.map(({ staffId, day, mark }) => [`${day} ${staffId}`, mark]))
}
