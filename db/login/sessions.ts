import { sql } from 'drizzle-orm'
import type { Db } from '#db/connection'

/**
 * Lets a session live on from now, as it is used: eight hours, or fourteen days on a device that is remembered, and thirty days after login in
 * any case. Written at most once in a quarter of an hour.
 */
export async function prolongSession(db: Db, token: string, now: string): Promise<void> {
  await db.execute(sql`
    update auth_session set expires_at = least(created_at + interval '30 days', ${now}::timestamptz + life), updated_at = ${now}::timestamptz
    from (select case when remember_me then interval '14 days' else interval '8 hours' end as life from auth_session where token = ${token}) as how
    where token = ${token} and expires_at < ${now}::timestamptz + life - interval '15 minutes'
      and expires_at < created_at + interval '30 days'`)
}

/** Says whether a session is on a device that is remembered; one that is not lives eight hours from now. */
export async function keepRemembered(db: Db, token: string, rememberMe: boolean): Promise<void> {
  await db.execute(sql`
    update auth_session set remember_me = ${rememberMe},
      expires_at = case when ${rememberMe} then expires_at else least(expires_at, now() + interval '8 hours') end
    where token = ${token}`)
}
