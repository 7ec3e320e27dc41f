import { sql } from 'drizzle-orm'
import type { Db } from './connection'

/**
 * Tells the planner how a base looks that just came in. Until PostgreSQL does so by itself, minutes later and more fully, it takes every table for nearly empty and
 * joins customers with their segments row by row. A small sample tells that in hundredths of a second; it takes the login role of the app: `rondo_app` may not.
 */
export async function freshStatistics(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local default_statistics_target = 25`)
    await tx.execute(sql`analyze client, customer, customer_number, contact, job, segment_member, round_item, ledger_entry`)
  })
}
