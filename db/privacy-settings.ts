import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import { type PrivacySettings, privacySettingsFrom } from '#domain/relations/privacy-settings'
import { opensOn, worksHere } from './client-access'
import type { Tx } from './door'
import { oneRow, rows } from './rows'

/** What the firm set about other people's data; what is usual where it set nothing. */
export async function privacySettingsOf(tx: Tx): Promise<PrivacySettings> {
  const [firm] = await rows<{ privacy: unknown }>(tx, sql`select settings -> 'privacy' as privacy from firm limit 1`)
  return privacySettingsFrom(firm?.privacy)
}

/** Sets it. @returns whether there is a firm */
export async function setPrivacySettings(tx: Tx, settings: PrivacySettings): Promise<boolean> {
  const changed = await rows(
    tx,
    sql`update firm set settings = settings || jsonb_build_object('privacy', ${JSON.stringify(settings)}::jsonb) returning id`,
  )
  return changed.length > 0
}

/** How many others may decide on an erasure for a client today: administrators, and the client's managers, with a login that is not ended. */
export async function otherDeciders(tx: Tx, clientId: string, staffId: string | null, today: Day): Promise<number> {
  const { count } = await oneRow<{ count: number }>(
    tx,
    sql`select count(*)::int as count from staff s where s.user_id is not null and ${worksHere('s', today)} and s.id is distinct from ${staffId}::uuid
          and (s.role = 'admin' or s.role = 'manager' and exists (select from client_staff c where c.client_id = ${clientId} and c.staff_id = s.id and ${opensOn('c', today)}))`,
  )
  return count
}
