import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { addComment, agreeToEdition, commentsOf, newestEdition, type PlanComment, type PlanEdition } from '#db/plans'
import { segmentsOf } from '#db/segments'
import { lockSegments } from '#db/segments/assignment'
import { activityMinutes, type Overrun, type PlannedActivity } from '#domain/act/plan'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { sum } from '#domain/units/sum'
import { agreeToPlan } from './agree.server'

type When = { now: Moment; op?: string }

export type PortalPlan = {
  campaign: string
  edition: number
  askedAt: Moment
  approved: { by: string | null; at: Moment } | null
  /** That the plan is larger than what was bought, with what was agreed about it. */
  overrun: Overrun | null
  segments: {
    id: string
    name: string
    colour: 'A' | 'B' | 'C' | 'D' | 'E'
    customers: number
    minutes: number
    agreed: { by: string; at: Moment } | null
    activities: { id: string; kind: PlannedActivity['kind']; name: string | null; target: number; aim: string | null; dueOn: Day | null }[]
  }[]
  comments: PlanComment[]
  mayAgree: boolean
}

/** The newest edition of the plan as the client's people see it: per segment what it gets, never how we call. Null without one. */
export async function portalPlan(actor: ClientActor, campaignId: string, now: Moment): Promise<PortalPlan | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    if (!campaign) return null
    const of = { clientId: campaign.clientId, campaignId }
    const edition = await newestEdition(tx, of)
    if (!edition) return null
    const counts = countsOf(edition)
    const segments = (await segmentsOf(tx, of)).filter(({ id }) => edition.plan.some(({ segmentId }) => segmentId === id))
    return {
      campaign: campaign.name,
      edition: edition.edition,
      askedAt: edition.askedAt,
      approved: edition.approvedAt ? { by: edition.approvedBy, at: edition.approvedAt } : null,
      overrun: edition.overrun,
      segments: segments.map(({ id, name, colour }) => ({
        id,
        name,
        colour,
        customers: counts.get(id) ?? 0,
        ...segmentShown(edition, id),
      })),
      comments: await commentsOf(tx, of),
      mayAgree: actor.level === 'owner',
    }
  })
}

function countsOf({ members }: PlanEdition): Map<string, number> {
  const counts = new Map<string, number>()
  for (const segmentId of Object.values(members)) counts.set(segmentId, (counts.get(segmentId) ?? 0) + 1)
  return counts
}

function segmentShown({ plan, approvals }: PlanEdition, segmentId: string) {
  const own = plan.filter((activity) => activity.segmentId === segmentId)
  return {
    minutes: sum(own.map(activityMinutes)),
    agreed: approvals[segmentId] ?? null,
    activities: own.map(({ id, kind, name = null, target, aim, dueOn }) => ({ id, kind, name, target, aim, dueOn })),
  }
}

export type AgreeNo = { refused: 'not-found' | 'used-twice' } | { refused: 'not-the-last'; edition: number }

/**
 * The client agrees with one segment of an edition, or with the whole (`segmentId` null); the last segment makes the whole. Only the newest edition can be agreed
 * with. Agreeing again changes nothing.
 */
export async function agreeAsClient(
  actor: ClientActor,
  campaignId: string,
  { edition: seen, segmentId }: { edition: number; segmentId: string | null },
  { now, op }: When,
): Promise<{ edition: number; whole: boolean } | AgreeNo> {
  return withActor(theDb(), actor, (tx) =>
    once<{ edition: number; whole: boolean } | AgreeNo>(tx, op, { campaignId, seen, segmentId }, async () => {
      const campaign = await campaignOf(tx, campaignId, dayOf(now))
      if (!campaign) return { refused: 'not-found' }
      const of = { clientId: campaign.clientId, campaignId }
      await lockSegments(tx, of)
      const edition = await newestEdition(tx, of)
      if (!edition) return { refused: 'not-found' }
      if (edition.edition !== seen) return { refused: 'not-the-last', edition: edition.edition }
      if (edition.approvedAt) return { edition: seen, whole: true }
      return { edition: seen, whole: await agree(tx, of, edition, { segmentId, by: actor.name, at: now }) }
    }),
  )
}

async function agree(
  tx: Tx,
  of: { clientId: string; campaignId: string },
  edition: PlanEdition,
  { segmentId, by, at }: { segmentId: string | null; by: string; at: Moment },
): Promise<boolean> {
  const planned = [...new Set(edition.plan.map((activity) => activity.segmentId))]
  const approvals =
    segmentId && planned.includes(segmentId) && !edition.approvals[segmentId]
      ? { ...edition.approvals, [segmentId]: { by, at } }
      : edition.approvals
  if (segmentId) {
    await agreeToEdition(tx, of, edition.id, { approvals })
    await record(tx, {
      action: 'plan.segment-approved',
      object: 'segment',
      objectId: segmentId,
      clientId: of.clientId,
      detail: { edition: edition.edition },
    })
  }
  const whole = segmentId === null || planned.every((id) => approvals[id])
  if (whole) await agreeToPlan(tx, of, edition, { by, at })
  return whole
}

/** Something is said about the newest edition, or about one segment of it, by the client's people or ours. */
export async function commentOnPlan(
  actor: ClientActor | StaffActor,
  campaignId: string,
  { text, segmentId }: { text: string; segmentId: string | null },
  { now, op }: When,
): Promise<{ said: true } | { refused: 'not-found' | 'used-twice' }> {
  return withActor(theDb(), actor, (tx) =>
    once<{ said: true } | { refused: 'not-found' | 'used-twice' }>(tx, op, { campaignId, text, segmentId }, async () => {
      const campaign = await campaignOf(tx, campaignId, dayOf(now))
      if (!campaign) return { refused: 'not-found' }
      const of = { clientId: campaign.clientId, campaignId }
      const edition = (await newestEdition(tx, of))?.edition ?? 0
      await addComment(tx, of, { edition, segmentId, text, writtenBy: actor.name, byClient: actor.kind === 'client' })
      await record(tx, { action: 'plan.commented', object: 'campaign', objectId: campaignId, clientId: of.clientId })
      return { said: true }
    }),
  )
}
