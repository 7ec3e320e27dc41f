import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Db } from '#db/connection'
import { Undo } from '#db/door'
import { initialsOf } from './invitations'
import { asLogin } from './owner'
import { addUser, type NewUser } from './users'

/**
 * Makes the first administrator, and the firm when there is none. Refused as soon as anybody has a login, also when two try at once.
 */
export async function addFirstAdmin(
  db: Db,
  { firm, ...user }: NewUser & { firm: string },
): Promise<{ userId: string } | { refused: 'has-account' }> {
  return addAdmin(db, { ...user, firm, onlyFirst: true })
}

/** Makes one more administrator, from the command line of the server. Refused when the address has a login. */
export async function addAdmin(
  db: Db,
  { firm, onlyFirst, ...user }: NewUser & { firm: string; onlyFirst: boolean },
): Promise<{ userId: string } | { refused: 'has-account' }> {
  try {
    return await asLogin(db, async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('first administrator', 0))`)
      if (onlyFirst && (await tx.execute(sql`select 1 from auth_user limit 1`)).length > 0) throw new Undo({ refused: 'has-account' })
      const userId = await addUser(tx, user)
      if (typeof userId !== 'string') throw new Undo(userId)
      await tx.execute(sql`insert into firm (id, name) select ${v7()}, ${firm} where not exists (select from firm)`)
      await tx.execute(sql`
        insert into staff (id, user_id, name, initials, email, role)
        values (${v7()}, ${userId}, ${user.name}, ${initialsOf(user.name)}, ${user.email}, 'admin')`)
      return { userId }
    })
  } catch (error) {
    if (error instanceof Undo) return error.answer as { refused: 'has-account' }
    throw error
  }
}
