import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { beginTakeIn, resumeWork, stopWork, workShown } from '#app/clean/import-work.server'
import { takeIn } from '#app/clean/take-in.server'
import { uploadFile } from '#app/clean/upload-file.server'
import { loader } from '#app/routes/_app.campaigns.$campaignId.clean.import._index'
import { csv, header, newCampaign } from '#tests/support/clean-office'
import { asked, employ, loggedIn, officeWithLogins } from '#tests/support/logins'

let office: Awaited<ReturnType<typeof officeWithLogins>>
let here: Awaited<ReturnType<typeof newCampaign>>
let cookie = ''
let staffId = ''
let clients = 0
beforeAll(async () => {
  office = await officeWithLogins()
  ;({ staffId } = await employ(office, { email: 'marieke@jansenbos.example' }))
  cookie = await loggedIn('marieke@jansenbos.example')
})
beforeEach(async () => {
  here = await newCampaign(office, `Waalstroom ${++clients}`)
  const { clientId, campaignId } = here
  await office.sql`insert into client_staff (client_id, staff_id, role) values (${clientId}, ${staffId}, 'consultant')`
  await office.sql`insert into campaign_staff (client_id, campaign_id, staff_id, role) values (${clientId}, ${campaignId}, ${staffId}, 'consultant')`
})
afterAll(() => office.end())

/** Every tenth row has a mistake that becomes a finding. */
async function uploaded(rows: number): Promise<string> {
  const lines = Array.from(
    { length: rows },
    (_, at) => `${at};Bakker ${at} BV;Industrieweg ${at};${at % 10 ? '4191NM' : '4191'};Tiel;0345-550127;;J. Smit;;belt vaak`,
  )
  const stored = await uploadFile(here.marieke, here.campaignId, { fileName: 'lang.csv', bytes: csv(header, ...lines) })
  if ('refused' in stored) throw new Error(stored.refused)
  return stored.importId
}

/** Somebody holds on to the table of findings, so that whoever takes a file in waits halfway: customers are written by then. */
async function halfwayHeld<T>(work: (letGo: () => Promise<void>) => Promise<T>): Promise<T> {
  const holder = await office.sql.reserve()
  try {
    await holder`begin`
    await holder`lock table finding in share row exclusive mode`
    return await work(async () => {
      await holder`commit`
    })
  } finally {
    await holder`rollback`
    holder.release()
  }
}

const isHalfway = () =>
  vi.waitFor(
    async () => expect((await office.sql`select from pg_locks where relation = 'finding'::regclass and not granted`).length).toBe(1),
    {
      timeout: 30_000,
      interval: 50,
    },
  )

async function written(): Promise<number[]> {
  const [found] = await office.sql<{ counts: number[] }[]>`select array[(select count(*) from customer where client_id = ${here.clientId}),
    (select count(*) from contact where client_id = ${here.clientId}), (select count(*) from note where client_id = ${here.clientId}),
    (select count(*) from import_row where client_id = ${here.clientId})]::int[] as counts`
  return found?.counts ?? []
}

const ended = (importId: string) =>
  vi.waitFor(
    async () => {
      const work = await workShown(here.marieke, importId)
      if (work && work.refused === null) throw new Error('not yet')
      return work
    },
    { timeout: 60_000, interval: 100 },
  )

const page = () =>
  loader({
    request: asked(`/campaigns/${here.campaignId}/clean/import?index`, { cookie }),
    params: { campaignId: here.campaignId },
    context: {},
  })

test('a long file that somebody stops halfway leaves nothing behind, and can be taken in afterwards', async () => {
  const importId = await uploaded(3000)
  await halfwayHeld(async (letGo) => {
    const begun = beginTakeIn(here.marieke, importId, { withFindings: true })
    await isHalfway()
    await stopWork(here.marieke, importId)
    expect(await workShown(here.marieke, importId)).toMatchObject({ kind: 'take-in', total: 3000, stopping: true })
    // The work hears of it when it shows that it is alive, once a second.
    const [heard] = await office.sql`select beat_at from import_work where import_id = ${importId}`
    await vi.waitFor(
      async () =>
        expect(
          (
            await office.sql`select from import_work where import_id = ${importId} and beat_at > ${heard?.beat_at}::timestamptz + interval '1 second'`
          ).length,
        ).toBe(1),
      { timeout: 30_000, interval: 100 },
    )
    await letGo()
    await begun
  })
  expect(await ended(importId)).toMatchObject({ refused: 'cancelled' })
  expect(await written()).toEqual([0, 0, 0, 0])
  expect(await takeIn(here.marieke, importId, { withFindings: true })).toMatchObject({ read: 3000, customers: 3000 })
}, 90_000)

test('while a long file comes in, other pages answer', async () => {
  const importId = await uploaded(30_000)
  let done = false
  const taking = takeIn(here.marieke, importId, { withFindings: true }).finally(() => {
    done = true
  })
  const response = await page()
  expect([response.status, done]).toEqual([200, false])
  expect(await taking).toMatchObject({ read: 30_000, customers: 30_000 })
}, 90_000)

test('while a cell of ten megabytes and a row of ten thousand columns are looked at, other pages answer; the cell is rejected and the columns are refused', async () => {
  const cell = Buffer.from(
    `Naam;Plaats;Tel\r\nEen BV;Tiel;0344-550001\r\n${'0 '.repeat(5_000_000)};Tiel;0344-550002\r\nTwee BV;Tiel;${'1,'.repeat(4000)}\r\n`,
  )
  const wide = csv(
    Array.from({ length: 10_000 }, (_, at) => `kolom${at}`).join(';'),
    ...Array.from({ length: 40 }, () => Array(10_000).fill('x').join(';')),
  )
  let looking = 2
  const looked = [cell, wide].map((bytes) =>
    uploadFile(here.marieke, here.campaignId, { fileName: 'groot.csv', bytes }).finally(() => {
      looking--
    }),
  )
  const response = await page()
  expect(response.status).toBe(200)
  expect(looking).toBeGreaterThan(0)
  const [stored, refused] = await Promise.all(looked)
  expect(refused).toMatchObject({ refused: 'too-many-columns', columns: 10_000 })
  if (!stored || 'refused' in stored) throw new Error(stored?.refused)
  expect(await takeIn(here.marieke, stored.importId, { withFindings: true })).toMatchObject({ read: 3, customers: 2, rejected: 1 })
  const [left] =
    await office.sql`select line, reason, length(raw->>0) as kept from import_row where import_id = ${stored.importId} and outcome = 'rejected'`
  expect(left).toEqual({ line: 3, reason: 'cell-too-long', kept: 2000 })
}, 90_000)

test('a program that is killed while it takes a file in leaves nothing of it, and the next takes it in once', async () => {
  const importId = await uploaded(6000)
  const program = new URL('../support/processes/import-taker.ts', import.meta.url).pathname
  await halfwayHeld(async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', program, importId], {
      env: { ...process.env, RONDO_DATABASE_URL: office.url, NODE_ENV: 'test' },
      stdio: 'ignore',
    })
    const gone = once(child, 'exit')
    await isHalfway()
    child.kill('SIGKILL')
    expect((await gone)[1]).toBe('SIGKILL')
  })
  expect(await written()).toEqual([0, 0, 0, 0])
  expect(await workShown(here.marieke, importId)).toMatchObject({ kind: 'take-in', refused: null })
  await office.sql`update import_work set beat_at = now() - interval '1 minute' where import_id = ${importId}`
  await resumeWork()
  expect(await ended(importId)).toBeNull()
  expect(await written()).toEqual([6000, 6000, 6000, 0])
}, 90_000)
