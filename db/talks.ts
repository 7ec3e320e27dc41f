import { type SQL, sql } from 'drizzle-orm'
import { unreachedCalls } from '#domain/relations/contact'

/**
 * Whether somebody was talked with in a call, as a condition on its row.
 * @param table the name by which the query knows the calls
 */
export function reachedIn(table: string): SQL {
  const outcomes = unreachedCalls.map((outcome) => `'${outcome}'`).join(', ')
  // Written out and not sent along: the planner of PostgreSQL weighs a condition by what stands in it.
  return sql`${sql.identifier(table)}.outcome not in (${sql.raw(outcomes)})`
}
