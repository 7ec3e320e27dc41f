import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CampaignWish, createCampaign } from '#app/campaigns/create.server'
import { campaignOf, campaignPage } from '#db/campaigns'
import { addClient, staffOfClient } from '#db/clients'
import { closeDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { rows } from '#db/rows'
import { addStaffMember } from '#db/staff'
import { ledgerOf, unitsOfCampaign } from '#db/units'
import type { StaffActor } from '#domain/relations/actor'
import { standing } from '#domain/units/ledger'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

const now = '2025-09-18T09:00:00.000Z'
let database: TestDatabase
let marieke: StaffActor
let tomId: string
beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
  const hire = (name: string) => (tx: Tx) =>
    addStaffMember(tx, { name, initials: 'XX', email: `${v7()}@office.example`, role: 'consultant' })
  const staffId = await withActor(database.db, SYSTEM, hire('Marieke Bos'))
  tomId = await withActor(database.db, SYSTEM, hire('Tom Jansen'))
  marieke = { kind: 'staff', role: 'consultant', staffId, userId: v7(), name: 'Marieke Bos', clientIds: [], campaignIds: 'all' }
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const wish = (change: Partial<CampaignWish> = {}): CampaignWish => ({
  client: { name: 'Waalstroom Techniek', initials: 'WT', place: 'Tiel' },
  name: 'Najaarsronde installateurs',
  goal: null,
  startsOn: '2025-09-22',
  endsOn: '2025-12-19',
  unit: { kind: 'unit-2', name: 'Unit 2', minutes: 4800, indicatedVisits: 30, priceCents: 680_000, contractNumber: '2025-114' },
  staffIds: [marieke.staffId, tomId],
  reportRhythm: 'weekly',
  evaluationAt: '2025-11-20T13:00:00.000Z',
  openingText: 'Unit 2 geopend',
  ...change,
})
const create = (change: Partial<CampaignWish> = {}, op?: string) => createCampaign(marieke, wish(change), { now, op })
const all = <Row>(query: string) => withActor(database.db, SYSTEM, (tx) => rows<Row>(tx, sql.raw(query)))

describe('beginning a campaign', () => {
  test('with three units in order opens three ledgers that follow on each other, with the terms of the kind that was chosen', async () => {
    const terms = { term: 'twelve-months', unused: 'expire', chargesFruitless: false } as const
    const name = 'Drie na elkaar'
    const unit = { ...wish().unit, terms }
    const made = await create({ client: { name, initials: 'DN', place: null }, name, unit, several: { units: 3, use: 'in-order' } })
    if ('refused' in made) throw new Error(made.refused)
    await withActor(database.db, SYSTEM, async (tx) => {
      const units = await unitsOfCampaign(tx, made.campaignId)
      expect(units.map((each) => each.name)).toEqual(['Unit 2', 'Unit 2 (2)', 'Unit 2 (3)'])
      expect(units.map(({ followsId }) => followsId)).toEqual([null, units[0]?.id, units[1]?.id])
      for (const each of units) {
        expect(each).toMatchObject(terms)
        expect(standing((await ledgerOf(tx, each.id))?.entries ?? []).balance).toBe(4800)
      }
      expect((await campaignOf(tx, made.campaignId, '2025-09-18'))?.targetVisits).toBe(90)
    })
  })

  test('makes the client, the campaign and a unit whose ledger holds what was sold; who made it sees it', async () => {
    const made = await create()
    if ('refused' in made) throw new Error(made.refused)
    const [client] = await all<{ id: string }>(`select id from client where name = 'Waalstroom Techniek'`)
    const seen = { ...marieke, clientIds: [client?.id ?? ''] }
    await withActor(database.db, seen, async (tx) => {
      expect(await campaignOf(tx, made.campaignId, '2025-09-18')).toMatchObject({
        name: 'Najaarsronde installateurs',
        targetVisits: 30,
        client: { name: 'Waalstroom Techniek', initials: 'WT' },
        staff: [
          { name: 'Marieke Bos', role: 'lead' },
          { name: 'Tom Jansen', role: 'consultant' },
        ],
      })
      const [unit] = await unitsOfCampaign(tx, made.campaignId)
      expect(standing((await ledgerOf(tx, unit?.id ?? ''))?.entries ?? [])).toMatchObject({ sold: 4800, balance: 4800, free: 4800 })
      expect(await staffOfClient(tx, client?.id ?? '', '2025-09-18')).toHaveLength(2)
      expect(await campaignPage(tx, { today: '2025-09-18', search: 'waalst' })).toMatchObject({
        total: 1,
        rows: [{ state: 'to-come', step: 1, balance: 4800 }],
      })
    })
    const audited = await all(`select action, staff_id from audit where object_id = '${made.campaignId}'`)
    expect(audited).toEqual([{ action: 'campaign.created', staff_id: marieke.staffId }])
  })

  test('sent twice at the same moment begins one, and both get the same answer', async () => {
    const op = v7()
    const change = { client: { name: 'Dubbelklik BV', initials: 'DB', place: null } }
    const [first, second] = await Promise.all([create(change, op), create(change, op)])
    expect(first).toHaveProperty('campaignId')
    expect(second).toEqual(first)
    expect(await all(`select 1 from client where name = 'Dubbelklik BV'`)).toHaveLength(1)
    expect(await all(`select 1 from ledger_entry e join client c on c.id = e.client_id where c.name = 'Dubbelklik BV'`)).toHaveLength(1)
    expect(await create({ ...change, name: 'Iets anders' }, op)).toEqual({ refused: 'used-twice' })
  })

  test('for a client that is there goes on with that client', async () => {
    const clientId = await withActor(database.db, SYSTEM, (tx) => addClient(tx, { name: 'De Linde Zorg', initials: 'DL' }))
    const known = { ...marieke, clientIds: [clientId] }
    expect(await createCampaign(known, wish({ client: { id: clientId } }), { now })).toHaveProperty('campaignId')
    expect(await createCampaign(known, wish({ client: { id: clientId } }), { now })).toEqual({ refused: 'campaign-exists' })
    expect(await createCampaign(known, wish({ client: { name: ' de linde zorg ', initials: 'DL', place: null } }), { now })).toEqual({
      refused: 'client-exists',
      clientId,
    })
  })

  test('is refused for a client somebody does not see, and with people who do not work here; nothing is half-written', async () => {
    const clientId = await withActor(database.db, SYSTEM, (tx) => addClient(tx, { name: 'Kaasmakerij Bos', initials: 'KB' }))
    expect(await create({ client: { id: clientId } })).toEqual({ refused: 'client-unknown' })
    const before = await all('select id from client')
    expect(await create({ client: { name: 'Nooit', initials: 'NO', place: null }, staffIds: [marieke.staffId, v7()] })).toEqual({
      refused: 'staff-unknown',
    })
    expect(await create({ client: { name: 'Nooit', initials: 'NO', place: null }, staffIds: [] })).toEqual({ refused: 'staff-unknown' })
    expect(await all('select id from client')).toEqual(before)
  })
})
