import { today } from '#app/http/clock.server'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { customerCount } from '#db/customers'
import { withActor } from '#db/door'
import { type GroupCounts, groupCounts, latestMerges, type PastMerge } from '#db/duplicates'
import { factsBefore } from '#db/evaluations'
import { type FindingCount, findingCounts } from '#db/findings'
import { type ImportFile, importsOf } from '#db/imports'
import { baseFacts } from '#db/quality'
import type { Day } from '#domain/calendar/day'
import { type BaseFacts, filledShares, type KeyField, keyFields, type QualityScore, qualityScore } from '#domain/clean/score'
import type { Actor } from '#domain/relations/actor'

export type CleanOverview = {
  campaign: { id: string; name: string; clientName: string; cleanedOn: Day | null }
  customers: { living: number; active: number }
  imports: ImportFile[]
  duplicates: GroupCounts
  persons: GroupCounts
  findings: FindingCount[]
  merges: PastMerge[]
  /** Now, and of the files as they came in; null while there is nothing to score. */
  score: QualityScore | null
  scoreBefore: QualityScore | null
  /** How far each field is filled, in whole percents: now, and as the files came in. */
  fields: { field: KeyField; now: number; before: number | null }[]
}

/** What stands of step 1 in a campaign; null when the actor sees no such campaign. */
export async function cleanOverview(actor: Actor, campaignId: string): Promise<CleanOverview | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return null
    const { id, name, clientId, client } = campaign
    const imports = await importsOf(tx, campaign)
    const customers = await customerCount(tx, clientId)
    const before = factsBefore(imports)
    const counts = await groupCounts(tx, { clientId, campaignId })
    const facts = await baseFacts(tx, { clientId, campaignId }, today())
    return {
      campaign: { id, name, clientName: client.name, cleanedOn: campaign.cleanedOn },
      customers,
      imports,
      duplicates: counts.organisation,
      persons: counts.person,
      findings: await findingCounts(tx, clientId),
      merges: await latestMerges(tx, clientId, 5),
      score: qualityScore(facts),
      scoreBefore: qualityScore(before),
      fields: filledPerField(facts, before),
    }
  })
}

function filledPerField(now: BaseFacts, before: BaseFacts): CleanOverview['fields'] {
  if (now.customers === 0) return []
  const [filled, came] = [filledShares(now), before.customers === 0 ? null : filledShares(before)]
  return (Object.keys(keyFields) as KeyField[]).map((field) => ({ field, now: filled[field], before: came?.[field] ?? null }))
}
