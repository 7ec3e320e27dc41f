import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from './door'

/**
 * The rows of a query written by hand. The caller names their shape: whole numbers are cast to int in the query (a sum is a text otherwise),
 * days come as 'YYYY-MM-DD', moments through `iso`.
 */
export async function rows<Row>(tx: Tx, query: SQL): Promise<Row[]> {
  return [...((await tx.execute(query)) as unknown as Row[])]
}

/** The only row of a query that always has one (a count, a sum). */
export async function oneRow<Row>(tx: Tx, query: SQL): Promise<Row> {
  const [first] = await rows<Row>(tx, query)
  if (!first) throw new Error('a query that always answers one row answered none')
  return first
}

/** A moment as the ISO text the domain uses: '2025-11-18T09:15:00.000Z'; null stays null. */
export function iso(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/** A list of ids as one parameter, for `= any(…)`. */
export function uuids(ids: readonly string[]): SQL {
  return sql`${`{${ids.join(',')}}`}::uuid[]`
}
