import { eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { today } from '#app/http/clock.server'
import { behindFigure } from '#app/reports/behind.server'
import { reportPage } from '#app/reports/read.server'
import { closeDb } from '#db/connection'
import { SYSTEM, Undo, withActor } from '#db/door'
import { reportFacts } from '#db/report-facts'
import { appointment } from '#db/schema/carry-out'
import { addDays } from '#domain/calendar/day'
import { formatHours } from '#domain/language/format'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { figureKey } from '#domain/reporting/behind'
import { type Office, officeOfTwo } from '#tests/matrix/people'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

let database: TestDatabase
let office: Office
const boss: StaffActor = {
  kind: 'staff',
  role: 'admin',
  userId: '',
  staffId: '',
  name: 'Nora',
  clientIds: 'all',
  campaignIds: 'all',
}
const clientOf = (clientId: string): ClientActor => ({
  kind: 'client',
  level: 'owner',
  clientId,
  userId: v7(),
  clientPersonId: v7(),
  name: 'Bert',
})
const at = () => `${today()}T23:00:00.000Z`

beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
  process.env.RONDO_SECRET ??= 'a secret of the tests, longer than thirty-two signs'
  office = await officeOfTwo(database, today())
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const behind = (actor: StaffActor | ClientActor, reportId: string, key: string) =>
  behindFigure(actor, { reportId, key: figureKey(key) ?? 'visited', page: 1 }, at())

describe('behind a figure of a report', () => {
  test('stand as many visits as it counts, and the minutes of the balance add up to it', async () => {
    const page = await reportPage(boss, office.ids.A.draft, 'nl', at())
    if ('refused' in page) throw new Error(page.refused)
    const visited = await behind(boss, office.ids.A.draft, 'visited')
    expect(visited?.lines.total).toBeGreaterThan(0)
    expect(page.worded.glance.numbers[0]?.value).toBe(String(visited?.lines.total))
    const balance = await behind(boss, office.ids.A.draft, 'balance')
    expect(balance?.lines.total).toBeGreaterThan(1)
    const minutes = balance?.lines.rows.reduce((sum, line) => sum + (line.minutes ?? 0), 0) ?? 0
    expect(page.worded.bookings.total.balance).toBe(formatHours(minutes, 'nl'))
  })

  test('the client sees the same lines as we do once it is released, and none of a draft', async () => {
    const client = clientOf(office.clients.A)
    for (const key of ['visited', 'balance', 'booking-0', 'ask-0', 'travel']) {
      const ours = await behind(boss, office.ids.A.report, key)
      expect((await behind(client, office.ids.A.report, key))?.lines ?? null).toEqual(ours?.lines ?? null)
      expect(await behind(client, office.ids.A.draft, key)).toBeNull()
      expect(await behind(clientOf(office.clients.B), office.ids.A.report, key)).toBeNull()
    }
  })

  test('stands no note, reason or private word of anybody', async () => {
    const rows = await database.sql<{ said: string }[]>`
      select coalesce(note, '') as said from visit union all select coalesce(note, '') || coalesce(reason, '') from call
      union all select text from request union all select coalesce(note, '') from appointment`
    const secret = rows.flatMap(({ said }) => said.match(/KANARIE-[A-Z]-\d+/g) ?? [])
    expect(secret.length).toBeGreaterThan(2)
    const keys = [
      'visited',
      'booked',
      'score',
      'opportunities',
      'used',
      'balance',
      'travel',
      'booking-0',
      'ask-0',
      'complaint-0',
      'visit-0',
      'next-0',
    ]
    const said = JSON.stringify(await Promise.all(keys.map((key) => behind(boss, office.ids.A.draft, key))))
    expect((said.match(/KANARIE-[A-Z]-\d+/g) ?? []).filter((canary) => secret.includes(canary))).toEqual([])
  })

  test('no other figure is to be had than the report has', async () => {
    expect(await behind(boss, office.ids.A.report, 'theme-999')).toBeNull()
    expect(figureKey("visited' or 1=1")).toBeNull()
    expect(figureKey('theme--1')).toBeNull()
  })
})

test('a report on an earlier week tells what was agreed by its end, also what has taken place since', async () => {
  const { client: clientId, campaign: campaignId, customer: customerId } = office.ids.A
  const [ended, at] = [addDays(today(), -5), (days: number) => `${addDays(today(), days)}T06:00:00.000Z`]
  const made = (createdAt: string, startsAt: string, state: 'agreed' | 'done' | 'cancelled') => ({
    ...{ clientId, id: v7(), campaignId, customerId, state },
    ...{ createdAt: new Date(createdAt), startsAt: new Date(startsAt), endsAt: new Date(Date.parse(startsAt) + 1_800_000) },
  })
  const [since, still] = [made(at(-9), at(-3), 'done'), made(at(-9), at(20), 'agreed')]
  const told = [since, still, made(at(-1), at(21), 'agreed'), made(at(-9), at(22), 'cancelled')]
  const ahead = await withActor(database.db, SYSTEM, async (tx) => {
    const [theirs] = await tx.select().from(appointment).where(eq(appointment.id, office.ids.A.appointment))
    await tx.insert(appointment).values(told.map((each) => ({ ...each, staffId: theirs?.staffId ?? '' })))
    const period = { from: addDays(ended, -6), to: ended }
    const asked = { clientId, campaignId, number: 9, edition: 0, state: 'draft', rhythm: 'weekly', period } as const
    const facts = await reportFacts(tx, asked, new Date().toISOString())
    throw new Undo(facts?.ahead.filter(({ kind }) => kind === 'visit').map(({ id, state }) => [id, state]))
  })
  expect(ahead).toEqual([
    [since.id, 'agreed'],
    [still.id, 'agreed'],
  ])
})
