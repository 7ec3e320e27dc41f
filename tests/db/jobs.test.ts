import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { SYSTEM, Undo, withActor } from '#db/door'
import { deadJobs, enqueue, jobsByState, retryJob } from '#db/jobs'
import { type Handlers, runDueJobs, startJobs } from '#db/jobs/runner'
import type { StaffActor } from '#domain/relations/actor'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

let office: TestDatabase

beforeAll(async () => {
  office = await freshDatabase()
})
afterAll(() => office.drop())
beforeEach(() => office.sql`delete from pgboss.job`)

const mail = (outboxId: string) => ({ outboxId, clientId: null })
const leave = (key: string, after?: string) =>
  withActor(office.db, SYSTEM, (tx) => enqueue(tx, 'mail', mail(key), after ? { key, after } : { key }))
const states = async () =>
  (await office.sql<{ state: string }[]>`select state::text as state from pgboss.job order by 1`).map(({ state }) => state)

const quiet = { error: () => {} }
const until = async (holds: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it did not come to hold within ten seconds')
}

test('a job is left by what is kept, and not by what is undone', async () => {
  const [kept, undone] = [randomUUID(), randomUUID()]
  await leave(kept)
  await withActor(office.db, SYSTEM, async (tx) => {
    await enqueue(tx, 'mail', mail(undone), { key: undone })
    throw new Undo('no')
  })
  const seen: string[] = []
  expect(await runDueJobs(office.url, { mail: async ({ outboxId }) => void seen.push(outboxId) })).toBe(1)
  expect(seen).toEqual([kept])
})

