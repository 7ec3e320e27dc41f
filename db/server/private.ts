import type { ChildProcess } from 'node:child_process'
import { chmod, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { binariesFor } from './binaries'
import { clusterFolder, clusterIn, makeCluster } from './cluster'
import type { Database } from './database'
import { ownerOf } from './owner'
import {
  mayRun,
  type Postmaster,
  postmasterOf,
  removeEmptyPid,
  removeStaleLocks,
  type Start,
  startPostmaster,
  stopPostmaster,
} from './postmaster'
import { enter, type Presence } from './presence'
import { DatabaseProblem } from './problem'
import { socketFolderFor } from './socket'

type Asked = { dataFolder: string; durable: boolean; log: (line: string) => void }

/**
 * Joins the private server of a data folder: attaches to the one that runs, also when the process that started it was killed, or starts one. While
 * joined, a server that goes down is started again. The last to leave stops it.
 */
export async function joinPrivateServer({ dataFolder, durable, log }: Asked): Promise<Database> {
  const start = await prepared(dataFolder, durable)
  let presence: Presence | undefined
  let leaving = false
  const join = async () => {
    const joined = await attachOrStart(start, comeBack)
    presence = joined.presence
    return joined.server
  }
  async function comeBack() {
    if (leaving) return
    log('The private PostgreSQL went down; it is being started again.')
    while (!leaving && (await join().catch((error: Error) => void log(error.message))) === undefined) await pause(3_000)
  }
  const server = await join()
  const stop = async () => {
    if (leaving) return
    leaving = true
    forgetSignals()
    await presence?.leave(() => stopPostmaster(start.cluster))
  }
  const forgetSignals = stopOnSignals(stop)
  return {
    url: `postgres://rondo@localhost/rondo?socket=${encodeURIComponent(server.socketFolder)}&port=${server.port}`,
    owned: true,
    stop,
  }
}

async function prepared(dataFolder: string, durable: boolean): Promise<Start> {
  await makeDataFolder(dataFolder)
  const owner = await ownerOf(clusterIn(dataFolder))
  const binaries = await binariesFor(owner)
  await makeCluster(dataFolder, owner, binaries, durable)
  const cluster = await clusterFolder(dataFolder)
  return {
    cluster,
    socketFolder: await socketFolderFor(cluster, owner),
    logFile: join(dataFolder, 'postgres.log'),
    owner,
    binaries,
    durable,
  }
}

async function makeDataFolder(dataFolder: string) {
  // Others may pass through to the folder of the database when root made it, and not list it; the folder of the database is its owner's alone.
  if ((await mkdir(dataFolder, { recursive: true })) && process.getuid?.() === 0) await chmod(dataFolder, 0o711)
}

const PATIENCE_MS = 60_000

// PostgreSQL itself lets one server have the cluster: of many that start, one wins and the others end, so nothing here needs a lock.
async function attachOrStart(start: Start, onLost: () => void): Promise<{ server: Postmaster; presence: Presence }> {
  const giveUpAt = Date.now() + PATIENCE_MS
  let started: { process: ChildProcess; logged: number } | undefined
  while (Date.now() < giveUpAt) {
    const server = await postmasterOf(start.cluster)
    const presence = server ? await enter(server, onLost) : 'absent'
    if (server && typeof presence === 'object') return { server, presence }
    if (server && presence === 'absent') await removeStaleLocks(start.cluster, server)
    if (!server) await removeEmptyPid(start.cluster)
    if (started && hasEnded(started.process)) {
      await throwUnlessPassing(started.process, start.logFile, started.logged)
      started = undefined
    } else if (!started && presence === 'absent' && !(server && (await mayRun(server)))) {
      started = { logged: (await logOf(start.logFile)).length, process: await startPostmaster(start) }
    }
    await pause(15 + Math.random() * 30)
  }
  throw new DatabaseProblem(await noAnswer(start))
}

const hasEnded = ({ exitCode, signalCode, pid }: ChildProcess) => exitCode !== null || signalCode !== null || pid === undefined

// Killed, or another server was first, or the processes of one that was killed are still ending: all these pass. Anything else a person must mend.
async function throwUnlessPassing({ pid, exitCode, signalCode }: ChildProcess, logFile: string, from: number) {
  if (exitCode === 0 || (signalCode && signalCode !== 'SIGABRT')) return
  const said = (await logOf(logFile)).slice(from).trim().split('\n')
  const own = said.filter((line) => line.includes(`[${pid}]`)).join('\n')
  if (/lock file ".*" (already exists|is empty)|is still in use/.test(own)) return
  throw new DatabaseProblem(`The private PostgreSQL does not start. It says, in ${logFile}:\n${said.slice(-8).join('\n')}`)
}

const logOf = (logFile: string) => readFile(logFile, 'utf8').catch(() => '')

async function noAnswer({ cluster, logFile }: Start): Promise<string> {
  const server = await postmasterOf(cluster)
  const holder = server ? ` Process ${server.pid} has it; if that is a PostgreSQL without use, end it with: kill -INT ${server.pid}` : ''
  return `The private PostgreSQL of ${cluster} does not answer within ${PATIENCE_MS / 1000} seconds; see ${logFile}.${holder}`
}

// A program with its own way of ending calls stop itself, after it closed its pool; any other is stopped in order on Ctrl+C and on a request to end.
function stopOnSignals(stop: () => Promise<void>): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const onSignal = (signal: NodeJS.Signals) => {
    if (process.listenerCount(signal) > 1) return
    void stop().finally(() => process.kill(process.pid, signal))
  }
  for (const signal of signals) process.on(signal, onSignal)
  return () => {
    for (const signal of signals) process.off(signal, onSignal)
  }
}
