import { log, loggedPath } from '#app/http/log.server'
import { addressOf } from '#app/http/our-headers.server'
import { theDb } from '#db/connection'
import { noteLogin } from '#db/login/events'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { whoIs } from './who-is.server'

/** Writes down that somebody asked for what their role does not allow (ASVS 16.3.2). */
export async function noteRefusal(request: Request, actor: StaffActor | ClientActor): Promise<void> {
  const { pathname } = new URL(request.url)
  const detail = { method: request.method, path: loggedPath(pathname), role: actor.kind === 'staff' ? actor.role : `client-${actor.level}` }
  await noteLogin(theDb(), { action: 'access.refused', userId: actor.userId, address: addressOf(request), detail })
}

/** Writes down that a form was answered with no: who asked for what, and which rule said so. What was typed stays out. */
export async function noteFormRefusal(request: Request, refused: string): Promise<void> {
  try {
    const asker = await whoIs(request)
    if (!asker) return
    const { userId } = asker.actor
    const detail = { method: request.method, path: loggedPath(new URL(request.url).pathname), refused }
    await noteLogin(theDb(), { action: 'form.refused', userId, address: addressOf(request), detail })
  } catch (error) {
    // The answer itself matters more than its trace.
    log().error({ err: error }, 'a refusal was not noted')
  }
}
