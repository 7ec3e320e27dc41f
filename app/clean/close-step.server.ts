import { today } from '#app/http/clock.server'
import { record } from '#db/audit'
import { campaignOf, markStep } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import type { Actor } from '#domain/relations/actor'

/** Says that the base of a campaign is in order, or opens the step again: steps never lock. Saying it twice is harmless. */
export async function closeCleaning(
  actor: Actor,
  campaignId: string,
  closed: boolean,
): Promise<{ closed: boolean } | { refused: 'not-found' }> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return { refused: 'not-found' } as const
    if ((campaign.cleanedOn !== null) === closed) return { closed }
    await markStep(tx, campaignId, 'clean', closed ? today() : null)
    const action = closed ? 'step.closed' : 'step.reopened'
    await record(tx, { action, object: 'campaign', objectId: campaignId, clientId: campaign.clientId, detail: { step: 'clean' } })
    return { closed }
  })
}
