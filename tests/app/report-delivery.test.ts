import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { handlers } from '#app/jobs/handlers.server'
import { leaveDueReports, makeReport } from '#app/reports/by-schedule.server'
import { campaignReports, reportPage } from '#app/reports/read.server'
import { scheduleReports } from '#app/reports/set-schedule.server'
import { beginReport, correctReport, releaseReport } from '#app/reports/write.server'
import { SYSTEM, withActor } from '#db/door'
import { runDueJobs } from '#db/jobs/runner'
import { addStaffMember } from '#db/staff'
import { appendEntries } from '#db/units'
import type { StaffActor } from '#domain/relations/actor'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { aUnit, type UnitBase, work } from '#tests/support/unit-base'

let office: TestDatabase
let base: UnitBase
let annet: StaffActor
let people = 0
const friday = '2025-11-21T14:05:00.000Z'
const monday = '2025-11-24T07:00:00.000Z'

beforeAll(async () => {
  office = await freshDatabase()
  vi.stubEnv('RONDO_DATABASE_URL', office.url)
  vi.stubEnv('APP_ORIGIN', 'https://rondo.example')
})
afterAll(async () => {
  const { closeDb } = await import('#db/connection')
  await closeDb()
  await office.drop()
  vi.unstubAllEnvs()
})
beforeEach(async () => {
  people += 1
  await office.sql`delete from pgboss.job`
  await office.sql`update report_schedule set is_on = false`
  const made = await withActor(office.db, SYSTEM, async (tx) => {
    const unit = await aUnit(tx, { client: `Klant ${people}` })
    await appendEntries(tx, unit.clientId, [work(unit, { bookedAt: '2025-11-18T12:00:00.000Z' })])
    const staffId = await addStaffMember(tx, { name: 'Annet', initials: 'AJ', email: `annet${people}@jansenbos.example`, role: 'manager' })
    return { unit, staffId }
  })
  base = made.unit
  annet = {
    kind: 'staff',
    userId: crypto.randomUUID(),
    staffId: made.staffId,
    name: 'Annet',
    role: 'manager',
    clientIds: 'all',
    campaignIds: 'all',
  }
})

const person = async (email: string | null, receives = true) => {
  const id = crypto.randomUUID()
  await office.sql`insert into client_person (client_id, id, name, email, receives_reports) values (${base.clientId}, ${id}, 'Pieter', ${email}, ${receives})`
  return id
}
const plan = (over: object = {}) =>
  office.sql`insert into report_schedule ${office.sql({ client_id: base.clientId, campaign_id: base.campaignId, starts_on: '2025-11-19', ...over })}`
const reports = () =>
  office.sql<{ id: string; state: string; edition: number; held: string[] | null; period_key: string; version: number }[]>`
    select id, state, edition, held, period_key, version from report where campaign_id = ${base.campaignId} order by starts_on, edition`
const mails = () =>
  office.sql<{ id: string; recipient: string; body: string; subject: string }[]>`select * from outbox where client_id = ${base.clientId}`
const begun = async () => {
  const made = await beginReport(annet, base.campaignId, '2025-11-18', {})
  if ('refused' in made) throw new Error(made.refused)
  return made.reportId
}
const makeDue = async (now: string) => {
  await leaveDueReports(office.db, now)
  const jobs = await office.sql<
    { data: { clientId: string; campaignId: string; day: string } }[]
  >`select data from pgboss.job where name = 'report-make'`
  await Promise.all(jobs.flatMap(({ data }) => [makeReport(office.db, data, now), makeReport(office.db, data, now)]))
  await office.sql`delete from pgboss.job where name = 'report-make'`
}

