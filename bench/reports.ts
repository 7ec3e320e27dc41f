import { setTimeout as pause } from 'node:timers/promises'
import { today } from '#app/http/clock.server'
import { connect } from '#db/connection'
import { startApp } from '#tests/support/app-server'
import testServer from '#tests/support/database-server'
import { employ, loggedIn } from '#tests/support/logins'
import { cloneOf } from '#tests/support/template'
import { fillLedger } from './ledger/fill'

type Sql = ReturnType<typeof connect>['sql']

/** Longer than this nobody waits for the reports of a week. */
const longest = 15 * 60_000
const ours = 'a secret of the benches, longer than thirty-two signs'

/**
 * The weekly reports of `--clients N` (1,000), each with a unit of thirty visits, made, released and written to the outbox by the jobs of the built app, while
 * somebody opens a page each second: `npm run -s bench -- reports --clients 1000`, after `npm run build`. `reportsSeconds` is from the first report to the last,
 * `pageMs…` how long the pages took meanwhile and `pageIdleMs` before any report was made, all by the clock.
 */
export async function run(args: Record<string, string>): Promise<object> {
  const clients = Number(args.clients ?? 1000)
  const given = { url: '', template: '' }
  const stop = await testServer({ provide: (_: string, database: typeof given) => Object.assign(given, database) } as never)
  const { url, remove } = await cloneOf(given)
  Object.assign(process.env, { RONDO_DATABASE_URL: url, RONDO_SECRET: ours })
  const { sql, db } = connect(url, 2)
  try {
    await fillLedger(sql, { entries: 0, running: clients, unitsPerClient: 1 })
    await sql`insert into firm (id, name) values (gen_random_uuid(), 'Jansen & Bos')`
    await employ({ db, sql } as never, { email: 'annet@office.example', role: 'admin' })
    const app = await startApp(url, { RONDO_DEMO: 'off', RONDO_SECRET: ours })
    try {
      return { clients, ...(await measured(sql, app.origin, clients)) }
    } finally {
      await app.stop()
    }
  } finally {
    const { closeDb } = await import('#db/connection')
    await closeDb()
    await sql.end()
    await remove()
    await stop()
  }
}

async function measured(sql: Sql, origin: string, clients: number) {
  const page = await pages(sql, origin)
  const idle: number[] = []
  for (let time = 0; time < 12; time += 1) idle.push(await page())
  await schedule(sql)
  const busy: number[] = []
  let [first, made] = [0, 0]
  const began = performance.now()
  while (made < clients && performance.now() - began < longest) {
    const second = pause(1000)
    if (first > 0) busy.push(await page())
    made = await released(sql)
    if (made > 0 && first === 0) first = performance.now()
    if (made < clients) await second
  }
  const [counted] = await sql<{ reports: number; mails: number }[]>`
    select (select count(*)::int from report where state = 'released') as reports, (select count(*)::int from outbox) as mails`
  return {
    ...counted,
    reportsSeconds: Math.round((performance.now() - first) / 100) / 10,
    pagesAsked: busy.length,
    pageIdleMs: median(idle.slice(3)),
    pageMs: median(busy),
    pageP95Ms: at(busy, 0.95),
    pageMostMs: at(busy, 1),
  }
}

/** Every campaign gets a schedule whose report of one week is due, to be sent by itself, and somebody to send it to. */
async function schedule(sql: Sql): Promise<void> {
  await sql`insert into client_person (client_id, id, name, email, receives_reports)
    select id, gen_random_uuid(), 'Pieter', 'pieter@client.example', true from client`
  await sql`insert into report_schedule (client_id, campaign_id, weekday, at, release, is_on, starts_on)
    select client_id, id, extract(isodow from ${today()}::date - 1)::int, '00:01', 'send', true, ${today()}::date - 1 from campaign`
}

async function released(sql: Sql): Promise<number> {
  const [found] = await sql<{ count: number }[]>`select count(*)::int as count from report where state = 'released'`
  return found?.count ?? 0
}

/** Opens one page after another as an administrator, who sees every client: a campaign, its reports, its unit. Answers how many milliseconds the page took. */
async function pages(sql: Sql, origin: string): Promise<() => Promise<number>> {
  const cookie = await loggedIn('annet@office.example')
  const units = await sql<{ id: string; campaign_id: string }[]>`select id, campaign_id from unit order by id limit 300`
  let asked = 0
  return async () => {
    const { id, campaign_id: campaign } = units[asked % units.length] ?? { id: '', campaign_id: '' }
    const path = [`/campaigns/${campaign}`, `/campaigns/${campaign}/run/reports`, `/units/${id}`][asked % 3] ?? ''
    asked += 1
    const began = performance.now()
    const answer = await fetch(`${origin}${path}`, { headers: { Cookie: cookie }, redirect: 'manual' })
    const body = await answer.text()
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}: ${body.slice(0, 200)}`)
    return performance.now() - began
  }
}

const at = (values: readonly number[], share: number) => {
  const sorted = [...values].sort((one, other) => one - other)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}
const median = (values: readonly number[]) => at(values, 0.5)
