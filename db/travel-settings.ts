import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import { type TravelSettings, travelSettingsFrom } from '#domain/carry-out/planner/travel-settings'
import type { Tx } from './door'
import { rows } from './rows'

/** Where driving times come from and what plans; the defaults where nothing was changed. */
export async function travelSettingsOf(tx: Tx): Promise<TravelSettings> {
  const [firm] = await rows<{ travel: unknown }>(tx, sql`select settings -> 'travel' as travel from firm limit 1`)
  return travelSettingsFrom(firm?.travel)
}

/** Changes where driving times come from and what plans. @returns whether there is a firm */
export async function setTravelSettings(tx: Tx, settings: TravelSettings): Promise<boolean> {
  const changed = await rows(
    tx,
    sql`update firm set settings = settings || jsonb_build_object('travel', ${JSON.stringify(settings)}::jsonb) returning id`,
  )
  return changed.length > 0
}

export type KeptDrive = {
  fromLatitude: number
  fromLongitude: number
  toLatitude: number
  toLongitude: number
  minutes: number
  /** The first of the day, from home. */
  fromHome: boolean
}

/**
 * Drives as they were logged since a day, the newest first: from the visit before, or from home for the first of a day with more than one. Only where
 * somebody wrote down other minutes than the plan filled in, and a drive that fits between leaving the one and arriving at the other. Of all clients,
 * without who or when.
 */
export async function loggedDrives(tx: Tx, since: Day, limit: number): Promise<KeptDrive[]> {
  return rows(
    tx,
    sql`with driven as (
          select v.staff_id, v."on", v.arrived_at, v.drive_minutes as minutes, a.drive_minutes as planned, c.latitude, c.longitude,
            lag(v.left_at) over each_day as left_at, lag(c.latitude) over each_day as latitude_before, lag(c.longitude) over each_day as longitude_before,
            row_number() over each_day as nth, count(*) over (partition by v.staff_id, v."on") as visits
          from visit v join customer c on c.client_id = v.client_id and c.id = v.customer_id
          left join appointment a on a.client_id = v.client_id and a.id = v.appointment_id
          where v."on" >= ${since}::date and not v.by_phone and v.arrived_at is not null and v.left_at is not null
          window each_day as (partition by v.staff_id, v."on" order by v.arrived_at, v.id))
        select coalesce(d.latitude_before, s.home_latitude) as "fromLatitude", coalesce(d.longitude_before, s.home_longitude) as "fromLongitude",
          d.latitude as "toLatitude", d.longitude as "toLongitude", d.minutes, d.nth = 1 as "fromHome"
        from driven d join staff s on s.id = d.staff_id
        where d.minutes > 0 and d.minutes is distinct from d.planned and d.latitude is not null and d.longitude is not null
          and case when d.nth = 1 then d.visits > 1 and s.home_latitude is not null and s.home_longitude is not null
            else d.latitude_before is not null and d.longitude_before is not null
              and d.minutes <= extract(epoch from d.arrived_at - d.left_at) / 60 + 5 end
        order by d."on" desc limit ${limit}`,
  )
}
