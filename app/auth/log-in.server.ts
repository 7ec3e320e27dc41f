import { isAPIError } from 'better-auth/api'
import { addressOf } from '#app/http/our-headers.server'
import { theDb } from '#db/connection'
import { noteLogin } from '#db/login/events'
import { loginEmail } from '#db/login/users'
import { theAuth } from './better-auth.server'
import { withoutSession } from './cookies.server'
import { forget, mayTry, type Tried } from './throttle.server'
import { fingerprint } from './tokens.server'

type Asked = { email: string; password: string; remember: boolean }

/** `cookies` are the Set-Cookie headers of the answer. `next` is 'code' when the second factor still has to be given. */
export type LoggingIn = { cookies: string[]; next: 'in' | 'code' } | { refused: 'wrong' } | { refused: 'too-many'; minutes: number }

/**
 * Logs somebody in with e-mail and password: a new session, never one that was there before; what this browser was logged in as before ends.
 * A stranger, a wrong password and a login that was disabled get the same answer after the same work.
 */
export async function logIn(request: Request, { email, password, remember }: Asked): Promise<LoggingIn> {
  const address = addressOf(request)
  const tried: Tried = { kind: 'login', account: loginEmail(email), address }
  const detail = { account: fingerprint(tried.account) }
  const tooMany = await mayTry(tried)
  if (tooMany) {
    await noteLogin(theDb(), { action: 'login.blocked', userId: null, address, detail })
    return tooMany
  }
  const signedIn = await signIn(request, { email: tried.account, password, remember })
  if (!signedIn) {
    await noteLogin(theDb(), { action: 'login.failed', userId: null, address, detail })
    return { refused: 'wrong' }
  }
  await forget(tried)
  await endSessionOf(request)
  const { headers, response } = signedIn
  const next = 'user' in response ? 'in' : 'code'
  if ('user' in response) await noteLogin(theDb(), { action: 'login.succeeded', userId: response.user.id, address })
  return { cookies: headers.getSetCookie(), next }
}

async function signIn(request: Request, { email, password, remember }: Asked) {
  try {
    return await theAuth().api.signInEmail({
      body: { email, password, rememberMe: remember },
      headers: withoutSession(request),
      returnHeaders: true,
    })
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null
    throw error
  }
}

/** Ends the session a request belongs to, when there is one. @returns the Set-Cookie headers that make the browser forget it */
export async function endSessionOf(request: Request): Promise<string[]> {
  const { headers } = await theAuth().api.signOut({ headers: request.headers, returnHeaders: true })
  return headers.getSetCookie()
}
