import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { campaignHome } from '#app/campaigns/home.server'
import { campaignHeader, pinCampaign } from '#app/campaigns/read.server'
import { find } from '#app/home/find.server'
import { chooseHand } from '#app/home/hand.server'
import { shellFor } from '#app/home/nav.server'
import { portfolio } from '#app/home/portfolio.server'
import { portal } from '#app/portal/portal.server'
import { unitList } from '#app/units/read.server'
import { closeDb } from '#db/connection'
import { loadDemo } from '#db/seed/demo'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

const today = '2025-11-18'
const now = `${today}T09:00:00.000Z`
let database: TestDatabase
let annet: StaffActor
let ids: Record<'waalstroom' | 'deLinde' | 'kaasmakerij', string>
beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
  await loadDemo(database.db, today)
  const named = async (table: string, column: string, value: string) => {
    const [found] = await database.sql.begin(async (sql) => {
      await sql`select set_config('rondo.clients', '*', true)`
      return sql`select * from ${sql(table)} where ${sql(column)} = ${value}`
    })
    return found as Record<string, string>
  }
  const campaign = async (name: string) => (await named('campaign', 'name', name)).id ?? ''
  ids = {
    waalstroom: await campaign('Najaarsronde installateurs'),
    deLinde: await campaign('Flex verwijzers'),
    kaasmakerij: await campaign('Voorjaarsronde winkels'),
  }
  const { id = '', user_id = '' } = await named('staff', 'name', 'Annet de Rooij')
  annet = { kind: 'staff', role: 'manager', staffId: id, userId: user_id, name: 'Annet de Rooij', clientIds: 'all', campaignIds: 'all' }
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

describe('the home of a campaign', () => {
  test('tells where it is, the one next action, and whether the unit makes its visits', async () => {
    const home = await campaignHome(annet, ids.waalstroom, { now, language: 'nl' })
    expect([home.path.clean.state, home.path.segment.state, home.path.act.state, home.path.carryOut.state]).toEqual([
      'done',
      'done',
      'done',
      'now',
    ])
    expect(home.path.clean).toMatchObject({ rowsRead: 612, customers: 537 })
    expect(home.path.carryOut).toMatchObject({ visits: { done: 14, of: 30 }, inventory: { state: 'done', done: 42 } })
    expect(home.next).toMatchObject({ kind: 'call-back', calls: { length: 3 } })
    expect(home.unit?.outlook).toMatchObject({ sold: 4800, balance: 2310, done: 14, target: 30, basis: 'figures' })
    expect(home.map?.counts).toMatchObject({ visited: 14 })
    expect(home.segments).toHaveLength(5)
    expect(home.voices).toMatchObject({
      conversations: 14,
      themes: [{ name: 'Levertijd warmtepompen', count: 6, tone: 'bad' }, {}, {}, {}],
    })
  })

  test('is not there for who does not work for the client', async () => {
    const stranger = { ...annet, clientIds: [v7()] }
    await expect(campaignHome(stranger, ids.waalstroom, { now, language: 'nl' })).rejects.toMatchObject({ status: 404 })
    await expect(campaignHeader(stranger, ids.waalstroom, today)).rejects.toMatchObject({ status: 404 })
  })
})

describe('the home of a manager', () => {
  test('puts the unit that will miss most of its visits first, and says what needs them', async () => {
    const { units, attention, selected } = await portfolio(annet, { now, language: 'nl', chosen: null })
    expect(units.map(({ campaign }) => campaign.client)).toEqual(['De Linde Zorg', 'Waalstroom Techniek', 'Kaasmakerij Bos'])
    expect(units.map(({ next }) => next.kind)).toEqual(['plan', 'evaluation', 'renew'])
    expect(attention[0]).toMatchObject({ kind: 'behind', client: 'De Linde Zorg' })
    expect(selected?.campaign.client).toBe('De Linde Zorg')
  })

  test('looks at the unit that was chosen', async () => {
    const { rows } = await unitList(annet, { all: false, page: 1, today })
    const chosen = rows.find(({ client }) => client === 'Waalstroom Techniek')?.id ?? ''
    expect((await portfolio(annet, { now, language: 'en', chosen })).selected).toMatchObject({ id: chosen })
  })
})

describe('the menu', () => {
  const pinned = async () => (await shellFor(annet, today)).nav.pinned.map(({ to }) => to.split('/').at(-1))

  test('counts the promises of today and names the campaigns that run, until somebody chooses their own', async () => {
    expect((await shellFor(annet, today)).nav.counts).toMatchObject({ calls: 3 })
    expect((await pinned()).sort()).toEqual(Object.values(ids).sort())
    await pinCampaign(annet, ids.deLinde, { on: false, today })
    expect((await pinned()).sort()).toEqual([ids.waalstroom, ids.kaasmakerij].sort())
    await pinCampaign(annet, ids.waalstroom, { on: false, today })
    await pinCampaign(annet, ids.kaasmakerij, { on: false, today })
    expect(await pinned()).toEqual([])
    await pinCampaign(annet, ids.deLinde, { on: true, today })
    expect(await pinned()).toEqual([ids.deLinde])
  })

  test('stands for the hand somebody holds their phone in, and leaves what they pinned alone', async () => {
    const isLeft = async () => (await shellFor(annet, today)).user.leftHanded
    const before = await pinned()
    expect(await isLeft()).toBe(false)
    await chooseHand(annet, true)
    expect(await isLeft()).toBe(true)
    expect(await pinned()).toEqual(before)
    await chooseHand(annet, false)
    expect(await isLeft()).toBe(false)
  })
})

describe('searching', () => {
  test('finds customers by name and by phone number, people at where they work, and campaigns by their client', async () => {
    const found = async (words: string) => (await find(annet, words)).map(({ kind, title }) => `${kind} ${title}`)
    expect(await found('hendriks l')).toContain('customer Hendriks Loodgieters B.V.')
    expect(await found('Wim Hendriks')).toContain('contact Wim Hendriks')
    expect(await found('waalstr')).toContain('campaign Najaarsronde installateurs')
    expect(await found('h')).toEqual([])
    expect(await found('%%%')).toEqual([])
  })
})

describe('the portal', () => {
  const pieter: () => Promise<ClientActor> = async () => {
    const [person] = await database.sql.begin(async (sql) => {
      await sql`select set_config('rondo.clients', '*', true)`
      return sql`select * from client_person where name = 'Pieter Verhoeven'`
    })
    const { id, user_id, client_id } = person as unknown as Record<string, string>
    return {
      kind: 'client',
      level: 'owner',
      clientPersonId: id ?? '',
      userId: user_id ?? '',
      name: 'Pieter Verhoeven',
      clientId: client_id ?? '',
    }
  }

  test('shows a client their own campaign with the same figures, and what we ask of them', async () => {
    const seen = await portal(await pieter(), now)
    expect(seen).toMatchObject({ client: 'Waalstroom Techniek', campaigns: [{ name: 'Najaarsronde installateurs' }] })
    expect(seen.campaigns[0]?.unit).toMatchObject({ sold: 4800, balance: 2310, outlook: { done: 14, target: 30 } })
    expect(seen.campaigns[0]?.asks).toHaveLength(3)
    expect(seen.reports.every((report) => report.releasedAt !== null)).toBe(true)
  })

  test('shows nothing of what we note for ourselves, and nothing of another client', async () => {
    const all = JSON.stringify(await portal(await pieter(), now))
    for (const secret of ['Drinkt thee', 'zoekgeraakt', 'terugbellen', 'De Linde', 'Kaasmakerij']) expect(all, secret).not.toContain(secret)
  })
})
