import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { addCustomers, type NewCustomer } from '#db/customers'
import type { Tx } from '#db/door'
import { rows } from '#db/rows'

export type Base = { clientId: string; campaignId: string; staffId: string; colleagueId: string }

/** A client with one campaign and two of our people who work on it. */
export async function aClient(tx: Tx, name = 'Waalstroom Techniek'): Promise<Base> {
  const [clientId, campaignId, staffId, colleagueId] = [v7(), v7(), v7(), v7()]
  await tx.execute(sql`insert into client (id, name, initials) values (${clientId}, ${name}, 'WT')`)
  await tx.execute(sql`insert into staff (id, name, initials, email, role) values
    (${staffId}, 'Marieke Bos', 'MB', ${`${staffId}@rondo.example`}, 'consultant'), (${colleagueId}, 'Tom Jansen', 'TJ', ${`${colleagueId}@rondo.example`}, 'consultant')`)
  await tx.execute(
    sql`insert into campaign (client_id, id, name, starts_on, ends_on) values (${clientId}, ${campaignId}, 'Najaarsronde', '2025-09-22', '2025-12-19')`,
  )
  await tx.execute(
    sql`insert into client_staff (client_id, staff_id, role) values (${clientId}, ${staffId}, 'consultant'), (${clientId}, ${colleagueId}, 'consultant')`,
  )
  return { clientId, campaignId, staffId, colleagueId }
}

/** Adds customers with a name each and what else is given. @returns their ids, in the order given */
export async function customersOf(
  tx: Tx,
  clientId: string,
  given: readonly (Partial<NewCustomer> & { name: string })[],
): Promise<string[]> {
  const ids = given.map(() => v7())
  for (const [at, each] of given.entries()) await addCustomers(tx, [{ clientId, id: ids[at] as string, ...each }])
  return ids
}

/** Every row of a client in every table, as text, so that two moments can be compared to the byte. */
export async function everythingOf(tx: Tx, clientId: string, except: readonly string[] = []): Promise<Record<string, string[]>> {
  const tables = await rows<{ name: string }>(
    tx,
    sql`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id'
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  )
  const all: Record<string, string[]> = {}
  for (const { name } of tables) {
    // What a value was before is a log: it keeps a merge and its undo both.
    if (name === 'invitation' || name === 'customer_value' || name === 'contact_value' || except.includes(name)) continue
    const found = await rows<{ row: string }>(
      tx,
      sql`select t::text as row from ${sql.identifier(name)} t where client_id = ${clientId} order by 1`,
    )
    all[name] = found.map(({ row }) => row)
  }
  return all
}
