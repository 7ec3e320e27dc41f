import { now, today } from '#app/http/clock.server'
import { theDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { actorOfUser } from '#db/login/actors'
import { prolongSession } from '#db/login/sessions'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { sessionLife, theAuth } from './better-auth.server'

/** Somebody who is logged in. `mustSecure` when their role needs a second factor that they have not set up yet: nothing else is open to them. */
export type LoggedIn = { actor: StaffActor | ClientActor; email: string; secondFactor: boolean; mustSecure: boolean }

/**
 * Who sends this request, by its session cookie and the database alone. Null without a session, after it ended, when the login was disabled, or when
 * the user is nobody here (any more).
 */
export async function whoIs(request: Request): Promise<LoggedIn | null> {
  const session = await sessionOf(request)
  if (!session || session.user.disabledAt) return null
  const { user } = session
  const found = await withActor(theDb(), SYSTEM, (tx) => actorOfUser(tx, user.id, today()))
  if (!found) return null
  await livesOn(session.session)
  const secondFactor = user.twoFactorEnabled === true
  return { actor: found.actor, email: user.email, secondFactor, mustSecure: found.needsSecondFactor && !secondFactor }
}

const quarter = 15 * 60 * 1000

// Asked of the database only when it would change something.
async function livesOn({ token, expiresAt, rememberMe }: { token: string; expiresAt: Date; rememberMe?: boolean | null | undefined }) {
  if (expiresAt.getTime() - Date.now() < sessionLife(rememberMe === true) - quarter) await prolongSession(theDb(), token, now())
}

async function sessionOf(request: Request) {
  // A visitor without the cookie costs no query.
  if (!request.headers.get('Cookie')) return null
  return theAuth().api.getSession({ headers: request.headers, query: { disableRefresh: true } })
}
