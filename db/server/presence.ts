import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import type { Postmaster } from './postmaster'

/**
 * One process being present at a private server: a connection that holds a shared advisory lock as long as the process lives. The lock, and not a
 * file, tells who is there: it ends with the process, however that ends.
 */
export type Presence = { leave(stopServer: () => Promise<void>): Promise<void> }

const PRESENT = 7_466_002

/**
 * Enters the server.
 * @param onLost called when the connection ends without our leaving: the server went down
 * @returns 'absent' when nothing listens on the socket, 'busy' when the server starts, recovers or stops
 */
export async function enter(server: Postmaster, onLost: () => void): Promise<Presence | 'absent' | 'busy'> {
  let state: 'entering' | 'present' | 'left' = 'entering'
  const onclose = () => {
    if (state === 'present') onLost()
    state = 'left'
  }
  // One connection and no more: every query below runs on it. (Not sql.reserve(): with fetch_types off it never answers in postgres 3.4.9.)
  const sql = postgres({
    ...addressOf(server),
    max: 1,
    max_lifetime: null,
    connect_timeout: 10,
    fetch_types: false,
    onnotice: () => {},
    onclose,
  })
  try {
    // Waits while somebody who leaves decides whether to stop the server; when it stops, this ends in an error and the server is started anew.
    await sql`select pg_advisory_lock_shared(${PRESENT})`
    await makeDatabase(sql)
    state = 'present'
    const leave = async (stopServer: () => Promise<void>) => {
      state = 'left'
      await stopWhenLast(sql, stopServer).catch(() => {})
      await sql.end({ timeout: 1 })
    }
    return { leave }
  } catch (error) {
    await sql.end({ timeout: 0 })
    return outcomeOf(error as { code?: string })
  }
}

function addressOf({ socketFolder, port }: Postmaster) {
  return {
    path: `${socketFolder}/.s.PGSQL.${port}`,
    username: 'rondo',
    database: 'postgres',
    connection: { application_name: 'rondo presence' },
  }
}

const ABSENT = new Set(['ENOENT', 'ECONNREFUSED'])
// Starting or stopping, ended by the administrator, ended by a crash, too many connections; and the closing of the socket while any of these goes on.
const BUSY = new Set([
  '57P03',
  '57P01',
  '57P02',
  '53300',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'ECONNRESET',
  'EPIPE',
])

function outcomeOf(error: { code?: string }): 'absent' | 'busy' {
  if (ABSENT.has(error.code ?? '')) return 'absent'
  if (BUSY.has(error.code ?? '')) return 'busy'
  throw error
}

// Two processes may make it at the same moment: the second finds it made.
async function makeDatabase(sql: postgres.Sql) {
  const [found] = await sql`select from pg_database where datname = 'rondo'`
  if (found) return
  await sql`create database rondo`.catch((error: { code?: string }) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

// Of those who leave together, the one that finds nobody present any more takes the lock for itself: newcomers wait until it has decided.
async function stopWhenLast(sql: postgres.Sql, stopServer: () => Promise<void>) {
  await sql`select pg_advisory_unlock_shared(${PRESENT})`
  const [{ last }] = await sql<[{ last: boolean }]>`select pg_try_advisory_lock(${PRESENT}) as last`
  if (last && (await aloneSoon(sql))) await stopServer()
}

// Connections that were ended just now take a moment to go; one that stays belongs to somebody who still works, with psql or a backup.
async function aloneSoon(sql: postgres.Sql): Promise<boolean> {
  for (let tries = 0; tries < 20; tries++) {
    const [{ others }] = await sql<[{ others: number }]>`
      select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`
    if (others === 0) return true
    await pause(50)
  }
  return false
}
