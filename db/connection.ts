import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as auth from './schema/auth'

/** drizzle over postgres.js: the one driver. Only db/ and the login library meet it; everything else goes through db/door.ts. */
export type Db = ReturnType<typeof connect>['db']

/**
 * Opens a pool.
 * @param url a postgres URL, or for the private server `postgres://rondo@localhost/rondo?socket=/folder`
 * @param max connections at most
 */
export function connect(url: string, max = 12) {
  const address = addressOf(url)
  const options = { ...address.options, max, onnotice: () => {}, connection: { application_name: 'rondo' } }
  const sql = address.url ? postgres(address.url, options) : postgres(options)
  return { sql, db: drizzle(sql, { casing: 'snake_case', schema: auth }) }
}

/**
 * The private server listens on a unix socket only, which postgres.js takes as options and not as a URL: its address is written
 * `postgres://rondo@localhost/rondo?socket=/folder&port=5432`.
 */
function addressOf(url: string) {
  const asked = new URL(url)
  const folder = asked.searchParams.get('socket')
  if (!folder) return { url, options: {} }
  const port = asked.searchParams.get('port') ?? '5432'
  const options = { path: `${folder}/.s.PGSQL.${port}`, username: decodeURIComponent(asked.username), database: asked.pathname.slice(1) }
  return { url: undefined, options }
}

const shared = globalThis as { rondoPool?: ReturnType<typeof connect> }

/** The pool of this process, at the address that server.ts or the command put into RONDO_DATABASE_URL. */
export function theDb(): Db {
  return pool().db
}

function pool() {
  const url = process.env.RONDO_DATABASE_URL
  if (!url) throw new Error('RONDO_DATABASE_URL is not set: start the app with npm start, which starts the database first.')
  shared.rondoPool ??= connect(url)
  return shared.rondoPool
}

/** Closes the pool of this process, at a graceful stop. */
export async function closeDb() {
  await shared.rondoPool?.sql.end({ timeout: 5 })
  shared.rondoPool = undefined
}
