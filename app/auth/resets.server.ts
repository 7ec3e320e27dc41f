import { now } from '#app/http/clock.server'
import { i18nFor } from '#app/http/language.server'
import { addressOf } from '#app/http/our-headers.server'
import { settings } from '#app/http/settings.server'
import type { Language } from '#app/messages/languages'
import { theDb } from '#db/connection'
import { noteLogin } from '#db/login/events'
import { addReset, type ResetMail, requestReset, resetIsOpen, spendReset } from '#db/login/resets'
import { loginEmail } from '#db/login/users'
import { hash } from './passwords.server'
import { mayTry } from './throttle.server'
import { fingerprint, newToken, tokenHashOf } from './tokens.server'

const minutes = 30

/**
 * Asks for a link to choose a new password. The answer is the same whether the address has a login or not; the mail waits in the outbox.
 * @param language of the mail, unless the login says another
 */
export async function askForReset(
  request: Request,
  { email, language }: { email: string; language: Language },
): Promise<{ asked: true } | { refused: 'too-many'; minutes: number }> {
  const account = loginEmail(email)
  const address = addressOf(request)
  const tooMany = await mayTry({ kind: 'reset', account, address })
  if (tooMany) return tooMany
  const { token, tokenHash } = newToken()
  const link = linkOf(token)
  await requestReset(theDb(), { email: account, tokenHash, now: now(), minutes }, (name, theirs) => mail(theirs ?? language, name, link))
  await noteLogin(theDb(), { action: 'reset.asked', userId: null, address, detail: { account: fingerprint(account) } })
  return { asked: true }
}

/** A reset link without a mail, for whoever runs the server. Null when the address has no login. */
export async function resetLinkFor(email: string): Promise<string | null> {
  const { token, tokenHash } = newToken()
  const made = await addReset(theDb(), { email: loginEmail(email), tokenHash, now: now(), minutes })
  return made ? linkOf(token) : null
}

/** Whether the page behind a reset link has something to offer. */
export function resetWorks(token: string): Promise<boolean> {
  return resetIsOpen(theDb(), tokenHashOf(token), now())
}

/**
 * Sets a new password by a link, once. Every session of that user ends and nobody is logged in by it: the link alone opens no door when a second
 * factor stands behind it.
 */
export async function choosePassword(
  request: Request,
  { token, password }: { token: string; password: string },
): Promise<{ chosen: true } | { refused: 'gone' } | { refused: 'too-many'; minutes: number }> {
  const address = addressOf(request)
  const tooMany = await mayTry({ kind: 'link', account: '', address })
  if (tooMany) return tooMany
  if (!(await resetWorks(token))) return { refused: 'gone' }
  const spent = await spendReset(theDb(), { tokenHash: tokenHashOf(token), passwordHash: await hash(password), now: now() })
  if ('refused' in spent) return spent
  await noteLogin(theDb(), { action: 'reset.used', userId: spent.userId, address })
  return { chosen: true }
}

const linkOf = (token: string) => `${settings().origin}/reset/${token}`

function mail(language: Language, name: string, link: string): ResetMail {
  const t = i18nFor(language).getFixedT(language, 'auth')
  const { hostname } = new URL(settings().origin)
  return { messageId: `<${fingerprint(link)}@${hostname}>`, subject: t('reset.mail.subject'), body: t('reset.mail.body', { name, link }) }
}
