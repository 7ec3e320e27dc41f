import { sql } from 'drizzle-orm'
import type { Db } from '#db/connection'

type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0]

/**
 * A transaction of the login itself: it reads and writes the tables of logins, on which the role behind the door has no rights, together with the
 * person a login belongs to. Nothing but db/login uses it. It keeps the owner's role and, where row-level security binds the owner too, sees all.
 */
export async function asLogin<T>(db: Db, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('rondo.clients', '*', true), set_config('rondo.actor', 'system', true)`)
    return work(tx)
  })
}

export type LoginTx = Transaction
