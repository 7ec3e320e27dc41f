import { type SQL, sql } from 'drizzle-orm'
import type { ToErase } from './erase'
import { uuids } from './rows'

/**
 * The imports that somebody came in with: of their own records, of the customers where they work, and of the rows that say the same as one of those. A row that became
 * a customer of its own is known by that customer alone.
 */
export function importsThatHold({ clientId, ids, at }: Pick<ToErase, 'clientId' | 'ids' | 'at'>): SQL {
  return sql`(select import_id from customer where client_id = ${clientId} and id = any(${uuids(at)}) and import_id is not null
    union select import_id from contact where client_id = ${clientId} and id = any(${uuids(ids)}) and import_id is not null
    union select import_id from import_row where client_id = ${clientId} and customer_id = any(${uuids(at)}))`
}
