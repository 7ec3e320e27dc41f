import { today } from '#app/http/clock.server'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { letMergeItself } from '#db/duplicates'
import type { Actor } from '#domain/relations/actor'

/** Says whether, at the client of a campaign, what is sound by rule is merged by itself from the next search on. Saying it twice is harmless. */
export async function mergeItself(actor: Actor, campaignId: string, on: boolean): Promise<{ on: boolean } | { refused: 'not-found' }> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return { refused: 'not-found' } as const
    const { clientId } = campaign
    await letMergeItself(tx, clientId, on)
    await record(tx, { action: on ? 'duplicates.merge-themselves' : 'duplicates.wait', object: 'client', objectId: clientId, clientId })
    return { on }
  })
}
