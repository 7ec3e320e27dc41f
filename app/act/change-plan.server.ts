import { record } from '#db/audit'
import { type Campaign, campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import {
  addActivity,
  addEdition,
  changeActivity,
  type NewActivity,
  newestEdition,
  type PlanEdition,
  planOf,
  removeActivity,
} from '#db/plans'
import { membersOf, segmentsOf } from '#db/segments'
import { lockSegments } from '#db/segments/assignment'
import { staffMemberOf } from '#db/staff'
import { activityMinutes, mostPlanMinutes, overrunFor, planDifference } from '#domain/act/plan'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { sum } from '#domain/units/sum'
import { agreeToPlan } from './agree.server'
import { planSums } from './plan-sums.server'

type When = { now: Moment; op?: string }
export type PlanNo = {
  refused:
    | 'not-found'
    | 'changed-meanwhile'
    | 'due-outside-campaign'
    | 'starts-after-due'
    | 'name-missing'
    | 'plan-too-large'
    | 'nothing-planned'
    | 'approver-missing'
    | 'not-the-last'
    | 'used-twice'
    /** The plan is larger than the unit, and nothing was agreed about it. */
    | 'over-the-unit'
    | 'overrun-not-yours'
    | 'reason-too-short'
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
    const days = [form.startsOn, form.dueOn].filter((each) => typeof each === 'string')
    if (days.some((day) => day < campaign.startsOn || day > campaign.endsOn)) return { refused: 'due-outside-campaign' }
    if (form.startsOn && form.dueOn && form.startsOn > form.dueOn) return { refused: 'starts-after-due' }
    if (form.kind === 'other' && !form.name?.trim()) return { refused: 'name-missing' }
    const others = (await planOf(tx, of)).filter((activity) => activity.id !== id)
    if (sum(others.map(activityMinutes)) + activityMinutes(form) > mostPlanMinutes) return { refused: 'plan-too-large' }
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

/**
 * Takes what is too much out of the plan: so many fewer of each. With the farthest visits the activity goes to the nearest first, so that who lies farthest
 * is not visited.
 */
export async function dropFromPlan(
  actor: StaffActor,
  campaignId: string,
  { cuts, nearest }: { cuts: readonly { activityId: string; count: number }[]; nearest: boolean },
  when: When,
): Promise<{ dropped: number } | PlanNo> {
  return inCampaign(actor, campaignId, { cuts, nearest }, when, async (tx, { clientId }) => {
    const of = { clientId, campaignId }
    const plan = await planOf(tx, of)
    for (const { activityId, count } of cuts) {
      const activity = plan.find(({ id }) => id === activityId)
      if (!activity || count > activity.target) return { refused: 'changed-meanwhile' }
    }
    for (const { activityId, count } of cuts) {
      const activity = plan.find(({ id }) => id === activityId)
      if (!activity) continue
      const { id, version, target } = activity
      await changeActivity(tx, of, { id, version, target: target - count, ...(nearest ? { pick: 'nearest' as const } : {}) })
    }
    await record(tx, { action: 'plan.trimmed', object: 'campaign', objectId: campaignId, clientId, detail: { cuts: cuts.length } })
    return { dropped: sum(cuts.map(({ count }) => count)) }
  })
}

/**
 * Asks the client to agree with the plan as it is now: it is kept under the next number. Asking again for the same plan changes nothing.
 * @param overrun what was agreed about a plan that is larger than its unit; without it such a plan is not sent
 */
export async function askApproval(
  actor: StaffActor,
  campaignId: string,
  { overrun }: { overrun: string | null },
  when: When,
): Promise<{ edition: number } | PlanNo> {
  return inCampaign(actor, campaignId, { ask: true, overrun }, when, async (tx, campaign) => {
    const asked = await editionOfNow(tx, campaign, { actor, overrun, now: when.now })
    if ('refused' in asked) return asked
    const detail = { edition: asked.edition, overrun: asked.overrun?.minutes ?? 0 }
    await record(tx, { action: 'plan.asked', object: 'campaign', objectId: campaignId, clientId: campaign.clientId, detail })
    return { edition: asked.edition }
  })
}

/** Records that the client agreed with the plan as it is now: it and who is in which segment are kept, the step is closed and the work is made. */
export async function approvePlan(
  actor: StaffActor,
  campaignId: string,
  { approvedBy, overrun = null }: { approvedBy: string; overrun?: string | null },
  when: When,
): Promise<{ edition: number } | PlanNo> {
  return inCampaign(actor, campaignId, { approvedBy, overrun }, when, async (tx, campaign) => {
    if (approvedBy.trim() === '') return { refused: 'approver-missing' }
    const edition = await editionOfNow(tx, campaign, { actor, overrun, now: when.now })
    if ('refused' in edition) return edition
    const of = { clientId: campaign.clientId, campaignId }
    if (!edition.approvedAt) await agreeToPlan(tx, of, edition, { by: approvedBy.trim(), at: when.now })
    return { edition: edition.edition }
  })
}

/** The newest edition when the plan is still that one, else a new one. */
async function editionOfNow(
  tx: Tx,
  campaign: Campaign,
  { actor, overrun: words, now }: { actor: StaffActor; overrun: string | null; now: Moment },
): Promise<PlanEdition | PlanNo> {
  const of = { clientId: campaign.clientId, campaignId: campaign.id }
  const plan = await planOf(tx, of)
  if (plan.length === 0) return { refused: 'nothing-planned' }
  const newest = await newestEdition(tx, of)
  const same = newest && planDifference(newest.plan, plan).length === 0
  if (same && newest.approvedAt) return newest
  const { overBy } = (await planSums(tx, campaign, plan)).totals
  if (same && overBy <= (newest.overrun?.minutes ?? 0)) return newest
  const overrun = overrunFor(overBy, { words, by: actor.name, role: actor.role })
  if (overrun && 'refused' in overrun) return overrun
  return addEdition(tx, of, { plan, members: await membersOf(tx, of), overrun, now })
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
      if (!campaign) return { refused: 'not-found' }
      await lockSegments(tx, { clientId: campaign.clientId, campaignId })
      return work(tx, campaign)
    }),
  )
}
