import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import { type CallingSettings, callingSettingsFrom } from '#domain/relations/calling-settings'
import type { Tx } from './door'
import { rows } from './rows'

/** How the firm calls; the defaults where nothing was changed. */
export async function callingSettingsOf(tx: Tx): Promise<CallingSettings> {
  const [firm] = await rows<{ calling: unknown }>(tx, sql`select settings -> 'calling' as calling from firm limit 1`)
  return callingSettingsFrom(firm?.calling)
}

/** Changes how the firm calls. @returns whether there is a firm */
export async function setCallingSettings(tx: Tx, settings: CallingSettings): Promise<boolean> {
  const changed = await rows(
    tx,
    sql`update firm set settings = settings || jsonb_build_object('calling', ${JSON.stringify(settings)}::jsonb) returning id`,
  )
  return changed.length > 0
}

/** How often each colleague went past the guard or the calling rules since a day, the most first; as far as the actor sees the campaigns. */
export async function passesSince(tx: Tx, day: Day): Promise<{ name: string; count: number }[]> {
  return rows(
    tx,
    sql`select s.name, count(*)::int as count from call k join staff s on s.id = k.staff_id
        where k.guard_past is not null and k.undone_at is null and k.started_at >= ${day}::date
        group by s.id, s.name order by count desc, s.name`,
  )
}
