import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { sentBack } from '#app/auth/cookies.server'
import { logIn } from '#app/auth/log-in.server'
import { closeDb } from '#db/connection'
import { asLogin } from '#db/login/owner'
import { addUser, type NewUser } from '#db/login/users'
import { freshDatabase, type TestDatabase } from './database'

export const password = 'een lange rode fiets'

// Hashing is slow on purpose; the tests' users share one hash.
const passwordHash = hashPassword(password)

/** A database with a firm, and the app set up to work on it. `end` closes both. */
export async function officeWithLogins(): Promise<TestDatabase & { end(): Promise<void> }> {
  const database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
  process.env.RONDO_SECRET = 'a secret of the tests, longer than thirty-two signs'
  await database.sql`insert into firm (id, name) values (${randomUUID()}, 'Jansen & Bos')`
  const end = async () => {
    await closeDb()
    await database.drop()
  }
  return { ...database, end }
}

/** Makes a member of staff who can log in with `password`. @returns the ids of the user and the staff member */
export async function employ(
  { db, sql }: TestDatabase,
  { email, name = 'Marieke Bos', role = 'consultant' }: Partial<NewUser> & { email: string; role?: string },
) {
  const userId = await asLogin(db, async (tx) => addUser(tx, { email, name, passwordHash: await passwordHash, language: null }))
  if (typeof userId !== 'string') throw new Error(`${email} has a login already`)
  const staffId = randomUUID()
  await sql`insert into staff (id, user_id, name, initials, email, role) values (${staffId}, ${userId}, ${name}, 'MB', ${email}, ${role})`
  return { userId, staffId }
}

type Sent = { cookie?: string; from?: string; method?: string; body?: Record<string, string>; headers?: Record<string, string> }

/** A request as it arrives behind the edge, from an address on the network. */
export function asked(path: string, { cookie = '', from = '192.0.2.1', method = 'GET', body, headers = {} }: Sent = {}): Request {
  return new Request(`http://localhost:3000${path}`, {
    method: body ? 'POST' : method,
    headers: { Cookie: cookie, 'x-rondo-address': from, 'Accept-Language': 'nl', ...headers },
    ...(body ? { body: new URLSearchParams(body) } : {}),
  })
}

/** Logs in and answers the Cookie header that the browser sends from then on. */
export async function loggedIn(email: string, { cookie = '', from = '192.0.2.1', remember = false } = {}): Promise<string> {
  const outcome = await logIn(asked('/login', { cookie, from }), { email, password, remember })
  if ('refused' in outcome) throw new Error(`could not log in: ${outcome.refused}`)
  return sentBack(outcome.cookies)
}
