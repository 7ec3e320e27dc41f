import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { twoFactor } from 'better-auth/plugins'
import { log } from '#app/http/log.server'
import { ourHeaders } from '#app/http/our-headers.server'
import { theSecret } from '#app/http/secret.server'
import { type Settings, settings } from '#app/http/settings.server'
import { type Db, theDb } from '#db/connection'
import { mayLogIn } from '#db/login/users'
import { authAccount, authSession, authTwoFactor, authUser, authVerification } from '#db/schema/auth'
import { sessionCookieName } from './cookies.server'
import { hash, verify } from './passwords.server'

const day = 24 * 60 * 60

/**
 * The login library, set up for our own screens: no address of its own is open to the network, only `auth.api` is called, from our actions. What it does
 * for us: sessions in the database under a signed cookie, checking passwords in equal time, the second factor with its backup codes.
 */
export function makeAuth({ db, secret, origin, https }: { db: Db; secret: string } & Pick<Settings, 'origin' | 'https'>) {
  // The prefix binds a cookie to this host alone; browsers accept it over https only.
  const prefix = https ? '__Host-' : ''
  return betterAuth({
    appName: 'Rondo',
    baseURL: origin,
    secret,
    database: drizzleAdapter(db, {
      provider: 'pg',
      transaction: true,
      schema: { user: authUser, session: authSession, account: authAccount, verification: authVerification, twoFactor: authTwoFactor },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, password: { hash, verify } },
    user: {
      additionalFields: {
        disabledAt: { type: 'date', required: false, input: false },
        language: { type: 'string', required: false, input: false },
      },
    },
    session: {
      // The longest a session lives. How long it lives unused is ours: see `beginning` and db/login/sessions.ts.
      expiresIn: 30 * day,
      disableSessionRefresh: true,
      additionalFields: { rememberMe: { type: 'boolean', required: false, input: false, defaultValue: false } },
    },
    verification: { storeIdentifier: 'hashed' },
    // A login that was disabled gets no session, also when its password or code is right.
    databaseHooks: {
      session: { create: { before: async (session) => ((await mayLogIn(db, session.userId)) ? beginning(session) : false) } },
    },
    plugins: [twoFactor({ issuer: 'Rondo' })],
    // Attempts are counted by db/login/attempts.ts: the library's own limit guards only its own addresses, which are closed.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      database: { generateId: 'uuid' },
      useSecureCookies: false,
      cookiePrefix: `${prefix}rondo`,
      cookies: { session_token: { name: sessionCookieName(https) } },
      defaultCookieAttributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [ourHeaders.address] },
    },
    logger: { level: 'error', log: (level, message) => log()[level === 'error' ? 'warn' : 'debug']({ from: 'better-auth' }, message) },
  })
}

/** How long a session lives unused, in milliseconds: fourteen days on a device that is remembered, else eight hours. */
export const sessionLife = (remembered: boolean) => (remembered ? 14 * 24 : 8) * 60 * 60 * 1000

// The library gives a session that is not to be remembered one day.
function beginning(session: { expiresAt: Date }) {
  const rememberMe = session.expiresAt.getTime() - Date.now() > 2 * day * 1000
  return { data: { ...session, rememberMe, expiresAt: new Date(Date.now() + sessionLife(rememberMe)) } }
}

let made: { db: Db; auth: ReturnType<typeof makeAuth> } | undefined

/** The login library of this process, on the pool of this process. */
export function theAuth() {
  const db = theDb()
  if (made?.db !== db) made = { db, auth: makeAuth({ db, secret: theSecret(), ...settings() }) }
  return made.auth
}
