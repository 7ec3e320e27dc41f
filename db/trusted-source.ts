import { sql } from 'drizzle-orm'
import type { Tx } from './door'
import { rows } from './rows'

/** The names of the files of a client that came in and stand. */
export async function filesOfClient(tx: Tx, clientId: string): Promise<string[]> {
  const files = await rows<{ name: string }>(
    tx,
    sql`select distinct file_name as name from customer_import where client_id = ${clientId} and state = 'taken-in' limit 1000`,
  )
  return files.map(({ name }) => name)
}

/** The source that a client trusts above its others; null for none. */
export async function trustedSourceAt(tx: Tx, clientId: string): Promise<string | null> {
  const [found] = await rows<{ source: string | null }>(tx, sql`select trusted_source as source from client where id = ${clientId}`)
  return found?.source ?? null
}

export async function trustSource(tx: Tx, clientId: string, source: string | null): Promise<void> {
  await tx.execute(sql`update client set trusted_source = ${source} where id = ${clientId}`)
}