describe('a schedule', () => {
  test('makes Friday’s report on Monday when the server was down, once, however many look', async () => {
    await plan()
    await makeDue('2025-11-21T13:00:00.000Z')
    expect(await reports()).toEqual([])
    await Promise.all([makeDue(monday), makeDue(monday)])
    await makeDue(monday)
    expect(await reports()).toMatchObject([{ state: 'draft', period_key: '2025-W47' }])
    expect(await mails()).toEqual([])
  })

  test('sends by itself where the client agreed to it: one report, one mail, with the bytes that were kept', async () => {
    await person('pieter@waalstroom.example')
    await plan({ release: 'send' })
    await makeDue(friday)
    await makeDue(friday)
    expect(await reports()).toMatchObject([{ state: 'released' }])
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    expect(mail).toMatchObject({ recipient: 'pieter@waalstroom.example' })
    const [hung] =
      await office.sql`select a.name, r.sha256, encode(sha256(r.pdf), 'hex') as bytes from outbox_attachment a join report r on r.id = a.report_id where a.outbox_id = ${mail?.id ?? null}`
    expect(hung?.sha256).toBe(hung?.bytes)
    expect(hung?.name).toMatch(/^Klant-\d+-rapport-1-2025-W47-nl\.pdf$/)
  })

  test.each([
    ['no address', null, ['no-address', 'nobody']],
    ['a bad address', 'pieter@@waalstroom', ['bad-address', 'nobody']],
  ])('holds a report when the client has %s, and says so', async (_, email, held) => {
    await person(email)
    await plan({ release: 'send' })
    await makeDue(friday)
    expect(await reports()).toMatchObject([{ state: 'draft', held }])
    expect(await mails()).toEqual([])
  })

  test('is set by a manager once per form, by its version, and not by a consultant', async () => {
    const wish = { rhythm: 'monthly', weekday: 5, monthDay: 2, at: '09:00', release: 'hold', isOn: true, version: 0 } as const
    const reader = await person('pieter@waalstroom.example', false)
    const set = (actor: StaffActor, version: number) =>
      scheduleReports(actor, base.campaignId, { ...wish, version, readerIds: [reader] }, { now: friday })
    expect(await set({ ...annet, role: 'consultant' }, 0)).toEqual({ refused: 'schedule-not-yours' })
    expect(await set(annet, 0)).toEqual({ scheduled: true })
    expect(await set(annet, 0)).toEqual({ refused: 'schedule-changed' })
    const page = await campaignReports(annet, base.campaignId, friday)
    expect(page?.rhythm).toBe('monthly')
    expect(page?.due).toEqual({ at: '2025-12-02T08:00:00.000Z', period: { from: '2025-11-01', to: '2025-11-30' } })
    expect(page?.readers).toMatchObject([{ id: reader, receivesReports: true, reachable: true }])
  })
})

describe('a release', () => {
  test('by two people at once gives one report and one mail to each reader', async () => {
    await person('pieter@waalstroom.example')
    await person('sanne@waalstroom.example')
    await person('kees@waalstroom.example', false)
    const id = await begun()
    const outcomes = await Promise.all([1, 2, 3].map(() => releaseReport(annet, id, 1, friday)))
    expect(outcomes.filter((outcome) => 'released' in outcome)).toHaveLength(1)
    expect(outcomes.filter((outcome) => 'refused' in outcome).map((outcome) => 'refused' in outcome && outcome.refused)).toEqual([
      'released-already',
      'released-already',
    ])
    expect((await mails()).map(({ recipient }) => recipient).sort()).toEqual(['pieter@waalstroom.example', 'sanne@waalstroom.example'])
  })

  test('mails the first page in the text: the headline, the figures and the way to the portal', async () => {
    await person('pieter@waalstroom.example')
    const id = await begun()
    await releaseReport(annet, id, 1, friday)
    const [mail] = await mails()
    expect(mail?.subject).toContain('Weekrapport 1')
    expect(mail?.body).toContain('Beste Pieter,')
    expect(mail?.body).toContain('https://rondo.example/portal')
  })

  test('that is undone leaves no mail and no job', async () => {
    await person('pieter@waalstroom.example')
    const id = await begun()
    expect(await releaseReport(annet, id, 99, friday)).toEqual({ refused: 'changed-meanwhile' })
    expect(await mails()).toEqual([])
    expect(await office.sql`select 1 from pgboss.job where name = 'mail'`).toEqual([])
  })

  test('may leave the mail out', async () => {
    await person('pieter@waalstroom.example')
    expect(await releaseReport(annet, await begun(), 1, friday, { mail: false })).toMatchObject({ mailed: 0 })
    expect(await mails()).toEqual([])
  })

  test('closes the ledger of the period, and the database refuses any change of what was released', async () => {
    const id = await begun()
    await releaseReport(annet, id, 1, monday, { mail: false })
    const [unit] = await office.sql`select closed_through from unit where id = ${base.unit.id}`
    expect(unit?.closed_through).toBe('2025-11-23')
    for (const change of ['headline = $1', 'content = to_jsonb($1::text)', 'sha256 = $1', 'held = array[$1]', 'correction_note = $1']) {
      await expect(office.sql.unsafe(`update report set ${change} where id = $2`, ['anders', id])).rejects.toMatchObject({ code: 'RD011' })
    }
    await expect(office.sql`delete from report where id = ${id}`).rejects.toMatchObject({ code: 'RD011' })
  })
})

