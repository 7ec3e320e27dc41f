import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Db } from '#db/connection'
import { asLogin } from './owner'
import { setPassword } from './users'

export type ResetMail = { messageId: string; subject: string; body: string }

/**
 * Notes down that a reset is asked for and leaves the mail to be sent, in one transaction. The same statements run whether the address has a login or
 * not, so that neither the answer nor its time tells.
 * @param tokenHash sha-256 of the token in the mail, hex; the token itself stands in the mail only
 * @param mailFor makes the mail in the language of who asked; gets the name, or '' for a stranger
 */
export async function requestReset(
  db: Db,
  asked: { email: string; tokenHash: string; now: string; minutes: number },
  mailFor: (name: string, language: 'nl' | 'en' | null) => ResetMail,
): Promise<void> {
  const { email, tokenHash, now, minutes } = asked
  await asLogin(db, async (tx) => {
    const [user] = (await tx.execute(
      sql`select id, name, language from auth_user where email = ${email} and disabled_at is null`,
    )) as unknown as { id: string; name: string; language: 'nl' | 'en' | null }[]
    const mail = mailFor(user?.name ?? '', user?.language ?? null)
    const userId = user?.id ?? null
    await tx.execute(sql`
      insert into auth_reset (token_hash, user_id, expires_at, created_at)
      select ${tokenHash}, u.id, ${now}::timestamptz + make_interval(mins => ${minutes}::int), ${now}::timestamptz
      from auth_user u where u.id = ${userId}::uuid`)
    await tx.execute(sql`
      insert into outbox (id, message_id, recipient, subject, body, kind, secret, send_after)
      select ${v7()}, ${mail.messageId}, u.email, ${mail.subject}, ${mail.body}, 'reset', true, ${now}::timestamptz
      from auth_user u where u.id = ${userId}::uuid`)
  })
}

/** Makes a reset for a user without a mail: for the administrator's command, which shows the link. @returns false when the address has no login */
export async function addReset(db: Db, asked: { email: string; tokenHash: string; now: string; minutes: number }): Promise<boolean> {
  const { email, tokenHash, now, minutes } = asked
  const made = await db.execute(sql`
    insert into auth_reset (token_hash, user_id, expires_at, created_at)
    select ${tokenHash}, id, ${now}::timestamptz + make_interval(mins => ${minutes}::int), ${now}::timestamptz
    from auth_user where email = ${email} and disabled_at is null returning user_id`)
  return made.length > 0
}

/** Whether a reset may still be used. */
export async function resetIsOpen(db: Db, tokenHash: string, now: string): Promise<boolean> {
  const found = await db.execute(
    sql`select 1 from auth_reset where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}::timestamptz`,
  )
  return found.length > 0
}

/**
 * Uses a reset: sets the password, ends every session and every other open reset of that user. Of many that come at once one wins, by the condition
 * of the update; the others are refused.
 */
export async function spendReset(
  db: Db,
  { tokenHash, passwordHash, now }: { tokenHash: string; passwordHash: string; now: string },
): Promise<{ userId: string } | { refused: 'gone' }> {
  return asLogin(db, async (tx) => {
    const [used] = (await tx.execute(sql`
      update auth_reset r set used_at = ${now}::timestamptz
      from auth_user u
      where r.token_hash = ${tokenHash} and r.used_at is null and r.expires_at > ${now}::timestamptz
        and u.id = r.user_id and u.disabled_at is null
      returning r.user_id as "userId"`)) as unknown as { userId: string }[]
    if (!used) return { refused: 'gone' } as const
    await setPassword(tx, used.userId, passwordHash)
    await tx.execute(sql`update auth_reset set used_at = ${now}::timestamptz where user_id = ${used.userId} and used_at is null`)
    return used
  })
}
