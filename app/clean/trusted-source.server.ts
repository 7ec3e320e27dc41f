import { today } from '#app/http/clock.server'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { filesOfClient, trustedSourceAt, trustSource } from '#db/trusted-source'
import { sourceName } from '#domain/clean/source-name'
import type { Actor } from '#domain/relations/actor'

/** The sources of a client by name, and the one it trusts above the others. */
export type Sources = { names: string[]; trusted: string | null }

/** The sources that a client's files come from, in the order of their names. */
export async function sourcesOf(tx: Tx, clientId: string): Promise<Sources> {
  const names = [...new Set((await filesOfClient(tx, clientId)).map(sourceName))].sort()
  const trusted = await trustedSourceAt(tx, clientId)
  return { names, trusted: trusted !== null && names.includes(trusted) ? trusted : null }
}

/** Says of which source the values go before those of others in a merge; null for none. Saying it twice is harmless. */
export async function chooseTrusted(
  actor: Actor,
  campaignId: string,
  name: string | null,
): Promise<{ trusted: string | null } | { refused: 'not-found' | 'unknown-source' }> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return { refused: 'not-found' } as const
    const { clientId } = campaign
    const { names } = await sourcesOf(tx, clientId)
    if (name !== null && !names.includes(name)) return { refused: 'unknown-source' } as const
    await trustSource(tx, clientId, name)
    await record(tx, {
      action: 'duplicates.source-trusted',
      object: 'client',
      objectId: clientId,
      clientId,
      detail: { source: name ?? '' },
    })
    return { trusted: name }
  })
}