test('what was released is made again from what is kept, in another process, time zone and language, byte for byte', async () => {
  const id = await begun()
  const released = await releaseReport(annet, id, 1, monday, { mail: false })
  const script = new URL('../support/processes/remade.ts', import.meta.url).pathname
  const places = [
    { TZ: 'America/New_York', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
    { TZ: 'Asia/Tokyo', LANG: 'C', LC_ALL: 'C' },
  ]
  const digests = await Promise.all(
    places.map((place) =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', script, office.url, id], { env: { ...process.env, ...place } }),
    ),
  )
  expect(digests.map(({ stdout }) => stdout.trim())).toEqual(places.map(() => 'sha256' in released && released.sha256))
})

describe('a correction', () => {
  test('is a new edition that says what it mends and which figures changed, and the first one stays as it was', async () => {
    const id = await begun()
    await releaseReport(annet, id, 1, '2025-11-21T14:00:00.000Z', { mail: false })
    const [before] = await office.sql`select sha256 from report where id = ${id}`
    await withActor(office.db, SYSTEM, (tx) =>
      appendEntries(tx, base.clientId, [work(base, { on: '2025-11-21', minutes: 90, bookedAt: '2025-11-24T08:00:00.000Z' })]),
    )
    const twice = await Promise.all([1, 2].map(() => correctReport(annet, id, 'Het bezoek van vrijdag ontbrak.', {})))
    expect(twice.filter((outcome) => 'refused' in outcome)).toEqual([{ refused: 'corrected-already' }])
    const [made] = twice.flatMap((outcome) => ('reportId' in outcome ? [outcome.reportId] : []))
    const page = await reportPage(annet, made ?? '', null, monday)
    if ('refused' in page) throw new Error(page.refused)
    expect(page.worded.correction).toEqual({
      heading: 'Correctie op rapport 1',
      text: 'Het bezoek van vrijdag ontbrak.',
      changes: ['Uren gebruikt: 2 u 30, was 1 u', 'Uren in de periode: 2 u 30, was 1 u', 'Uren over: 77 u 30, was 79 u'],
    })
    expect(page.worded.stamp).toContain('1a')
    expect(await releaseReport(annet, made ?? '', 1, monday, { mail: false })).toMatchObject({ released: true })
    expect((await reports()).map(({ edition, state }) => [edition, state])).toEqual([
      [0, 'released'],
      [1, 'released'],
    ])
    const [after] = await office.sql`select sha256, pdf from report where id = ${id}`
    expect(after?.sha256).toBe(before?.sha256)
    expect(createHash('sha256').update(after?.pdf).digest('hex')).toBe(before?.sha256)
  })

  test('of a draft, or by a consultant, is refused', async () => {
    const id = await begun()
    expect(await correctReport(annet, id, 'Er klopte iets niet', {})).toEqual({ refused: 'not-released' })
    expect(await correctReport({ ...annet, role: 'consultant' }, id, 'Er klopte iets niet', {})).toEqual({ refused: 'not-yours' })
  })
})

test('the jobs of the program do it all: what is due is made, sent, and a second round finds nothing to do', async () => {
  vi.useFakeTimers({ now: new Date(friday), toFake: ['Date'] })
  try {
    await person('pieter@waalstroom.example')
    await plan({ release: 'send' })
    await office.sql`select enqueue_job('reports-due', '{}', 'reports-due')`
    vi.stubEnv('RONDO_DATA', `/tmp/rondo-delivery-${process.pid}`)
    await runDueJobs(office.url, handlers)
    expect(await reports()).toMatchObject([{ state: 'released' }])
    expect(await office.sql`select state from outbox where client_id = ${base.clientId}`).toEqual([{ state: 'kept' }])
    await office.sql`select enqueue_job('reports-due', '{}', 'reports-due')`
    expect(await runDueJobs(office.url, handlers)).toBe(1)
  } finally {
    vi.useRealTimers()
  }
})
