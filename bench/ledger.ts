import { sql } from 'drizzle-orm'
import { portfolio } from '#app/home/portfolio.server'
import { closeDb, connect, type Db } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { ledgerPage } from '#db/ledger-page'
import { rows } from '#db/rows'
import { standingsOf } from '#db/units'
import type { StaffActor } from '#domain/relations/actor'
import testServer from '#tests/support/database-server'
import { cloneOf } from '#tests/support/template'
import { fillLedger } from './ledger/fill'

/**
 * How fast a ledger answers when the table is large: `npm run -s bench -- ledger --entries 1000000 --running 200`. The entries are spread over units of
 * 500; `--running` of them run today. Measured: the balance of one unit (`balanceMs`, through the door; `balanceServerMs`, what the database itself takes), a
 * page of its ledger, and the manager's home with every running unit on it. Medians and 95th percentiles of wall time, and the time this process itself
 * was busy.
 */
export async function run(args: Record<string, string>): Promise<object> {
  const [entries, running, times] = [Number(args.entries ?? 1_000_000), Number(args.running ?? 200), Number(args.times ?? 100)]
  const given = { url: '', template: '' }
  const stop = await testServer({ provide: (_: string, database: typeof given) => Object.assign(given, database) } as never)
  const { url, remove } = await cloneOf(given)
  process.env.RONDO_DATABASE_URL = url
  const { sql: pool, db } = connect(url, 4)
  try {
    const filled = await fillLedger(pool, { entries, running })

    return { ...filled, ...(await measured(db, times)) }
  } finally {
    await pool.end()
    await closeDb()
    await remove()
    await stop()
  }
}

async function measured(db: Db, times: number) {
  const manager = await aManager(db)
  const now = new Date().toISOString()
  const unitIds = await withActor(db, SYSTEM, (tx) =>
    rows<{ id: string }>(tx, sql`select id from unit order by md5(id::text) limit ${times}`),
  )
  const [balances, servers, pages, homes]: number[][] = [[], [], [], []]
  for (const { id } of unitIds) {
    balances?.push(await milliseconds(() => withActor(db, manager, (tx) => standingsOf(tx, [id]))))
    servers?.push(await serverTime(db, manager, id))
    pages?.push(await milliseconds(() => withActor(db, manager, (tx) => ledgerPage(tx, id, {}))))
  }
  const home = () => portfolio(manager, { now, language: 'nl', chosen: null })
  const { units } = await home()
  const cpu = process.cpuUsage()
  for (let time = 0; time < 20; time++) homes?.push(await milliseconds(home))
  const busy = process.cpuUsage(cpu)
  return {
    balanceMs: median(balances),
    balanceP95Ms: p95(balances),
    balanceServerMs: median(servers),
    ledgerPageMs: median(pages),
    homeUnits: units.length,
    homeMs: median(homes),
    homeP95Ms: p95(homes),
    homeOwnCpuMs: Math.round((busy.user + busy.system) / 1000 / 20),
  }
}

async function aManager(db: Db): Promise<StaffActor> {
  const [found] = await withActor(db, SYSTEM, (tx) =>
    rows<{ id: string; clients: string[] }>(tx, sql`select id, array(select id::text from client) as clients from staff limit 1`),
  )
  if (!found) throw new Error('nobody works here')
  return {
    kind: 'staff',
    role: 'manager',
    staffId: found.id,
    userId: found.id,
    name: 'bench',
    clientIds: found.clients,
    campaignIds: 'all',
  }
}

/** The execution time of the sum itself, as the database says it. */
async function serverTime(db: Db, actor: StaffActor, unitId: string): Promise<number> {
  const sum = sql`explain (analyze, format json) select sum(l.change) from unit u join ledger_line l on l.client_id = u.client_id and l.unit_id = u.id where u.id = ${unitId}`
  const [plan] = await withActor(db, actor, (tx) => rows<{ 'QUERY PLAN': { 'Execution Time': number }[] }>(tx, sum))
  return plan?.['QUERY PLAN'][0]?.['Execution Time'] ?? 0
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const at = (values: number[] = [], share: number) =>
  Math.round(([...values].sort((one, other) => one - other)[Math.floor(values.length * share)] ?? 0) * 100) / 100
const median = (values?: number[]) => at(values, 0.5)
const p95 = (values?: number[]) => at(values, 0.95)
