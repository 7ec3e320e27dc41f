import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendarOf } from '#db/appointments'
import { addCampaign, campaignNames } from '#db/campaigns'
import { acrossCampaigns, type Tx, withActor } from '#db/door'
import { rows } from '#db/rows'
import { search } from '#db/search'
import { loadDemo } from '#db/seed/demo'
import type { StaffActor } from '#domain/relations/actor'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

let database: TestDatabase
let campaign: { id: string; clientId: string; name: string }
let marieke: string

beforeAll(async () => {
  database = await freshDatabase()
  await loadDemo(database.db, '2025-11-18')
  const [found] = await database.sql`
    select c.id, c.client_id as "clientId", c.name from campaign c join client k on k.id = c.client_id where k.name = 'Waalstroom Techniek'`
  campaign = found as typeof campaign
  const [person] = await database.sql`select id from staff where name = 'Marieke Bos'`
  marieke = person?.id
})
afterAll(() => database.drop())

const consultant = (campaignIds: StaffActor['campaignIds'], staffId = v7()): StaffActor => ({
  ...{ kind: 'staff', role: 'consultant', staffId, userId: v7(), name: 'Iemand', clientIds: [campaign.clientId] },
  campaignIds,
})
const as = <T>(actor: StaffActor, work: (tx: Tx) => Promise<T>) => withActor(database.db, actor, work)
const count = async (tx: Tx, table: string) =>
  (await rows<{ rows: number }>(tx, sql`select count(*)::int as rows from ${sql.identifier(table)}`))[0]?.rows ?? 0

async function locked(): Promise<string[]> {
  const found = await database.sql<{ name: string }[]>`
    select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
    where p.polname = 'of_the_campaign' and not p.polpermissive order by 1`
  return found.map(({ name }) => name)
}

/** What was said with a customer is told in the dossier, whichever campaign it was in. */
const ofTheCustomer = ['call', 'contact', 'customer', 'finding', 'note', 'request', 'visit']

describe('the lock on campaigns', () => {
  test('is on every table whose rows belong to a campaign', async () => {
    const tables = await database.sql<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('campaign_id', 'unit_id', 'import_id')
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`
    const open = await locked()
    expect(tables.map(({ name }) => name).filter((name) => !open.includes(name) && !ofTheCustomer.includes(name))).toEqual([])
  })

  test('shows a consultant nothing of a campaign of the same client that is not theirs', async () => {
    for (const table of await locked()) expect(await as(consultant([]), (tx) => count(tx, table)), table).toBe(0)
    expect(await as(consultant([]), (tx) => search(tx, campaign.name))).toEqual([])
  })

  test('shows all of a campaign to who is on it', async () => {
    for (const table of await locked()) {
      const [all, mine] = [
        await as(consultant('all'), (tx) => count(tx, table)),
        await as(consultant([campaign.id]), (tx) => count(tx, table)),
      ]
      expect(mine, table).toBe(all)
    }
  })

  test('lets the registry of the client stand, with what was said', async () => {
    for (const table of ['customer', 'contact', 'call', 'visit'])
      expect(await as(consultant([]), (tx) => count(tx, table)), table).toBe(await as(consultant('all'), (tx) => count(tx, table)))
  })

  test('leaves somebody their own appointments, and shows a colleague’s as busy', async () => {
    const own = await as(consultant([], marieke), (tx) =>
      rows<{ staffId: string }>(tx, sql`select distinct staff_id as "staffId" from appointment`),
    )
    expect(own).toEqual([{ staffId: marieke }])
    const standing = await as(consultant([]), (tx) => calendarOf(tx, [marieke], '2025-11-10', '2025-12-10'))
    expect(standing.length).toBeGreaterThan(3)
    expect(
      standing.filter(({ kind }) => kind === 'visit').every(({ busy, customer, campaignId }) => busy && !customer && !campaignId),
    ).toBe(true)
  })
})

describe('a piece of work for all campaigns', () => {
  test('sees them, and only while it lasts', async () => {
    const seen = await as(consultant([]), async (tx) => {
      const [before, within] = [await campaignNames(tx), await acrossCampaigns(tx, () => acrossCampaigns(tx, () => campaignNames(tx)))]
      return { before, within, after: await campaignNames(tx) }
    })
    expect(seen).toEqual({ before: [], within: [campaign], after: [] })
  })

  test('sees no campaign of another client', async () => {
    const within = await as({ ...consultant([]), clientIds: [] }, (tx) => acrossCampaigns(tx, () => campaignNames(tx)))
    expect(within).toEqual([])
  })
})

test('who begins a campaign goes on with it at once', async () => {
  const made = {
    clientId: campaign.clientId,
    startsOn: '2025-12-01',
    endsOn: '2026-01-01',
    reportRhythm: 'weekly',
    evaluationAt: null,
  } as const
  const names = await as(consultant([]), async (tx) => {
    await addCampaign(tx, { ...made, name: 'Winter', targetVisits: 5 })
    return (await campaignNames(tx)).map(({ name }) => name)
  })
  expect(names).toEqual(['Winter'])
})
