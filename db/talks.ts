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

/**
 * Whether a call ended with a promise to call again that nobody kept yet: it is the last one with this customer, for whichever campaign. A condition on its row.
 * @param table the name by which the query knows the calls
 */
export function awaitsCallback(table: string): SQL {
  const k = sql.identifier(table)
  return sql`(${k}.outcome = 'callback' and ${k}.callback_at is not null and ${k}.undone_at is null
    and not exists (select from call later where later.client_id = ${k}.client_id and later.customer_id = ${k}.customer_id and later.undone_at is null
      and later.started_at > ${k}.started_at))`
}
