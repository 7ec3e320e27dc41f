import { sql } from 'drizzle-orm'
import type { Db } from './connection'

/**
 * Tells the planner how a base looks that just came in. Until PostgreSQL does so by itself, minutes later, it takes every table for nearly empty and joins
 * customers with their segments row by row. Takes tens of milliseconds, and the login role of the app: `rondo_app` may not.
 */
export async function freshStatistics(db: Db): Promise<void> {
  await db.execute(sql`analyze client, customer, customer_number, contact, job, segment_member, round_item, ledger_entry`)
}
