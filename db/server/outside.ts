import { connect } from '#db/connection'
import type { Database } from './database'
import { DatabaseProblem } from './problem'
import { missingFrom } from './requirements'

/** The server that DATABASE_URL names, after a look whether it answers and has what the app needs. Leaving it leaves it running. */
export async function outsideServer(asked: string): Promise<Database> {
  const url = withSocketFolder(asked)
  const { sql } = connect(answeringSoon(url), 1)
  try {
    const missing = await missingFrom(sql)
    if (missing.length > 0) throw new DatabaseProblem(`The database of DATABASE_URL (${placeOf(url)}) cannot be used: ${missing.join(' ')}`)
  } catch (error) {
    if (error instanceof DatabaseProblem) throw error
    throw new DatabaseProblem(`The database of DATABASE_URL (${placeOf(url)}) does not answer: ${reasonOf(error)}`)
  } finally {
    await sql.end({ timeout: 2 })
  }
  return { url, owned: false, stop: async () => {} }
}

// libpq writes a unix socket as ?host=/folder behind an empty host, connect() as ?socket=/folder: both are understood.
function withSocketFolder(asked: string): string {
  const url = parsed(asked.replace(/^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)\//, '$1localhost/'))
  const folder = url.searchParams.get('host')
  if (!folder?.startsWith('/')) return asked
  url.searchParams.delete('host')
  url.searchParams.set('socket', folder)
  return url.href
}

function parsed(asked: string): URL {
  const url = URL.canParse(asked) ? new URL(asked) : undefined
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return url
  throw new DatabaseProblem('DATABASE_URL is not an address of a PostgreSQL server: it reads postgres://user:password@host:5432/database.')
}

// Ten seconds are enough to say that nobody answers; postgres.js waits thirty.
function answeringSoon(asked: string): string {
  const url = new URL(asked)
  if (!url.searchParams.has('connect_timeout')) url.searchParams.set('connect_timeout', '10')
  return url.href
}

// The address without the password: messages end up in logs.
function placeOf(url: string): string {
  const { username, host, pathname, searchParams } = new URL(url)
  return `${username ? `${username}@` : ''}${searchParams.get('socket') ?? host}${pathname}`
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = (error as { code?: string }).code
  return error.message || code || 'no reason given.'
}
