import type { Tx } from '#db/door'
import { looksAfter } from '#db/dossiers'
import type { Day } from '#domain/calendar/day'
import type { Actor } from '#domain/relations/actor'

/** Whether somebody may know what is private of a customer and its people: whoever looks after it, and managers. */
export async function readsPrivate(tx: Tx, actor: Actor, which: { clientId: string; customerId: string }, today: Day): Promise<boolean> {
  if (actor.kind !== 'staff') return actor.kind === 'system'
  if (actor.role !== 'consultant') return true
  return looksAfter(tx, { ...which, staffId: actor.staffId }, today)
}
