import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { clientOfSubject, type Look, type Looked, looksOf, noteLook } from '#db/dossier-looks'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'

/** Writes down that somebody of ours looked at a dossier or a person. */
export async function looked(actor: StaffActor, what: Looked, now: Moment): Promise<void> {
  await withActor(theDb(), actor, (tx) => noteLook(tx, what, now))
}

/** Whether the browser fetches a page ahead, because the pointer rests on its link: nobody has seen it yet, and no answer of ours is kept for when they do. */
export function isAhead(request: Request): boolean {
  return ['Sec-Purpose', 'Purpose', 'X-Moz'].some((name) => request.headers.get(name)?.includes('prefetch'))
}

const latestShown = 5

/** The latest who looked at a dossier or a person, for managers and administrators; null for others. */
export async function latestLooks(actor: StaffActor, of: { customerId: string } | { contactId: string }): Promise<Look[] | null> {
  if (actor.role === 'consultant') return null
  return withActor(theDb(), actor, async (tx) => {
    const clientId = await clientOfSubject(tx, of)
    return clientId ? (await looksOf(tx, { clientId, ...of }, 1, latestShown)).rows : []
  })
}
