import { v7 } from 'uuid'
import type { Tx } from './door'
import { audit } from './schema/system'

export type Deed = {
  /** What was done, as noun.verb: 'campaign.created', 'ledger.corrected'. */
  action: string
  object: string
  objectId: string
  /** The client it concerns; null for what belongs to the firm (staff, settings). */
  clientId: string | null
  /** Ids, numbers and states. Names, notes and other personal data stay out: this table is never erased. */
  detail?: Record<string, unknown>
}

/** Writes down who did what, in the transaction of the deed itself: undone with it, kept with it. */
export async function record(tx: Tx, deed: Deed): Promise<void> {
  const { actor } = tx
  await tx.insert(audit).values({
    id: v7(),
    userId: actor.userId,
    staffId: actor.kind === 'staff' ? actor.staffId : null,
    clientPersonId: actor.kind === 'client' ? actor.clientPersonId : null,
    ...deed,
  })
}
