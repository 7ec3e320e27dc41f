import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './binaries'
import { type Owner, runningAs } from './owner'

/** What postmaster.pid tells about the server of a cluster: PostgreSQL writes it, and keeps a second server out by it. */
export type Postmaster = { pid: number; socketFolder: string; port: number }

/** The server that runs on this cluster, or says it does; undefined when the file is absent or still being written. */
export async function postmasterOf(cluster: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid && port && lines[4] ? { pid, port, socketFolder: lines[4] } : undefined
}

/**
 * Removes the lock files of a server that is gone when PostgreSQL itself would take it for a living one: its process number now belongs to another
 * program (a restarted container counts from 1 again), or to a dead process nobody collects. Its shared memory still keeps out a second server.
 */
export async function removeStaleLocks(cluster: string, { pid, socketFolder, port }: Postmaster) {
  const process = await processOf(pid)
  if (process === 'unknown' || process === 'none' || (process !== 'zombie' && process.arguments.includes(cluster))) return
  await rm(join(socketFolder, `.s.PGSQL.${port}.lock`), { force: true })
  await rm(join(cluster, 'postmaster.pid'), { force: true })
}

/**
 * Removes a postmaster.pid without a word in it, which a power cut leaves and PostgreSQL refuses to start on. One that is being written is not empty
 * for as long as this.
 */
export async function removeEmptyPid(cluster: string) {
  const file = join(cluster, 'postmaster.pid')
  const found = await stat(file).catch(() => undefined)
  if (found?.size === 0 && Date.now() - found.mtimeMs > 5_000) await rm(file, { force: true })
}

/** Whether the process that postmaster.pid names may be that server. */
export async function mayRun({ pid }: Postmaster): Promise<boolean> {
  const process = await processOf(pid)
  return process !== 'none' && process !== 'zombie'
}

type Process = 'none' | 'zombie' | 'unknown' | { arguments: string }

// /proc and not ps on Linux: a bare Debian has no ps.
async function processOf(pid: number): Promise<Process> {
  if (process.platform !== 'linux') return processByPs(pid)
  if (!existsSync('/proc/self/stat')) return 'unknown'
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (state === undefined) return 'none'
  if (/\) [ZX]/.test(state)) return 'zombie'
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
  return command === undefined ? 'unknown' : { arguments: command }
}

function processByPs(pid: number): Process {
  const { status, stdout } = spawnSync('ps', ['-ww', '-o', 'state=,args=', '-p', String(pid)], { encoding: 'utf8' })
  if (status === null) return 'unknown'
  if (status !== 0) return 'none'
  return stdout.trim().startsWith('Z') ? 'zombie' : { arguments: stdout }
}

export type Start = { cluster: string; socketFolder: string; logFile: string; owner: Owner; binaries: Binaries; durable: boolean }

/**
 * Starts a server on the cluster, in a session of its own: Ctrl+C in the terminal reaches only the app, which then stops it in order.
 * When another server already has the cluster, this one ends by itself.
 */
export async function startPostmaster({ cluster, socketFolder, logFile, owner, binaries, durable }: Start): Promise<ChildProcess> {
  await keepSmall(logFile)
  const log = await open(logFile, 'a')
  const settings = Object.entries({ ...SETTINGS, ...(durable ? {} : NOT_DURABLE) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(binaries.postgres, ['-D', cluster, '-k', socketFolder, ...settings], {
    ...runningAs(owner),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  server.on('error', () => {})
  server.unref()
  await log.close()
  return server
}

// For two cores and a few gigabytes, beside Node. No parallel queries: a container's small /dev/shm would make them fail.
const SETTINGS = {
  listen_addresses: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %a ',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  jit: 'off',
  log_checkpoints: 'off',
}

const NOT_DURABLE = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }

/**
 * Stops the server: open sessions are ended, what is committed is kept (PostgreSQL's fast shutdown).
 * @returns when it is gone, or after half a minute
 */
export async function stopPostmaster(cluster: string) {
  const server = await postmasterOf(cluster)
  if (!server) return
  process.kill(server.pid, 'SIGINT')
  for (let waited = 0; waited < 30_000 && (await postmasterOf(cluster))?.pid === server.pid; waited += 20) await pause(20)
}

async function keepSmall(logFile: string) {
  const { size } = await stat(logFile).catch(() => ({ size: 0 }))
  if (size > 5_000_000) await rename(logFile, `${logFile}.1`)
}
