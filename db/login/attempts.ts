import { sql } from 'drizzle-orm'
import type { Db } from '#db/connection'

/**
 * Counts one attempt under a key, in a window that begins with its first attempt; kept in the database, so that a restart gives nobody a new start.
 * One statement: attempts that come at the same moment are each counted.
 * @param key a hash; no address or e-mail in clear
 * @param now a moment, ISO
 * @returns how many attempts this window has had, this one included, and the moment it ends
 */
export async function countAttempt(db: Db, key: string, windowMinutes: number, now: string): Promise<{ count: number; endsAt: string }> {
  const ends = sql`${now}::timestamptz + make_interval(mins => ${windowMinutes}::int)`
  const [row] = (await db.execute(sql`
    insert into auth_rate_limit as a (key, count, window_ends_at) values (${key}, 1, ${ends})
    on conflict (key) do update set
      count = case when a.window_ends_at <= ${now}::timestamptz then 1 else least(a.count + 1, 1000000) end,
      window_ends_at = case when a.window_ends_at <= ${now}::timestamptz then excluded.window_ends_at else a.window_ends_at end
    returning count, to_char(window_ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "endsAt"`)) as unknown as {
    count: number
    endsAt: string
  }[]
  if (!row) throw new Error('counting an attempt answered no row')
  return row
}

/** Forgets the attempts under a key: the right password clears the wrong ones before it. */
export async function forgetAttempts(db: Db, key: string): Promise<void> {
  await db.execute(sql`delete from auth_rate_limit where key = ${key}`)
}

/** Clears away windows that are over. */
export async function clearOldAttempts(db: Db, now: string): Promise<void> {
  await db.execute(sql`delete from auth_rate_limit where window_ends_at < ${now}::timestamptz`)
}
