import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { enqueue } from '#db/jobs'
import { once } from '#db/once'
import { addProposal, changeProposal, lockedProposal, newestProposal } from '#db/plan-proposals'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { PlanQuestions } from '#domain/carry-out/planner/questions'
import type { StaffActor } from '#domain/relations/actor'

export type AskNo =
  | { refused: 'not-found' }
  | { refused: 'nobody-to-plan' }
  | { refused: 'no-weekdays' }
  | { refused: 'plans-already' }
  | { refused: 'used-twice' }

/** Asks for a plan of the campaign's unit. It is made in the background; one at a time for a campaign. */
export async function askPlan(
  actor: StaffActor,
  campaignId: string,
  asked: PlanQuestions,
  { now, op }: { now: Moment; op?: string },
): Promise<{ proposalId: string } | AskNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { campaignId, asked }, async () => {
      const campaign = await campaignOf(tx, campaignId, dayOf(now))
      if (!campaign) return { refused: 'not-found' } as const
      const staffIds = asked.staffIds.filter((id) => campaign.staff.some((one) => one.id === id))
      if (staffIds.length === 0) return { refused: 'nobody-to-plan' } as const
      if (asked.weekdays.length === 0) return { refused: 'no-weekdays' } as const
      const of = { clientId: campaign.clientId, campaignId }
      const newest = await newestProposal(tx, of)
      if (newest && (newest.state === 'waiting' || newest.state === 'running')) return { refused: 'plans-already' } as const
      const proposalId = await addProposal(tx, of, { ...asked, staffIds }, actor.staffId)
      await enqueue(tx, 'plan-unit', { clientId: campaign.clientId, proposalId }, { key: proposalId })
      await record(tx, { action: 'plan.asked', object: 'campaign', objectId: campaignId, clientId: campaign.clientId })
      return { proposalId }
    }),
  )
}

/** Stops the search of a plan: what it found so far is kept. */
export async function stopPlan(
  actor: StaffActor,
  { campaignId, proposalId }: { campaignId: string; proposalId: string },
): Promise<{ stopped: true } | { refused: 'not-found' }> {
  return withActor(theDb(), actor, async (tx) => {
    const kept = await lockedProposal(tx, proposalId)
    if (kept?.campaignId !== campaignId) return { refused: 'not-found' } as const
    if (kept.state === 'waiting' || kept.state === 'running')
      await changeProposal(tx, { clientId: kept.clientId, id: kept.id }, { stopAsked: true })
    return { stopped: true } as const
  })
}
