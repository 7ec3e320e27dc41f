import { timingSafeEqual } from 'node:crypto'
import { addressOf } from '#app/http/our-headers.server'
import { theSecret } from '#app/http/secret.server'
import type { Language } from '#app/messages/languages'
import { theDb } from '#db/connection'
import { addFirstAdmin } from '#db/login/first-admin'
import { anyUser, loginEmail } from '#db/login/users'
import { hash } from './passwords.server'
import { setupCode } from './setup-code.server'
import { mayTry } from './throttle.server'

/** Whether this installation still waits for its first user. */
export async function nobodyYet(): Promise<boolean> {
  return !(await anyUser(theDb()))
}

type Asked = { firm: string; name: string; email: string; password: string; code: string; language: Language }

/** Makes the first administrator and the firm, for who knows the code in the terminal. Only while there is nobody. */
export async function makeFirstAdmin(
  request: Request,
  { code, password, ...who }: Asked,
): Promise<{ made: true } | { refused: 'wrong-setup-code' | 'has-account' } | { refused: 'too-many'; minutes: number }> {
  const tooMany = await mayTry({ kind: 'login', account: 'first administrator', address: addressOf(request) })
  if (tooMany) return tooMany
  if (!same(code.trim().toLowerCase(), setupCode(theSecret()))) return { refused: 'wrong-setup-code' }
  const made = await addFirstAdmin(theDb(), { ...who, email: loginEmail(who.email), passwordHash: await hash(password) })
  return 'refused' in made ? made : { made: true }
}

const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a.padEnd(64).slice(0, 64)), Buffer.from(b.padEnd(64).slice(0, 64)))
