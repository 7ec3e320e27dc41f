import { addressOf } from '#app/http/our-headers.server'
import { theDb } from '#db/connection'
import { noteLogin } from '#db/login/events'
import { endSessionOf } from './log-in.server'
import { whoIs } from './who-is.server'

/** Logs out: the session ends on the server, so a copy of the cookie is worth nothing. @returns the Set-Cookie headers of the answer */
export async function logOut(request: Request): Promise<string[]> {
  const who = await whoIs(request)
  if (who) await noteLogin(theDb(), { action: 'login.ended', userId: who.actor.userId, address: addressOf(request) })
  return endSessionOf(request)
}
