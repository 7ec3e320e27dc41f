import type PgBoss from 'pg-boss'
import type { Sql } from 'postgres'
import { connect } from '#db/connection'
import { bossOver, SCHEMA } from './boss'
import { type JobData, type JobName, jobNames, queues } from './queues'

/** Does a job. What it throws fails the job, which is tried again. `signal` says that the process wants to stop. */
export type Handler<Name extends JobName> = (data: JobData[Name], signal: AbortSignal) => Promise<void>
export type Handlers = { readonly [Name in JobName]?: Handler<Name> }

export type JobLog = { error(facts: object, line: string): void }

type Rounds = { pollSeconds: number; watchSeconds: number; drainSeconds: number }
const usual: Rounds = { pollSeconds: 5, watchSeconds: 10, drainSeconds: 8 }

/**
 * Does the jobs of the database in this process, beside any number of other processes, until it is stopped: at once when one is left to do, later ones
 * when their time has come, and those of a process that died when their lease is over.
 * @returns `stop`, which takes no new jobs, waits a while for those being done and hands back the rest
 */
export async function startJobs(
  url: string,
  handlers: Handlers,
  log: JobLog,
  rounds: Partial<Rounds> = {},
): Promise<{ stop(): Promise<void> }> {
  const { pollSeconds, watchSeconds, drainSeconds } = { ...usual, ...rounds }
  const { sql } = connect(url, 1)
  const boss = bossOver(sql)
  boss.on('error', (error) => log.error({ err: error }, 'the queue has trouble'))
  const mine = jobNames.filter((name) => handlers[name])
  const lanes = new Map(mine.map((name) => [name, new Lane(boss, sql, name, handlers[name] as Handler<JobName>, log)]))
  const wake = () => {
    for (const lane of lanes.values()) lane.wake()
  }
  const listener = await sql.listen('rondo_job', (name) => lanes.get(name as JobName)?.wake(), wake)
  const watch = async () => {
    await boss.maintain()
    await tick(sql, mine)
  }
  const quietly = (what: () => Promise<unknown>) => () => void what().catch((error) => log.error({ err: error }, 'the queue has trouble'))
  quietly(watch)()
  const timers = [setInterval(wake, pollSeconds * 1000), setInterval(quietly(watch), watchSeconds * 1000)]
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await listener.unlisten().catch(() => {})
      await Promise.all([...lanes.values()].map((lane) => lane.stop(drainSeconds)))
      await sql.end({ timeout: 2 })
    },
  }
}

/** Does every job whose time has come, here and now, one after another: for tests and commands. @returns how many were done; a job's error is thrown */
export async function runDueJobs(url: string, handlers: Handlers): Promise<number> {
  const { sql } = connect(url, 1)
  const boss = bossOver(sql)
  let done = 0
  try {
    for (let found = true; found; ) {
      found = false
      for (const name of jobNames.filter((each) => handlers[each])) {
        for (let [job] = await boss.fetch(name); job; [job] = await boss.fetch(name)) {
          found = true
          done += 1
          const handler = handlers[name] as Handler<JobName>
          await handler(job.data as never, new AbortController().signal).catch(async (error) => {
            await boss.fail(name, String(job?.id), said(error))
            throw error
          })
          await boss.complete(name, job.id)
        }
      }
    }
    return done
  } finally {
    await sql.end()
  }
}

/** Leaves the jobs of the clocks: of all processes together one per slot. */
async function tick(sql: Sql, names: readonly JobName[]) {
  for (const name of names) {
    const every = queues[name].everySeconds
    if (!every) continue
    const slot = new Date(Math.floor(Date.now() / 1000 / every) * every * 1000).toISOString()
    await sql`select enqueue_job(${name}, '{}'::jsonb, ${name}, null, ${slot}::timestamptz)`
  }
}

/** The workers of one queue in this process. */
class Lane {
  private readonly running = new Map<string, Promise<void>>()
  private readonly stopping = new AbortController()
  private looking = false
  private again = false

  constructor(
    private readonly boss: PgBoss,
    private readonly sql: Sql,
    private readonly name: JobName,
    private readonly handler: Handler<JobName>,
    private readonly log: JobLog,
  ) {}

  /** Looks whether there is something to do. Called while it looks, it looks once more. */
  wake() {
    this.again = true
    if (this.looking) return
    void this.look().catch((error) => this.trouble(error))
  }

  private async look() {
    this.looking = true
    try {
      while (this.again && !this.stopping.signal.aborted) {
        this.again = false
        await this.takeWhatFits()
      }
    } finally {
      this.looking = false
    }
  }

  private async takeWhatFits() {
    while (this.running.size < queues[this.name].atOnce && !this.stopping.signal.aborted) {
      const [job] = await this.boss.fetch(this.name)
      if (!job) return
      this.running.set(job.id, this.run(job))
    }
  }

  private async run({ id, data }: { id: string; data: unknown }) {
    const renewing = setInterval(() => void this.renew(id), (queues[this.name].lease * 1000) / 3)
    try {
      await this.handler(data as never, this.stopping.signal)
      await this.boss.complete(this.name, id)
    } catch (error) {
      this.log.error({ err: error, job: this.name, id }, 'a job failed')
      await this.boss.fail(this.name, id, said(error)).catch((trouble) => this.trouble(trouble))
    } finally {
      clearInterval(renewing)
      this.running.delete(id)
      this.wake()
    }
  }

  private async renew(id: string) {
    await this.sql
      .unsafe(`update ${SCHEMA}.job set started_on = now() where name = $1 and id = $2 and state = 'active'`, [this.name, id])
      .catch((error) => this.trouble(error))
  }

  private trouble(error: unknown) {
    this.log.error({ err: error, job: this.name }, 'the queue has trouble')
  }

  /** Takes no new jobs and waits for those being done; what is not done in time goes back and is tried again by whoever comes next. */
  async stop(seconds: number) {
    this.stopping.abort()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, seconds * 1000)
    })
    await Promise.race([Promise.all(this.running.values()), late])
    clearTimeout(timer)
    for (const id of this.running.keys()) await this.boss.fail(this.name, id, { message: 'the program stopped' })
  }
}

// The first line, in short: it is shown to a manager, and a database error names the values of a row in its later lines.
const said = (error: unknown) => ({
  message: String(error instanceof Error ? error.message : error)
    .split('\n')[0]
    ?.slice(0, 300),
})
