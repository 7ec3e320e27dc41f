import { loggedPath } from '#app/http/log.server'
import { addressOf } from '#app/http/our-headers.server'
import { theDb } from '#db/connection'
import { noteLogin } from '#db/login/events'
import type { ClientActor, StaffActor } from '#domain/relations/actor'

/** Writes down that somebody asked for what their role does not allow (ASVS 16.3.2). */
export async function noteRefusal(request: Request, actor: StaffActor | ClientActor): Promise<void> {
  const { pathname } = new URL(request.url)
  const detail = { method: request.method, path: loggedPath(pathname), role: actor.kind === 'staff' ? actor.role : `client-${actor.level}` }
  await noteLogin(theDb(), { action: 'access.refused', userId: actor.userId, address: addressOf(request), detail })
}
