import { type SQL, sql } from 'drizzle-orm'
import type { ToErase } from './erase'
import { uuids } from './rows'

/**
 * The files whose bytes go with somebody: those they came in with (by their own records, by the customers where they work, by the rows that say the same as one of
 * those), and those of which the taking in was undone, since nobody can say any more who is in these. A row that became a customer of its own is known by that customer
 * alone. A file that waits to be taken in stays.
 */
export function filesWith({ clientId, ids, at }: Pick<ToErase, 'clientId' | 'ids' | 'at'>): SQL {
  return sql`(select i.id from customer_import i where i.client_id = ${clientId} and i.size > 0 and (i.state = 'undone' or i.state = 'taken-in' and i.id in (
    select import_id from customer where client_id = ${clientId} and id = any(${uuids(at)}) and import_id is not null
    union select import_id from contact where client_id = ${clientId} and id = any(${uuids(ids)}) and import_id is not null
    union select import_id from import_row where client_id = ${clientId} and customer_id = any(${uuids(at)}))))`
}
