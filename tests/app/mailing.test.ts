import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailingCsv, mailingList } from '#app/segments/mailing.server'
import { saveSegment } from '#app/segments/save.server'
import { closeDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import type { StaffActor } from '#domain/relations/actor'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-10-01T09:00:00.000Z'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
let base: UnitBase
let segmentId: string
const marieke = (): StaffActor => ({
  ...{ kind: 'staff', role: 'consultant', staffId: base.staffId, userId: v7(), name: 'Marieke Bos' },
  ...{ clientIds: [base.clientId], campaignIds: 'all' },
})

beforeAll(async () => {
  await withActor(database.db, SYSTEM, async (tx) => {
    base = await aUnit(tx)
    const [, objected, formula] = await customersOf(tx, base.clientId, [
      { name: 'Bakker', place: 'Tiel', email: 'info@bakker.example' },
      { name: 'De Vries', place: 'Tiel' },
      { name: '=HYPERLINK("http://kwaad.example")', place: 'Tiel' },
      { name: 'Hendriks', place: 'Tiel', doNotContact: true },
      { name: 'Smits', place: 'Ede' },
    ])
    for (const [customerId, name, refuses] of [
      [objected, 'Anja de Vries', true],
      [formula, '+31 6; "cmd"', false],
    ] as const) {
      const contactId = v7()
      await tx.execute(
        sql`insert into contact (client_id, id, name, do_not_contact) values (${base.clientId}, ${contactId}, ${name}, ${refuses})`,
      )
      await tx.execute(
        sql`insert into job (client_id, id, contact_id, customer_id, is_primary) values (${base.clientId}, ${v7()}, ${contactId}, ${customerId}, true)`,
      )
    }
  })
  const rule = { all: [{ field: 'place', test: { op: 'eq', value: 'Tiel' } }] }
  const form = { id: null, version: 1, name: 'Tiel', colour: 'A' as const, weight: 3, rule }
  const made = await saveSegment(marieke(), base.campaignId, form, 'Overige', { now })
  segmentId = 'segmentId' in made ? made.segmentId : ''
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

test('who is not to be contacted, and whose contact objected, is taken out of a mailing and counted', async () => {
  const list = await mailingList(marieke(), { campaignId: base.campaignId, segmentId }, now)
  expect(list).toMatchObject({ name: 'Tiel', leftOut: 2 })
  expect(list?.rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['Bakker', '=HYPERLINK("http://kwaad.example")']))
  expect(list?.rows).toHaveLength(2)
})

test('what a spreadsheet would run as a formula leaves as a text, and a separator inside a name breaks no row', async () => {
  const list = await mailingList(marieke(), { campaignId: base.campaignId, segmentId }, now)
  const heads = {
    name: 'Naam',
    contact: 'T.a.v.',
    email: 'E-mail',
    street: 'Straat',
    postcode: 'Postcode',
    place: 'Plaats',
    country: 'Land',
  }
  const file = mailingCsv(list?.rows ?? [], heads, ';')
  const lines = file.trim().split(/\r?\n/)
  expect(lines).toHaveLength(3)
  expect(lines.some((line) => /(^|;)"?[=+]/.test(line.replace(/^\ufeff/, '')))).toBe(false)
  expect(file).toContain('info@bakker.example')
})

test('a segment of another campaign, or for who does not see it, gives no list', async () => {
  expect(await mailingList(marieke(), { campaignId: base.campaignId, segmentId: v7() }, now)).toBeNull()
  expect(await mailingList({ ...marieke(), clientIds: [] }, { campaignId: base.campaignId, segmentId }, now)).toBeNull()
})
