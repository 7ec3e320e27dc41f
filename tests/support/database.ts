import { inject } from 'vitest'
import { connect, type Db } from '#db/connection'
import { cloneOf } from './template'

export type TestDatabase = {
  /** The pool, for plain SQL. */
  sql: ReturnType<typeof connect>['sql']
  /** drizzle over the same pool, as the functions of db/ take it. */
  db: Db
  /** For another process, or for a pool of one's own. */
  url: string
  /** Ends the pool and removes the database. */
  drop(): Promise<void>
}

/**
 * A database of one's own with every migration in and nothing else: a clone of the run's template. Ask for it in `beforeAll` and drop it in `afterAll`.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const { url, remove } = await cloneOf(inject('database'))
  const { sql, db } = connect(url, 8)
  const drop = async () => {
    await sql.end({ timeout: 2 })
    await remove()
  }
  return { sql, db, url, drop }
}
