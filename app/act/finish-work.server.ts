import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { finishWork, hasActivity, reopenWork } from '#db/plan-work'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'

export type FinishNo = { refused: 'not-found' | 'used-twice' }

/**
 * Marks the open tasks of an activity done, such as a mailing that left, or takes that back. Calls and visits are not marked: they are done when they
 * were made.
 */
export async function finishActivity(
  actor: StaffActor,
  { campaignId, activityId, done }: { campaignId: string; activityId: string; done: boolean },
  { now, op }: { now: Moment; op?: string },
): Promise<{ tasks: number } | FinishNo> {
  return withActor(theDb(), actor, (tx) =>
    once<{ tasks: number } | FinishNo>(tx, op, { campaignId, activityId, done }, async () => {
      const campaign = await campaignOf(tx, campaignId, dayOf(now))
      if (!campaign) return { refused: 'not-found' }
      const of = { clientId: campaign.clientId, campaignId }
      if (!(await hasActivity(tx, of, activityId))) return { refused: 'not-found' }
      const tasks = done ? await finishWork(tx, of, activityId, { at: now, by: actor.name }) : await reopenWork(tx, of, activityId)
      const action = done ? 'work.done' : 'work.reopened'
      await record(tx, { action, object: 'planned-activity', objectId: activityId, clientId: of.clientId, detail: { tasks } })
      return { tasks }
    }),
  )
}
