import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/connection'
import { authAccount, authSession, authUser } from '#db/schema/auth'
import { asLogin, type LoginTx } from './owner'
import { isLastAdmin } from './team'

export type NewUser = { email: string; name: string; passwordHash: string; language: 'nl' | 'en' | null }

/** The one way an e-mail address is written in the tables of logins. */
export const loginEmail = (email: string) => email.trim().normalize('NFC').toLowerCase()

/**
 * Makes a login with a password. An address that has one already is refused and nothing of the existing login changes.
 * @returns the id of the user
 */
export async function addUser(tx: LoginTx, { email, name, passwordHash, language }: NewUser): Promise<string | { refused: 'has-account' }> {
  const made = await tx
    .insert(authUser)
    .values({ email: loginEmail(email), name, language, emailVerified: true })
    .onConflictDoNothing({ target: authUser.email })
    .returning({ id: authUser.id })
  const userId = made[0]?.id
  if (!userId) return { refused: 'has-account' }
  await tx.insert(authAccount).values({ userId, accountId: userId, providerId: 'credential', password: passwordHash })
  return userId
}

/** Whether anybody has a login yet. */
export async function anyUser(db: Db): Promise<boolean> {
  const found = await db.select({ id: authUser.id }).from(authUser).limit(1)
  return found.length > 0
}

/** Whether a user is there and was not disabled. */
export async function mayLogIn(db: Db, userId: string): Promise<boolean> {
  const [found] = await db.select({ disabledAt: authUser.disabledAt }).from(authUser).where(eq(authUser.id, userId))
  return found !== undefined && found.disabledAt === null
}

/** Gives a user another password and ends every session, also the one it was done from. */
export async function setPassword(tx: LoginTx, userId: string, passwordHash: string): Promise<void> {
  await tx
    .update(authAccount)
    .set({ password: passwordHash, updatedAt: new Date() })
    .where(sql`${authAccount.userId} = ${userId} and ${authAccount.providerId} = 'credential'`)
  await endSessions(tx, userId)
}

/** Ends every session of a user: after another password, another role, or the end of their work here. @returns how many there were */
export async function endSessions(tx: LoginTx | Db, userId: string): Promise<number> {
  return (await tx.delete(authSession).where(eq(authSession.userId, userId)).returning({ id: authSession.id })).length
}

/**
 * Ends a login: it may not be used from this moment, and who was logged in is out at their next request. The last administrator stays.
 */
export async function disableUser(db: Db, userId: string, now: string): Promise<{ disabled: true } | { refused: 'last-admin' }> {
  return asLogin(db, async (tx) => {
    if (await isLastAdmin(tx, userId)) return { refused: 'last-admin' } as const
    await tx.execute(sql`update auth_user set disabled_at = ${now}::timestamptz where id = ${userId} and disabled_at is null`)
    await endSessions(tx, userId)
    return { disabled: true } as const
  })
}

/** Lets a login be used again. */
export async function enableUser(db: Db, userId: string): Promise<void> {
  await db.update(authUser).set({ disabledAt: null }).where(eq(authUser.id, userId))
}
