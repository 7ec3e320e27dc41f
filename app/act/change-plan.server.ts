import { record } from '#db/audit'
import { type Campaign, campaignOf, markStep } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { addActivity, addEdition, changeActivity, type NewActivity, planOf, removeActivity } from '#db/plans'
import { membersOf, segmentsOf } from '#db/segments'
import { staffMemberOf } from '#db/staff'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'

type When = { now: Moment; op?: string }
export type PlanNo = {
  refused: 'not-found' | 'changed-meanwhile' | 'due-outside-campaign' | 'nothing-planned' | 'approver-missing' | 'used-twice'
}

/** Adds an activity to a segment, or changes one of the version that was read. */
export async function saveActivity(
  actor: StaffActor,
  campaignId: string,
  { id, version, ...form }: NewActivity & { id: string | null; version: number },
  when: When,
): Promise<{ activityId: string } | PlanNo> {
  return inCampaign(actor, campaignId, { id, version, form }, when, async (tx, campaign) => {
    const of = { clientId: campaign.clientId, campaignId }
    if (form.dueOn && (form.dueOn < campaign.startsOn || form.dueOn > campaign.endsOn)) return { refused: 'due-outside-campaign' }
    if (!(await segmentsOf(tx, of)).some((segment) => segment.id === form.segmentId)) return { refused: 'not-found' }
    if (form.ownerId && !(await staffMemberOf(tx, form.ownerId))) return { refused: 'not-found' }
    const { segmentId: _, ...to } = form
    if (id && !(await changeActivity(tx, of, { id, version, ...to }))) return { refused: 'changed-meanwhile' }
    const activityId = id ?? (await addActivity(tx, of, form))
    const detail = { kind: form.kind, minutes: form.minutes, target: form.target }
    await record(tx, {
      action: id ? 'activity.changed' : 'activity.planned',
      object: 'planned-activity',
      objectId: activityId,
      clientId: of.clientId,
      detail,
    })
    return { activityId }
  })
}

/** Takes an activity out of the plan; answers what it was, so that it can be put back. */
export async function dropActivity(
  actor: StaffActor,
  campaignId: string,
  activityId: string,
  when: When,
): Promise<{ removed: NewActivity | null } | PlanNo> {
  return inCampaign(actor, campaignId, { activityId }, when, async (tx, { clientId }) => {
    const removed = await removeActivity(tx, { clientId, campaignId }, activityId)
    if (removed) await record(tx, { action: 'activity.removed', object: 'planned-activity', objectId: activityId, clientId })
    return { removed }
  })
}

/** Approves the plan: the activities and who is in which segment are kept as they are now, and the step is closed. */
export async function approvePlan(
  actor: StaffActor,
  campaignId: string,
  approvedBy: string,
  when: When,
): Promise<{ edition: number } | PlanNo> {
  return inCampaign(actor, campaignId, { approvedBy }, when, async (tx, { clientId }) => {
    const of = { clientId, campaignId }
    if (approvedBy.trim() === '') return { refused: 'approver-missing' }
    const plan = await planOf(tx, of)
    if (plan.length === 0) return { refused: 'nothing-planned' }
    const members = await membersOf(tx, of)
    const edition = await addEdition(tx, of, { plan, members, approvedBy: approvedBy.trim(), approvedAt: when.now })
    await markStep(tx, campaignId, 'act', dayOf(when.now))
    await record(tx, { action: 'plan.approved', object: 'campaign', objectId: campaignId, clientId, detail: { edition } })
    return { edition }
  })
}

async function inCampaign<Answer>(
  actor: StaffActor,
  campaignId: string,
  body: object,
  { now, op }: When,
  work: (tx: Tx, campaign: Campaign) => Promise<Answer | PlanNo>,
): Promise<Answer | PlanNo> {
  return withActor(theDb(), actor, (tx) =>
    once<Answer | PlanNo>(tx, op, { campaignId, ...body }, async () => {
      const campaign = await campaignOf(tx, campaignId, dayOf(now))
      return campaign ? work(tx, campaign) : { refused: 'not-found' }
    }),
  )
}
