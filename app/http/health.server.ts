import { sql } from 'drizzle-orm'
import { theDb } from '#db/connection'

/** Whether the app can do its work: the database answers. */
export async function isHealthy(): Promise<boolean> {
  try {
    await theDb().execute(sql`select 1`)
    return true
  } catch {
    return false
  }
}
