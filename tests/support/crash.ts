import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from '#db/connection'
import { databaseUrl } from '#db/server'
import { postmasterOf } from '#db/server/postmaster'
import { spawned } from '#tests/support/processes/spawned'

export type CrashFigures = {
  rounds: number
  /** Writes the database acknowledged, over all rounds. */
  acked: number
  /** Of those, the ones that were not there afterwards. */
  lost: number
  /** Starts after which no write succeeded within half a minute. */
  failedStarts: number
  /** Times a killed database did not come back under an app that stayed. */
  failedReturns: number
  /** Faults amcheck found in the index, comparing it with the table. */
  indexFaults: number
  killed: Record<Victim, number>
  readyMsMedian: number
  readyMsWorst: number
}

const VICTIMS = ['app', 'database', 'both'] as const
type Victim = (typeof VICTIMS)[number]

export type CrashOptions = {
  /** false gives up durability: then writes must be lost, or this test could not see a loss. */
  durable?: boolean
}

/**
 * Writes to a private server and kills the app, the database or both with kill -9 at a random moment, again and again on the same data; afterwards
 * compares what was acknowledged with what is there. The app notes each acknowledged write in a file of its own.
 * @param rounds how often something is killed
 */
export async function crashRounds(rounds: number, { durable = true }: CrashOptions = {}): Promise<CrashFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'rondo-crash-'))
  await chmod(folder, 0o711)
  const killed = { app: 0, database: 0, both: 0 }
  const readyMs: number[] = []
  let failedStarts = 0
  let failedReturns = 0
  for (let round = 0; round < rounds; round++) {
    const victim = VICTIMS[round % VICTIMS.length] as Victim
    const outcome = await crashOnce(folder, victim, durable, 200 + Math.random() * 1_800)
    killed[victim]++
    if (outcome.readyMs === undefined) failedStarts++
    else readyMs.push(outcome.readyMs)
    if (outcome.cameBack === false) failedReturns++
  }
  const compared = await compare(folder)
  await rm(folder, { recursive: true, force: true })
  readyMs.sort((a, b) => a - b)
  const at = (part: number) => Math.round(readyMs[Math.floor((readyMs.length - 1) * part)] ?? 0)
  return { rounds, ...compared, failedStarts, failedReturns, killed, readyMsMedian: at(0.5), readyMsWorst: at(1) }
}

type Outcome = { readyMs?: number; cameBack?: boolean }

async function crashOnce(folder: string, victim: Victim, durable: boolean, afterMs: number): Promise<Outcome> {
  const began = performance.now()
  const writer = spawned('writer', [join(folder, 'data'), acknowledgedIn(folder), randomUUID().slice(0, 8), String(durable)])
  const ready = await Promise.race([writer.said.then(() => true).catch(() => false), pause(30_000, false, { ref: false })])
  const readyMs = performance.now() - began
  if (ready) await pause(afterMs)
  if (victim !== 'app') await killDatabase(folder)
  const cameBack = victim === 'database' && ready ? await writesAgain(folder) : undefined
  writer.process.kill('SIGKILL')
  await writer.ended
  return { ...(ready ? { readyMs } : {}), ...(cameBack === undefined ? {} : { cameBack }) }
}

const acknowledgedIn = (folder: string) => join(folder, 'acknowledged')

const acknowledged = async (folder: string) => (await readFile(acknowledgedIn(folder), 'utf8').catch(() => '')).split('\n').slice(0, -1)

async function killDatabase(folder: string) {
  const server = await postmasterOf(join(folder, 'data', 'postgres-18'))
  if (server) process.kill(server.pid, 'SIGKILL')
}

async function writesAgain(folder: string): Promise<boolean> {
  await pause(100)
  const before = (await acknowledged(folder)).length
  for (let waited = 0; waited < 20_000; waited += 100) {
    await pause(100)
    if ((await acknowledged(folder)).length > before) return true
  }
  return false
}

async function compare(folder: string) {
  const database = await databaseUrl({}, { dataFolder: join(folder, 'data') })
  const { sql } = connect(database.url, 1)
  const kept = new Set((await sql<{ id: string }[]>`select id from written`).map(({ id }) => id))
  const acked = await acknowledged(folder)
  await sql`create extension if not exists amcheck`
  const indexFaults = await sql`select bt_index_check('written_pkey', true)`.then(
    () => 0,
    () => 1,
  )
  await sql.end()
  await database.stop()
  return { acked: acked.length, lost: acked.filter((id) => !kept.has(id)).length, indexFaults }
}
