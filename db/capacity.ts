import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import { endOf, startOf } from '#domain/calendar/moment'
import type { Period } from '#domain/calendar/period'
import { writeUpMinutes } from '#domain/carry-out/appointment'
import type { Tx } from './door'
import { rows, uuids } from './rows'

/** What somebody has planned in a week: visits with their driving and write-up, and whatever else stands in the calendar. */
export type PlannedWeek = { staffId: string; monday: Day; minutes: number; visits: number }

/** Per person and week the minutes that are planned in a period, for whichever client: how full a calendar is, not what is in it. One query. */
export async function plannedWeeks(tx: Tx, staffIds: readonly string[], { from, to }: Period): Promise<PlannedWeek[]> {
  return rows(
    tx,
    sql`select a.staff_id as "staffId", to_char(date_trunc('week', a.starts_at at time zone 'Europe/Amsterdam'), 'YYYY-MM-DD') as monday,
          sum(extract(epoch from a.ends_at - a.starts_at) / 60
            + case when a.kind = 'visit' then coalesce(a.drive_minutes, 0) + ${writeUpMinutes} else 0 end)::int as minutes,
          (count(*) filter (where a.kind = 'visit'))::int as visits
        from appointment a
        where a.staff_id = any (${uuids(staffIds)}) and a.state <> 'cancelled' and a.kind <> 'leave'
          and a.starts_at >= ${startOf(from)}::timestamptz and a.starts_at < ${endOf(to)}::timestamptz
        group by 1, 2`,
  )
}
