import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { daysBack, judged } from '#app/carry-out/complete-call.server'
import { callQueue } from '#db/call-queue'
import { callFactsOf } from '#db/calls'
import { connect, type Db } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import type { StaffActor } from '#domain/relations/actor'
import { defaultCallingSettings } from '#domain/relations/calling-settings'
import testServer from '#tests/support/database-server'
import { addressOf, newName } from '#tests/support/template'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-11-18T10:00:00.000Z'
const today = '2025-11-18'

/**
 * What the contact guard and the call queue cost with `--contacts N` (1,000,000) calls in the base of one client, spread over three years, three campaigns and
 * N / 10 customers, of whom `--open M` (10,000) wait in the queue that is read: `decisionMs` is the 95th percentile of reading the facts of one customer and
 * judging them, `queueMs` the median of reading the first fifty. `…CpuMs` is the part of it that the database worked, which a busy machine does not stretch; null
 * where the system does not tell.
 */
export async function run(args: Record<string, string>): Promise<object> {
  const [contacts, open, times] = [Number(args.contacts ?? 1_000_000), Number(args.open ?? 10_000), Number(args.times ?? 60)]
  const given = { url: '', template: '' }
  const stop = await testServer({ provide: (_: string, database: typeof given) => Object.assign(given, database) } as never)
  const name = newName('test')
  await onServer(given.url, `create database ${name} template ${given.template}`)
  const { sql: pool, db } = connect(addressOf(given.url, name), 4)
  try {
    const base = await withActor(db, SYSTEM, (tx) => aUnit(tx))
    await fill(pool, base, contacts, open)
    return { contacts, open, ...(await measured(db, base, times)) }
  } finally {
    await pool.end()
    await onServer(given.url, `drop database if exists ${name} with (force)`)
    await stop()
  }
}

async function fill(pool: ReturnType<typeof connect>['sql'], { clientId, campaignId, staffId }: UnitBase, contacts: number, open: number) {
  const customers = Math.max(open, Math.ceil(contacts / 10))
  const id = (what: string, n: string) => `md5('${what}' || ${n})::uuid`
  await pool.unsafe('alter table call disable trigger tell_live')
  await pool.unsafe(`
    insert into staff (id, name, initials, email, role) select ${id('staff', 'n')}, 'Collega ' || n, 'C' || n, 'c' || n || '@bench.example', 'consultant' from generate_series(1, 9) n on conflict do nothing;
    insert into campaign (client_id, id, name, starts_on, ends_on) select '${clientId}', ${id('campaign', 'n')}, 'Eerder ' || n, '2022-11-01', '2025-09-01' from generate_series(1, 2) n;
    insert into segment (client_id, id, campaign_id, name, colour, weight, position, rule)
      select '${clientId}', ${id('segment', 'n')}, '${campaignId}', 'Segment ' || n, chr(64 + n), n, n, 'null'::jsonb from generate_series(1, 5) n;
    insert into customer (client_id, id, name, legal_form, place, latitude, longitude, phone)
      select '${clientId}', ${id('customer', 'n')}, 'Klant ' || n, 'bv', 'Tiel', 51.5 + (n % 97) * 0.01, 5 + (n % 89) * 0.01, '+31344' || lpad((n % 1000000)::text, 6, '0')
      from generate_series(1, ${customers}) n;
    insert into segment_member (client_id, campaign_id, customer_id, segment_id)
      select '${clientId}', '${campaignId}', ${id('customer', 'n')}, ${id('segment', '(1 + n % 5)')} from generate_series(1, ${open}) n;
    insert into planned_activity (client_id, id, campaign_id, segment_id, kind, target, minutes)
      select '${clientId}', ${id('activity', 'n')}, '${campaignId}', ${id('segment', 'n')}, 'call', 10, 15 from generate_series(1, 5) n;
    insert into call (client_id, id, campaign_id, customer_id, staff_id, started_at, minutes, outcome)
      select '${clientId}', ${id('call', 'n')}, case when n % 10 = 0 and n % ${customers} < ${open} and n > ${contacts} * 0.97 then '${campaignId}'::uuid else ${id('campaign', '(1 + n % 2)')} end,
        ${id('customer', `(1 + n % ${customers})`)}, case when n % 10 = 0 then '${staffId}'::uuid else ${id('staff', '(1 + n % 9)')} end,
        '${now}'::timestamptz - (${contacts} - n) * (interval '3 years' / ${contacts}), 5, case when n % 3 = 0 then 'no-answer' else 'wrong-data' end
      from generate_series(1, ${contacts}) n;
    update call set outcome = 'left-company' where outcome = 'wrong-data' and client_id = '${clientId}';`)
  await pool.unsafe('vacuum analyze')
}

async function measured(db: Db, { clientId, campaignId, staffId }: UnitBase, times: number) {
  const of = { clientId, campaignId }
  const actor: StaffActor = {
    ...{ kind: 'staff', role: 'consultant', staffId, userId: staffId, name: 'bench' },
    ...{ clientIds: [clientId], campaignIds: [campaignId] },
  }
  const ids = (await withActor(db, SYSTEM, (tx) =>
    tx.execute(sql`select id from customer where client_id = ${clientId} order by md5(id::text) limit ${times}`),
  )) as unknown as { id: string }[]
  const [decisions, queues]: [number[], number[]] = [[], []]
  const [decisionsCpu, queuesCpu]: [number[], number[]] = [[], []]
  const states: Record<string, number> = {}
  for (const { id } of ids) {
    await withActor(db, actor, async (tx) => {
      const worked = await cpuOf(tx)
      const began = performance.now()
      const facts = await callFactsOf(tx, of, id, today, { now, daysBack: daysBack(defaultCallingSettings) })
      const { guard } = judged(facts as NonNullable<typeof facts>, staffId, defaultCallingSettings, now)
      decisions.push(performance.now() - began)
      decisionsCpu.push(worked())
      states[guard.state] = (states[guard.state] ?? 0) + 1
    })
  }
  let total = 0
  for (let time = 0; time < Math.ceil(times / 4); time++) {
    await withActor(db, actor, async (tx) => {
      const worked = await cpuOf(tx)
      const began = performance.now()
      total = (await callQueue(tx, of, { now, today, staffId }))[0]?.total ?? 0
      queues.push(performance.now() - began)
      queuesCpu.push(worked())
    })
  }
  return {
    ...states,
    total,
    decisionMs: at(decisions, 0.95),
    decisionMedianMs: at(decisions, 0.5),
    queueMs: at(queues, 0.5),
    queueWorstMs: at(queues, 1),
    decisionCpuMs: at(decisionsCpu, 0.95),
    queueCpuMs: at(queuesCpu, 0.5),
  }
}

/** @returns how many milliseconds the database process of a transaction has worked since */
async function cpuOf(tx: Tx): Promise<() => number> {
  const [{ pid } = { pid: 0 }] = (await tx.execute(sql`select pg_backend_pid() as pid`)) as unknown as { pid: number }[]
  const worked = () => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  const before = tryOr(worked)
  return () => tryOr(worked) - before
}

function tryOr(read: () => number): number {
  try {
    return read()
  } catch {
    return Number.NaN
  }
}

function at(values: number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100
}

async function onServer(url: string, statement: string) {
  const { sql: pool } = connect(url, 1)
  await pool.unsafe(statement).finally(() => pool.end())
}
