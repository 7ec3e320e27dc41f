import { afterAll, beforeAll, expect, test } from 'vitest'
import { today } from '#app/http/clock.server'
import { reportMail } from '#app/reports/delivery.server'
import { reportPage } from '#app/reports/read.server'
import { closeDb } from '#db/connection'
import type { StaffActor } from '#domain/relations/actor'
import { partsFor } from '#domain/reporting/layout'
import type { ReportKind } from '#domain/reporting/period'
import { type Office, officeOfTwo } from '#tests/matrix/people'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

let database: TestDatabase
let office: Office
const boss = {
  kind: 'staff',
  role: 'admin',
  userId: '',
  staffId: '',
  name: 'Nora',
  clientIds: 'all',
  campaignIds: 'all',
} satisfies StaffActor

beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
  process.env.RONDO_SECRET ??= 'a secret of the tests, longer than thirty-two signs'
  office = await officeOfTwo(database, today())
  // The words somebody wrote into the draft are the report's own; here it is about what the facts bring in.
  await database.sql`update report set headline = null, summary = null where id = ${office.ids.A.draft}`
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

/** What a report may say, by the field it comes from. A field that is not here is not for clients, whoever reads it into a report. */
const sayable = new Set([
  ...[
    'client.name',
    'client_person.name',
    'campaign.name',
    'campaign.topics',
    'unit.name',
    'ledger_entry.text',
    'customer.name',
    'customer.place',
  ],
  ...[
    'segment.name',
    'contact.name',
    'visit.quote',
    'visit.opportunity',
    'visit.topics',
    'task.text',
    'request.subject',
    'appointment.title',
  ],
])

/** Everything a client could read of the draft of A: the screen, the words on paper in both languages, and the mail. */
async function everythingSaid(): Promise<string> {
  const pages = await Promise.all(
    (['nl', 'en'] as const).map((language) => reportPage(boss, office.ids.A.draft, language, `${today()}T23:00:00.000Z`)),
  )
  return pages
    .map((page) => {
      if ('refused' in page) throw new Error(page.refused)
      return JSON.stringify(page.worded) + reportMail(page.worded, 'Pieter', 'https://rondo.example/portal')
    })
    .join()
}

/** For each field of every table that holds rows of clients: the canaries in it. */
async function fields(): Promise<Map<string, string[]>> {
  const tables = await database.sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace union select 'client'`
  const found = new Map<string, string[]>()
  for (const { name } of tables) {
    const rows = await database.sql<{ row: Record<string, unknown> }[]>`select to_jsonb(t) as row from ${database.sql(name)} t`
    for (const { row } of rows) {
      for (const [column, value] of Object.entries(row)) {
        const canaries = JSON.stringify(value ?? '').match(/KANARIE-[A-Z]-\d+/g) ?? []
        found.set(`${name}.${column}`, [...(found.get(`${name}.${column}`) ?? []), ...canaries])
      }
    }
  }
  return found
}

/** Turns the draft into a report of another kind that shows everything it can. */
const turnInto = (kind: ReportKind) =>
  database.sql`update report set kind = ${kind}, number = 901, period_key = ${`canaries ${kind}`},
    parts = (select jsonb_agg(part) from unnest(string_to_array(${partsFor(kind).join()}, ',')) part) where id = ${office.ids.A.draft}`

test.each(['weekly', 'monthly', 'interim-evaluation', 'final-evaluation'] as const)(
  'of every field of every table, only what clients may read reaches a %s report with all its parts, and nothing of another client',
  async (kind) => {
    await turnInto(kind)
    const said = new Set((await everythingSaid()).match(/KANARIE-[A-Z]-\d+/g) ?? [])
    const all = await fields()
    const filled = [...all.values()].filter((canaries) => canaries.length > 0)
    expect(filled.length).toBeGreaterThan(60)
    expect(said.size).toBeGreaterThan(5)
    // A released report and a mail hold what another report said; they are no source of this one.
    const copies = ['report.', 'outbox', 'receipt.', 'audit.']
    const leaks = [...all].filter(
      ([field, canaries]) =>
        !sayable.has(field) && !copies.some((copy) => field.startsWith(copy)) && canaries.some((canary) => said.has(canary)),
    )
    const sources = new Set([...all].filter(([field]) => sayable.has(field)).flatMap(([, canaries]) => canaries))
    expect(
      leaks.filter(([, canaries]) => canaries.some((canary) => said.has(canary) && !sources.has(canary))).map(([field]) => field),
    ).toEqual([])
    expect(
      [...said].filter((canary) => canary.startsWith('KANARIE-B') || canary.startsWith('KANARIE-S') || canary.startsWith('KANARIE-P')),
    ).toEqual([])
  },
)

test('a quote is in a report with consent, and gone from it without; the release says so', async () => {
  const quotes = await database.sql<
    { quote: string }[]
  >`select quote from visit where client_id = ${office.clients.A} and quote is not null`
  const quoted = async () => {
    const said = await everythingSaid()
    const canaries = new Set(said.match(/KANARIE-[A-Z]-\d+/g))
    return quotes.some(({ quote }) => canaries.has(quote))
  }
  expect(await quoted()).toBe(true)
  await database.sql`update visit set quote_consent = false where client_id = ${office.clients.A}`
  expect(await quoted()).toBe(false)
  const page = await reportPage(boss, office.ids.A.draft, null, `${today()}T23:00:00.000Z`)
  expect('check' in page && page.check?.hidden.find(({ kind }) => kind === 'quotes')).toBeTruthy()
})
