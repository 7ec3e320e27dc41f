import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { uploadFile } from '#app/clean/upload-file.server'
import { connect } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { saysOf } from '#db/import-lines'
import { beginWriting, checkedAsSets, lostOfImport, writeRows } from '#db/import-write'
import { importOf } from '#db/imports'
import { cleanRow } from '#domain/clean/preview'
import { type CleanOffice, cleanOffice, csv, newCampaign } from '#tests/support/clean-office'

let office: CleanOffice
let here: Awaited<ReturnType<typeof newCampaign>>
let importId = ''
let clients = 0
beforeAll(async () => {
  office = await cleanOffice()
})
beforeEach(async () => {
  here = await newCampaign(office, `Waalstroom ${++clients}`)
  const stored = await uploadFile(here.marieke, here.campaignId, { fileName: 'a.csv', bytes: csv('Naam;Contact', 'Bakker;Jan Smit') })
  if ('refused' in stored) throw new Error(stored.refused)
  importId = stored.importId
})
afterAll(() => office.end())

const columns = ['name', 'contactName'] as const
const mapping = {
  columns: columns.map((field, column) => ({ column, header: field, field, year: null, join: null, kind: 'text' as const })),
  dropped: [],
  fixed: {},
}

/** Writes one customer with a person, its references checked as a set, and does something amiss in between. */
async function written(db: CleanOffice['db'], amiss: string) {
  return withActor(db, SYSTEM, async (tx) => {
    const file = await importOf(tx, importId, { lock: true })
    if (!file) throw new Error('no file')
    await beginWriting(tx, file)
    const { customer } = cleanRow({ line: 2, cells: ['Bakker', 'Jan Smit'] }, columns, mapping, {})
    if (!customer) throw new Error('no customer')
    const line = `2\t${crypto.randomUUID()}\t${crypto.randomUUID()}${saysOf({ customer, findings: [], point: null })}`
    return checkedAsSets(tx, lostOfImport(file), async () => {
      await writeRows(tx, { ...file, at: '2026-11-02T09:00:00.000Z', on: '2026-11-02' }, { lines: Buffer.from(line), left: [] })
      await tx.execute(sql.raw(amiss.replace('CLIENT', `'${here.clientId}'`)))
    })
  })
}

async function counted(): Promise<number[]> {
  const [found] = await office.sql<{ counts: number[] }[]>`select array[(select count(*) from customer where client_id = ${here.clientId}),
    (select count(*) from contact where client_id = ${here.clientId}), (select count(*) from job where client_id = ${here.clientId})]::int[] as counts`
  return found?.counts ?? []
}

test('what is written as a set with every reference in order stays, and references are looked up one by one again', async () => {
  await written(office.db, 'select 1')
  expect(await counted()).toEqual([1, 1, 1])
  await expect(
    office.sql`insert into job (client_id, id, contact_id, customer_id) values (${here.clientId}, gen_random_uuid(), gen_random_uuid(), gen_random_uuid())`,
  ).rejects.toThrow('foreign key')
})

test.each([
  ['a person who is not there', 'delete from contact where client_id = CLIENT'],
  ['a customer who is not there', 'delete from customer where client_id = CLIENT'],
])('a reference to %s undoes all that was written as a set', async (_, amiss) => {
  await expect(written(office.db, amiss)).rejects.toThrow('a reference leads to a row that is not there')
  expect(await counted()).toEqual([0, 0, 0])
})

test('a line that the database refuses undoes all, and whoever waits for it hears', async () => {
  const before = await counted()
  await expect(
    withActor(office.db, SYSTEM, async (tx) => {
      const file = await importOf(tx, importId, { lock: true })
      if (!file) throw new Error('no file')
      await beginWriting(tx, file)
      await writeRows(tx, { ...file, at: '2026-11-02T09:00:00.000Z', on: '2026-11-02' }, { lines: Buffer.from('2\tno id\n'), left: [] })
    }),
  ).rejects.toThrow()
  expect(await counted()).toEqual(before)
})

test('a login that does not own the server keeps the ordinary checks, which refuse at once', async () => {
  await office.sql.unsafe(`create role rondo_plain login password 'plain' in role rondo_app`)
  const url = new URL(office.url)
  url.username = 'rondo_plain'
  url.password = 'plain'
  const plain = connect(url.href, 1)
  try {
    await expect(written(plain.db, 'delete from contact where client_id = CLIENT')).rejects.toMatchObject({ cause: { code: '23503' } })
    expect(await counted()).toEqual([0, 0, 0])
  } finally {
    await plain.sql.end()
    await office.sql.unsafe('drop role rondo_plain')
  }
})

/** What goes without its triggers while references are checked as sets: all that a take-in or an undo writes between the two. */
const tables = [
  'customer',
  'customer_number',
  'contact',
  'job',
  'note',
  'finding',
  'import_row',
  'segment_member',
  'segment_pin',
  'round_item',
  'ownership',
  'contact_claim',
  'signal',
  'follow_up_snooze',
  'call',
  'duplicate_group',
  'merge_event',
  'separate_pair',
  'separate_person',
  'customer_link',
  'acquaintance',
  'project_list_member',
  'visit',
  'appointment',
  'task',
  'request',
  'plan_task',
]

test('no table that is written so has a trigger of its own, which would be passed over, but those that may be', async () => {
  // What a customer or a person was before a change: they only come and go here, and merges with others are taken apart before. What tells open call desks
  // of calls and claims: they read again by themselves. Who was erased: they are sought among the lines, as one set.
  const found =
    await office.sql`select tgrelid::regclass::text as table, tgname from pg_trigger where not tgisinternal and tgrelid::regclass::text = any (${tables})`
  const may = [...new Set(found.map(({ tgname }) => tgname))]
  expect(may.sort()).toEqual(['keep_contact_value', 'keep_customer_value', 'suppress_again', 'tell_live'])
})

test('no reference to a table that is emptied so deletes or changes rows by itself, which would not happen', async () => {
  const found = await office.sql`select conname from pg_constraint
    where contype = 'f' and (confdeltype <> 'a' or confupdtype <> 'a') and confrelid::regclass::text = any (${tables})`
  expect([...found]).toEqual([])
})
