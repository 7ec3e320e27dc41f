import { sql } from 'drizzle-orm'
import { today } from '#app/http/clock.server'
import { connect, type Db } from '#db/connection'
import { customerPage } from '#db/customer-list'
import { type Tx, withActor } from '#db/door'
import { loadDemo } from '#db/seed/demo'
import type { StaffActor } from '#domain/relations/actor'
import testServer from '#tests/support/database-server'
import { addressOf, newName } from '#tests/support/template'

/**
 * What the door costs: a page of the list of relations of the demo, read by a consultant through the door (actor, role, row-level security), against the
 * very same query by the owner of the tables in a plain transaction without either. Both in turn, `--times N` (200); `ratio` is of the medians.
 */
export async function run(args: Record<string, string>): Promise<object> {
  const times = Math.max(20, Number(args.times ?? 200))
  const given = { url: '', template: '' }
  const stop = await testServer({ provide: (_: string, database: typeof given) => Object.assign(given, database) } as never)
  const name = newName('test')
  await onServer(given.url, `create database ${name} template ${given.template}`)
  const { sql: pool, db } = connect(addressOf(given.url, name), 4)
  try {
    await loadDemo(db, today())
    return await measured(db, times)
  } finally {
    await pool.end()
    await onServer(given.url, `drop database if exists ${name} with (force)`)
    await stop()
  }
}

async function measured(db: Db, times: number) {
  const actor = await aConsultant(db)
  const read = (tx: Tx) => customerPage(tx, { today: today(), search: '', status: 'active' })
  // A plain transaction bears the same begin and commit; only a superuser, who is above row-level security, reads so.
  const bare = () => db.transaction((tx) => read(Object.assign(tx, { actor }) as unknown as Tx))
  const scoped = () => withActor(db, actor, read)
  const [rows, same] = [(await scoped()).total, (await bare()).total]
  const [door, plain]: [number[], number[]] = [[], []]
  for (let time = 0; time < times; time++) {
    plain.push(await milliseconds(bare))
    door.push(await milliseconds(scoped))
  }
  const [doorMs, plainMs] = [median(door), median(plain)]
  return { times, rows, rowsWithoutDoor: same, doorMs, plainMs, ratio: Math.round((doorMs / plainMs) * 100) / 100 }
}

async function aConsultant(db: Db): Promise<StaffActor> {
  const [found] = (await db.execute(
    sql`select s.id, array(select id::text from client) as clients, array(select id::text from campaign) as campaigns from staff s where role = 'consultant' limit 1`,
  )) as unknown as {
    id: string
    clients: string[]
    campaigns: string[]
  }[]
  if (!found) throw new Error('the demo has no consultant')
  return {
    kind: 'staff',
    role: 'consultant',
    staffId: found.id,
    userId: found.id,
    name: 'bench',
    clientIds: found.clients,
    campaignIds: found.campaigns,
  }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function median(values: number[]): number {
  const sorted = values.sort((one, other) => one - other)
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 1000) / 1000
}

async function onServer(url: string, statement: string) {
  const { sql } = connect(url, 1)
  await sql.unsafe(statement).finally(() => sql.end())
}
