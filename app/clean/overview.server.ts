import { today } from '#app/http/clock.server'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { customerCount } from '#db/customers'
import { withActor } from '#db/door'
import { type GroupCounts, groupCounts, latestMerges, type PastMerge } from '#db/duplicates'
import { type FindingCount, findingCounts } from '#db/findings'
import { type ImportFile, importsOf } from '#db/imports'
import { baseFacts } from '#db/quality'
import type { Day } from '#domain/calendar/day'
import { addFacts, type BaseFacts, noFacts, type QualityScore, qualityScore } from '#domain/clean/score'
import type { Actor } from '#domain/relations/actor'

export type CleanOverview = {
  campaign: { id: string; name: string; clientName: string; cleanedOn: Day | null }
  customers: { living: number; active: number }
  imports: ImportFile[]
  duplicates: GroupCounts
  findings: FindingCount[]
  merges: PastMerge[]
  /** Now, and of the files as they came in; null while there is nothing to score. */
  score: QualityScore | null
  scoreBefore: QualityScore | null
}

/** What stands of step 1 in a campaign; null when the actor sees no such campaign. */
export async function cleanOverview(actor: Actor, campaignId: string): Promise<CleanOverview | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return null
    const { id, name, clientId, client } = campaign
    const imports = await importsOf(tx, campaign)
    const customers = await customerCount(tx, clientId)
    const facts = await baseFacts(tx, { clientId, campaignId }, today())
    return {
      campaign: { id, name, clientName: client.name, cleanedOn: campaign.cleanedOn },
      customers,
      imports,
      duplicates: await groupCounts(tx, { clientId, campaignId }),
      findings: await findingCounts(tx, clientId),
      merges: await latestMerges(tx, clientId, 5),
      score: qualityScore(facts),
      scoreBefore: scoreBefore(imports, customers.living - facts.duplicates),
    }
  })
}

/** The files as they came, all together; rows that turned out to be one and the same since were duplicates then. */
function scoreBefore(imports: readonly ImportFile[], uniqueNow: number): QualityScore | null {
  const taken = imports.filter(({ state, scoreBefore: facts }) => state === 'taken-in' && facts !== null)
  const before = taken.reduce((sum, file) => addFacts(sum, file.scoreBefore as BaseFacts), noFacts)
  const rows = taken.reduce((sum, { counts }) => sum + (counts.customers ?? 0) + (counts.folded ?? 0), 0)
  return qualityScore({ ...before, duplicates: Math.max(0, rows - uniqueNow) })
}
