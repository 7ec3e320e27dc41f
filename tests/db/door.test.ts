import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addClient, clientNames } from '#db/clients'
import { SYSTEM, type Tx, Undo, withActor } from '#db/door'
import { rows } from '#db/rows'
import { search } from '#db/search'
import { loadDemo } from '#db/seed/demo'
import { unitsOfCampaign } from '#db/units'
import type { Actor } from '#domain/relations/actor'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

let database: TestDatabase
let clients: { id: string; name: string }[]
beforeAll(async () => {
  database = await freshDatabase()
  await loadDemo(database.db, '2025-11-18')
  clients = await withActor(database.db, SYSTEM, clientNames)
})
afterAll(() => database.drop())

const idOf = (name: string) => clients.find((each) => each.name === name)?.id ?? ''
const staff = (...names: string[]): Actor => ({
  kind: 'staff',
  role: 'consultant',
  staffId: v7(),
  userId: v7(),
  name: 'Iemand',
  clientIds: names.map(idOf),
  campaignIds: 'all',
})
const clientPerson = (name: string): Actor => ({
  kind: 'client',
  level: 'owner',
  clientPersonId: v7(),
  userId: v7(),
  name: 'Iemand',
  clientId: idOf(name),
})
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => withActor(database.db, actor, work)

async function tablesOfClients(): Promise<string[]> {
  const found = await database.sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'invitation' order by 1`
  return found.map(({ name }) => name)
}

const owners = (tx: Tx, table: string) =>
  rows<{ owner: string; rows: number }>(
    tx,
    sql`select client_id as owner, count(*)::int as rows from ${sql.identifier(table)} group by 1 order by 1`,
  )

describe('the second lock', () => {
  test('is on every table that holds rows of clients, also for the owner of the tables', async () => {
    const open = await database.sql`
      select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'invitation'
        and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`
    expect(open).toEqual([])
    expect(await tablesOfClients()).toContain('ledger_entry')
  })

  test('a view shows no more than the tables under it', async () => {
    const open = await database.sql`select relname from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace
      and not coalesce('security_invoker=true' = any (reloptions), false)`
    expect(open).toEqual([])
  })

  test('the logins are out of reach behind the door', async () => {
    for (const table of ['auth_user', 'auth_session', 'auth_account', 'invitation']) {
      await expect(as(SYSTEM, (tx) => tx.execute(sql`select * from ${sql.identifier(table)}`))).rejects.toMatchObject({
        cause: { code: '42501' },
      })
    }
  })
})

describe('a read without a where', () => {
  test('shows a member of staff every row of their own clients and none of another', async () => {
    for (const table of await tablesOfClients()) {
      const all = await as(SYSTEM, (tx) => owners(tx, table))
      const mine = await as(staff('Waalstroom Techniek'), (tx) => owners(tx, table))
      expect(mine, table).toEqual(all.filter(({ owner }) => owner === idOf('Waalstroom Techniek')))
    }
  })

  test('shows a client nothing of another client, and of the firm’s notes only the shared ones', async () => {
    for (const table of await tablesOfClients()) {
      const seen = await as(clientPerson('Waalstroom Techniek'), (tx) => owners(tx, table))
      expect(
        seen.filter(({ owner }) => owner !== idOf('Waalstroom Techniek')),
        table,
      ).toEqual([])
    }
    const notes = await as(clientPerson('Waalstroom Techniek'), (tx) => rows<{ visibility: string }>(tx, sql`select visibility from note`))
    expect(notes.map(({ visibility }) => visibility)).toEqual(['shared'])
    expect(await as(clientPerson('Waalstroom Techniek'), (tx) => rows(tx, sql`select * from audit`))).toEqual([])
  })

  test('shows somebody without clients nothing at all', async () => {
    for (const table of await tablesOfClients()) expect(await as(staff(), (tx) => owners(tx, table)), table).toEqual([])
  })

  test('finds nothing of another client by searching or by its id', async () => {
    const found = await as(SYSTEM, (tx) => search(tx, 'Hendriks'))
    expect(found[0]).toMatchObject({ kind: 'customer', name: expect.stringContaining('Hendriks') })
    const elsewhere = await as(staff('De Linde Zorg'), (tx) => search(tx, 'Hendriks'))
    expect(elsewhere.filter(({ name }) => name.includes('Hendriks'))).toEqual([])

    const [campaign] = await as(staff('Waalstroom Techniek'), (tx) => rows<{ id: string }>(tx, sql`select id from campaign`))
    expect(await as(staff('Waalstroom Techniek'), (tx) => unitsOfCampaign(tx, campaign?.id ?? ''))).toHaveLength(1)
    expect(await as(staff('De Linde Zorg'), (tx) => unitsOfCampaign(tx, campaign?.id ?? ''))).toEqual([])
  })
})

describe('a write', () => {
  test('to another client is refused', async () => {
    const writing = as(staff('De Linde Zorg'), (tx) =>
      tx.execute(sql`insert into customer (client_id, id, name) values (${idOf('Waalstroom Techniek')}, ${v7()}, 'Van een ander')`),
    )
    await expect(writing).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  test('of a new client is possible for staff, who go on with it at once, and not for a client', async () => {
    const seen = await as(staff('De Linde Zorg'), async (tx) => {
      const clientId = await addClient(tx, { name: 'Nieuwe klant', initials: 'NK' })
      const names = await clientNames(tx)
      await tx.execute(sql`insert into customer (client_id, id, name) values (${clientId}, ${v7()}, 'Eerste relatie')`)
      throw new Undo(names.map(({ name }) => name))
    })
    expect(seen).toEqual(['De Linde Zorg', 'Nieuwe klant'])
    const byClient = as(clientPerson('De Linde Zorg'), (tx) => addClient(tx, { name: 'Nog een', initials: 'NE' }))
    await expect(byClient).rejects.toMatchObject({ cause: { code: '42501' } })
  })
})
