import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SYSTEM, withActor } from '#db/door'
import { addDays, mondayOf } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { mailServer } from '#tests/support/mail-server'
import { aUnit } from '#tests/support/unit-base'

let office: TestDatabase
let post: Awaited<ReturnType<typeof mailServer>>
const clients = 12
// A hundred with RONDO_KILLS=100, which takes minutes: each worker is a program that has to start.
const kills = Number(process.env.RONDO_KILLS ?? 12)

beforeAll(async () => {
  office = await freshDatabase()
  post = await mailServer()
})
afterAll(async () => {
  await post.close()
  await office.drop()
})

async function aClientWithSchedule(at: number) {
  const today = dayOf(new Date().toISOString())
  const [startsOn, endsOn] = [addDays(today, -40), addDays(today, 40)]
  const { clientId, campaignId } = await withActor(office.db, SYSTEM, (tx) => aUnit(tx, { client: `Klant ${at}`, startsOn, endsOn }))
  const starts = addDays(mondayOf(today), -7)
  await office.sql`insert into client_person (client_id, id, name, email, receives_reports)
    values (${clientId}, ${crypto.randomUUID()}, 'Lezer', ${`lezer${at}@klant.example`}, true)`
  await office.sql`insert into report_schedule (client_id, campaign_id, weekday, at, release, starts_on) values (${clientId}, ${campaignId}, 1, '00:00', 'send', ${starts})`
}

function worker(): ChildProcess {
  const settings = { RONDO_DATABASE_URL: office.url, SMTP_URL: post.url, MAIL_FROM: 'rapport@jansenbos.example', NODE_ENV: 'test' as const }
  const script = new URL('../support/processes/job-worker.ts', import.meta.url).pathname
  return spawn(process.execPath, ['--import', 'tsx', script], { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'ignore'] })
}

/** Starts a worker, lets it work for a while that is never the same, and kills it: nothing in it gets a chance to tidy up. */
async function shortLife(round: number) {
  const child = worker()
  await once(child.stdout as NodeJS.ReadableStream, 'data')
  await new Promise((resolve) => setTimeout(resolve, (round * 37) % 160))
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('however many workers are killed, every report is made once and mailed under one Message-ID', async () => {
  for (let at = 0; at < clients; at += 1) await aClientWithSchedule(at)
  await office.sql`update pgboss.queue set expire_seconds = 1, retry_delay = 1`
  for (let round = 0; round < kills; round += 4) {
    await office.sql`select enqueue_job('reports-due', '{}', 'reports-due')`
    await Promise.all([0, 1, 2, 3].map((at) => shortLife(round + at)))
  }
  const last = worker()
  const counted = async () => {
    await office.sql`select enqueue_job('reports-due', '{}', 'reports-due')`
    await office.sql`select enqueue_job('mail-sweep', '{}', 'mail-sweep')`
    const [found] = await office.sql`select count(*) filter (where state = 'sent')::int as sent, count(*)::int as posted from outbox`
    return found as { sent: number; posted: number }
  }
  // Done when for three seconds nothing new was posted and all that was posted is sent.
  let [before, quiet] = [0, 0]
  for (let tries = 0; tries < 120 && quiet < 6; tries += 1) {
    const { sent, posted } = await counted()
    quiet = posted >= clients && sent === posted && posted === before ? quiet + 1 : 0
    before = posted
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  last.kill('SIGKILL')
  // Each client has the reports of the weeks that were due since its schedule began: two.
  const periods = await office.sql<{ campaign_id: string; period_key: string; made: number }[]>`
    select campaign_id, period_key, count(*)::int as made from report group by 1, 2`
  const due = periods.length
  expect(due).toBeGreaterThanOrEqual(clients)
  expect(due % clients).toBe(0)
  expect(periods.every(({ made }) => made === 1)).toBe(true)
  const [mails] = await office.sql`select count(*)::int as posted, count(*) filter (where state = 'sent')::int as sent from outbox`
  expect(mails).toEqual({ posted: due, sent: due })
  const ids = new Set(post.received.map(({ messageId }) => messageId))
  expect(ids.size).toBe(due)
  for (const { to, messageId } of post.received) {
    const same = post.received.filter((other) => other.messageId === messageId)
    expect(new Set(same.map((other) => other.to.join())).size).toBe(1)
    expect(to).toHaveLength(1)
  }
}, 600_000)
