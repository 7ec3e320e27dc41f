import { isAPIError } from 'better-auth/api'
import { encode } from 'uqr'
import { addressOf } from '#app/http/our-headers.server'
import { theDb } from '#db/connection'
import { noteLogin } from '#db/login/events'
import { keepRemembered } from '#db/login/sessions'
import { theAuth } from './better-auth.server'
import { sentBack } from './cookies.server'
import { mayTry } from './throttle.server'

/** What the screen shows once: the key as text, as a link for the app on this device, and as a square of dark and light rows to scan. */
export type NewSecondFactor = { key: string; link: string; square: boolean[][]; backupCodes: string[] }

/** Begins to set up a second factor; it asks nothing at login until it is finished with a right code. */
export async function beginSecondFactor(
  request: Request,
  userId: string,
  password: string,
): Promise<NewSecondFactor | { refused: 'wrong-password' | 'already-on' } | { refused: 'too-many'; minutes: number }> {
  const tooMany = await mayTry({ kind: 'login', account: userId, address: addressOf(request) })
  if (tooMany) return tooMany
  try {
    const made = await theAuth().api.enableTwoFactor({ body: { password, method: 'totp' }, headers: request.headers })
    if (made.method !== 'totp') throw new Error('a second factor of another kind was made')
    const key = new URL(made.totpURI).searchParams.get('secret') ?? ''
    return { key, link: made.totpURI, square: encode(made.totpURI, { border: 2 }).data, backupCodes: made.backupCodes }
  } catch (error) {
    if (!isAPIError(error)) throw error
    if (error.body?.code === 'INVALID_PASSWORD') return { refused: 'wrong-password' }
    if (error.body?.code === 'TOTP_ALREADY_ENABLED') return { refused: 'already-on' }
    throw error
  }
}

/** Finishes it: from now on logging in takes a code. The session is a new one. @returns the Set-Cookie headers of the answer */
export async function finishSecondFactor(
  request: Request,
  userId: string,
  code: string,
): Promise<{ cookies: string[] } | { refused: 'wrong-code' }> {
  try {
    const { headers } = await theAuth().api.verifyTOTP({ body: { code }, headers: request.headers, returnHeaders: true })
    const cookies = headers.getSetCookie()
    await noteLogin(theDb(), { action: 'second-factor.on', userId, address: addressOf(request) })
    await remembered(request, cookies)
    return { cookies }
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return { refused: 'wrong-code' }
    throw error
  }
}

/** Takes the second factor away again. @returns the Set-Cookie headers of the answer */
export async function endSecondFactor(
  request: Request,
  userId: string,
  password: string,
): Promise<{ cookies: string[] } | { refused: 'wrong-password' }> {
  try {
    const { headers } = await theAuth().api.disableTwoFactor({ body: { password }, headers: request.headers, returnHeaders: true })
    const cookies = headers.getSetCookie()
    await noteLogin(theDb(), { action: 'second-factor.off', userId, address: addressOf(request) })
    await remembered(request, cookies)
    return { cookies }
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return { refused: 'wrong-password' }
    throw error
  }
}

// The library makes the new session a remembered one; on a device that is not remembered it lives as long as the old one would have.
async function remembered(request: Request, cookies: readonly string[]) {
  if (/rondo\.dont_remember=/.test(request.headers.get('Cookie') ?? '')) {
    const session = await theAuth().api.getSession({ headers: new Headers({ Cookie: sentBack(cookies) }) })
    if (session) await keepRemembered(theDb(), session.session.token, false)
  }
}
