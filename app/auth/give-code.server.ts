import { isAPIError } from 'better-auth/api'
import { now } from '#app/http/clock.server'
import { addressOf } from '#app/http/our-headers.server'
import { theDb } from '#db/connection'
import { countAttempt } from '#db/login/attempts'
import { noteLogin } from '#db/login/events'
import { theAuth } from './better-auth.server'
import { sentBack, withoutSession } from './cookies.server'
import { mayTry } from './throttle.server'
import { fingerprint } from './tokens.server'

export type Code = { kind: 'app' | 'backup'; code: string }

export type GivingCode = { cookies: string[] } | { refused: 'wrong-code' | 'code-expired' } | { refused: 'too-many'; minutes: number }

/**
 * The second step of logging in: a code of the app, or a backup code that then is spent. The password step left a challenge in a cookie; five wrong codes
 * use it up, and ten in a row close the second factor for a quarter of an hour, from whatever address.
 */
export async function giveCode(request: Request, code: Code): Promise<GivingCode> {
  const address = addressOf(request)
  const tooMany = await mayTry({ kind: 'code', account: '', address })
  if (tooMany) return tooMany
  const checked = await check(request, code)
  if ('refused' in checked) {
    await noteLogin(theDb(), { action: 'code.failed', userId: null, address, detail: { because: checked.refused } })
    return checked
  }
  const { userId, cookies } = checked
  if (await usedBefore(userId, code)) {
    await theAuth().api.signOut({ headers: new Headers({ Cookie: sentBack(cookies) }) })
    return { refused: 'wrong-code' }
  }
  await noteLogin(theDb(), { action: 'login.succeeded', userId, address, detail: { secondFactor: code.kind } })
  return { cookies }
}

async function check(request: Request, { kind, code }: Code) {
  const { verifyTOTP, verifyBackupCode } = theAuth().api
  const asked = { body: { code }, headers: withoutSession(request), returnHeaders: true } as const
  try {
    const { headers, response } = kind === 'app' ? await verifyTOTP(asked) : await verifyBackupCode(asked)
    if (!response.user) throw new Error('a code was right and nobody logged in')
    return { userId: response.user.id, cookies: headers.getSetCookie() }
  } catch (error) {
    return refusalIn(error)
  }
}

function refusalIn(error: unknown): Exclude<GivingCode, { cookies: string[] }> {
  if (!isAPIError(error)) throw error
  const code = error.body?.code
  if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE') return { refused: 'wrong-code' }
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return { refused: 'too-many', minutes: 15 }
  if (error.statusCode >= 500 && code !== 'FAILED_TO_CREATE_SESSION') throw error
  return { refused: 'code-expired' }
}

// A code is good for a minute and a half: whoever looks over a shoulder must not be able to use it as well.
async function usedBefore(userId: string, { kind, code }: Code): Promise<boolean> {
  if (kind === 'backup') return false
  const { count } = await countAttempt(theDb(), `used:${fingerprint(`${userId} ${code}`)}`, 3, now())
  return count > 1
}