test('a consultant behind the door may leave a job, and cannot read or change those of others', async () => {
  const actor = {
    kind: 'staff',
    userId: randomUUID(),
    staffId: randomUUID(),
    name: 'Tom',
    role: 'consultant',
    clientIds: [],
    campaignIds: 'all',
  } satisfies StaffActor
  await withActor(office.db, actor, (tx) => enqueue(tx, 'mail', mail('a'), { key: 'a' }))
  expect(await states()).toEqual(['created'])
  const reading = withActor(office.db, actor, (tx) => tx.execute('select * from pgboss.job'))
  await expect(reading).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('of jobs about the same thing one waits; a queue that is not there is a defect', async () => {
  await Promise.all([leave('same'), leave('same'), leave('same')])
  expect(await states()).toEqual(['created'])
  await expect(office.sql`select enqueue_job('nowhere', '{}', 'x')`).rejects.toThrow('there is no queue nowhere')
})

test('a job for later waits until its time has come', async () => {
  await leave('later', new Date(Date.now() + 3_600_000).toISOString())
  expect(await runDueJobs(office.url, { mail: async () => {} })).toBe(0)
  await office.sql`update pgboss.job set start_after = now() - interval '1 second'`
  expect(await runDueJobs(office.url, { mail: async () => {} })).toBe(1)
})

test('a job that keeps failing is tried five times, each later than the one before, and then is dead', async () => {
  await leave('poison')
  const waits: number[] = []
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const failing = runDueJobs(office.url, {
      mail: async () => {
        throw new Error('no\nwith the values of a row')
      },
    })
    await expect(failing).rejects.toThrow('no')
    const [job] = await office.sql<
      { wait: number; output: { message: string } }[]
    >`select extract(epoch from start_after - now())::float as wait, output from pgboss.job`
    expect(job?.output.message).toBe('no')
    if (attempt < 5) waits.push(job?.wait ?? 0)
    await office.sql`update pgboss.job set start_after = now() - interval '1 second' where state = 'retry'`
  }
  expect(await states()).toEqual(['failed'])
  expect(waits.every((wait, index) => wait > 55 * 2 ** index)).toBe(true)
})

test('two programs share the work: a hundred jobs are each done once', async () => {
  const done: string[] = []
  const handlers: Handlers = {
    mail: async ({ outboxId }) => {
      await new Promise((resolve) => setTimeout(resolve, 2))
      done.push(outboxId)
    },
  }
  const programs = [await startJobs(office.url, handlers, quiet), await startJobs(office.url, handlers, quiet)]
  await Promise.all(Array.from({ length: 100 }, (_, index) => leave(`job-${index}`)))
  await until(() => done.length >= 100)
  await Promise.all(programs.map((program) => program.stop()))
  expect(new Set(done).size).toBe(100)
  expect(done).toHaveLength(100)
})

test('what a program that died was doing is done by another when the lease is over, and a slow one keeps its lease', async () => {
  const { sql } = office
  await leave('orphan')
  await sql`update pgboss.job set state = 'active', started_on = now() - interval '1 minute'`
  const done: string[] = []
  const program = await startJobs(office.url, { mail: async ({ outboxId }) => void done.push(outboxId) }, quiet, { watchSeconds: 0.2 })
  await until(async () => (await states()).includes('retry') || done.length > 0)
  await sql`update pgboss.job set start_after = now() - interval '1 second' where state = 'retry'`
  await sql`select pg_notify('rondo_job', 'mail')`
  await until(() => done.length === 1)
  await program.stop()
  expect(done).toEqual(['orphan'])
})

test('a program that stops finishes what it is doing and hands back what takes too long', async () => {
  await leave('quick')
  await leave('endless')
  const begun: string[] = []
  let quickDone = false
  const program = await startJobs(
    office.url,
    {
      mail: async ({ outboxId }) => {
        begun.push(outboxId)
        if (outboxId === 'endless') return new Promise(() => {})
        await new Promise((resolve) => setTimeout(resolve, 200))
        quickDone = true
      },
    },
    quiet,
    { drainSeconds: 0.5 },
  )
  await until(() => begun.length === 2)
  await program.stop()
  expect(quickDone).toBe(true)
  expect(await states()).toEqual(['completed', 'retry'])
})

test('a clock ticks once per minute, however many programs run', async () => {
  let ticks = 0
  const handlers: Handlers = {
    'mail-sweep': async () => {
      ticks += 1
    },
  }
  const programs = await Promise.all([1, 2, 3].map(() => startJobs(office.url, handlers, quiet, { watchSeconds: 0.1 })))
  await until(() => ticks > 0)
  await new Promise((resolve) => setTimeout(resolve, 500))
  await Promise.all(programs.map((program) => program.stop()))
  const slots = await office.sql`select distinct singleton_on from pgboss.job where name = 'mail-sweep'`
  expect(ticks).toBe(slots.length)
})

test('a dead job is shown to who sees its client, and gets one more try from them only', async () => {
  const [mine, theirs] = [randomUUID(), randomUUID()]
  const manager = (clientId: string) =>
    ({
      kind: 'staff',
      userId: randomUUID(),
      staffId: randomUUID(),
      name: 'Annet',
      role: 'manager',
      clientIds: [clientId],
      campaignIds: 'all',
    }) satisfies StaffActor
  await withActor(office.db, SYSTEM, (tx) => enqueue(tx, 'mail', { outboxId: 'x', clientId: mine }, { key: 'x' }))
  await office.sql`update pgboss.job set state = 'failed', retry_count = 4, completed_on = now(), output = '{"message":"no answer"}'`
  const seenBy = (clientId: string) => withActor(office.db, manager(clientId), (tx) => deadJobs(tx))
  const { rows, total } = await seenBy(mine)
  expect(rows).toMatchObject([{ name: 'mail', attempts: 5, message: 'no answer' }])
  expect(total).toBe(1)
  expect((await seenBy(theirs)).rows).toEqual([])
  const id = rows[0]?.id ?? ''
  expect(await withActor(office.db, manager(theirs), (tx) => retryJob(tx, id))).toBeNull()
  expect(await withActor(office.db, manager(mine), (tx) => retryJob(tx, id))).toBe('mail')
  const counted = await withActor(office.db, manager(mine), (tx) => jobsByState(tx))
  expect(counted.find(({ name }) => name === 'mail')).toEqual({ name: 'mail', waiting: 1, active: 0, dead: 0 })
  expect(await runDueJobs(office.url, { mail: async () => {} })).toBe(1)
})
