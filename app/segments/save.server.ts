import { record } from '#db/audit'
import { type Campaign, campaignOf, markStep } from '#db/campaigns'
import { theDb } from '#db/connection'
import { customersWithIds } from '#db/customers'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import {
  addSegment,
  changeSegment,
  orderSegments,
  pinCustomers,
  removeSegment,
  type Segment,
  type SegmentColour,
  segmentsOf,
  unpinCustomers,
} from '#db/segments'
import { lockSegments, reassign } from '#db/segments/assignment'
import { missingFrom } from '#db/segments/vocabulary'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { namedIn } from '#domain/segment/names'
import { parseRule } from '#domain/segment/rule'

type When = { now: Moment; op?: string }
export type SegmentNo =
  | {
      refused:
        | 'not-found'
        | 'no-rule'
        | 'name-taken'
        | 'changed-meanwhile'
        | 'order-changed'
        | 'rest-stays'
        | 'reason-missing'
        | 'too-many'
        | 'used-twice'
    }
  | { refused: 'too-many-pins'; most: number }
  /** The rule names what is not in the base any more. */
  | { refused: 'field-gone'; names: string }

export type SegmentForm = { id: string | null; version: number; name: string; colour: SegmentColour; rule: unknown; weight: number }

/** More segments than this are no help to anybody. */
const most = 20

/**
 * Saves a segment and puts every customer where the rules now say, in one transaction. The first segment of a campaign brings the rest segment with it,
 * named by the caller in the reader's language.
 */
export async function saveSegment(
  actor: StaffActor,
  campaignId: string,
  { rule: given, ...form }: SegmentForm,
  restName: string,
  when: When,
): Promise<{ segmentId: string; moved: number } | SegmentNo> {
  const rule = given === null ? null : parseRule(given)
  return inCampaign(actor, campaignId, { given, form }, when, async (tx, campaign, segments) => {
    const of = { clientId: campaign.clientId, campaignId }
    const stored = segments.find(({ id }) => id === form.id)
    if (form.id && !stored) return { refused: 'not-found' }
    if (!rule && !stored?.isRest) return { refused: 'no-rule' }
    const gone = rule ? await missingFrom(tx, of.clientId, namedIn(rule)) : []
    if (gone.length > 0) return { refused: 'field-gone', names: gone.join(', ') }
    if (segments.some(({ id, name }) => id !== form.id && name.toLowerCase() === form.name.toLowerCase())) return { refused: 'name-taken' }
    if (!stored && segments.length >= most) return { refused: 'too-many' }
    const { name, colour, weight } = form
    const segmentId = stored ? stored.id : await addSegment(tx, of, { name, colour, weight, rule, position: segments.length })
    if (stored) {
      const to = { id: stored.id, version: form.version, name, colour, weight, ...(stored.isRest ? {} : { rule }) }
      if (!(await changeSegment(tx, of.clientId, to))) return { refused: 'changed-meanwhile' }
    }
    if (!segments.some(({ isRest }) => isRest))
      await addSegment(tx, of, { name: restName, colour: 'C', rule: null, isRest: true, weight: 1, position: most })
    const moved = await reassign(tx, of, dayOf(when.now))
    await record(tx, {
      action: stored ? 'segment.changed' : 'segment.added',
      object: 'segment',
      objectId: segmentId,
      clientId: of.clientId,
      detail: { moved },
    })
    return { segmentId, moved }
  })
}

/**
 * Puts the segments in another order: the first rule that matches wins, so customers may move.
 * @param seen the order that was on the screen; when a colleague changed it meanwhile, nothing is done and the screen shows theirs first
 */
export async function reorderSegments(
  actor: StaffActor,
  campaignId: string,
  { ids, seen }: { ids: readonly string[]; seen: readonly string[] },
  when: When,
): Promise<{ moved: number } | SegmentNo> {
  return inCampaign(actor, campaignId, { ids, seen }, when, async (tx, { clientId }, segments) => {
    const stands = segments.filter(({ isRest }) => !isRest).map(({ id }) => id)
    if (stands.join() !== seen.join()) return { refused: 'order-changed' }
    if (ids.some((id) => !segments.some((segment) => segment.id === id))) return { refused: 'not-found' }
    const ruled = ids.filter((id) => segments.some((segment) => segment.id === id && !segment.isRest))
    await orderSegments(tx, { clientId, campaignId }, ruled)
    await record(tx, { action: 'segments.ordered', object: 'campaign', objectId: campaignId, clientId })
    return { moved: await reassign(tx, { clientId, campaignId }, dayOf(when.now)) }
  })
}

/** Removes a segment; its customers go where the other rules put them, its planned activities go with it. The rest segment stays. */
export async function dropSegment(
  actor: StaffActor,
  campaignId: string,
  segmentId: string,
  when: When,
): Promise<{ moved: number } | SegmentNo> {
  return inCampaign(actor, campaignId, { segmentId }, when, async (tx, { clientId }, segments) => {
    const stored = segments.find(({ id }) => id === segmentId)
    if (stored?.isRest) return { refused: 'rest-stays' }
    if (!stored) return { moved: 0 }
    await removeSegment(tx, clientId, segmentId)
    await record(tx, { action: 'segment.removed', object: 'segment', objectId: segmentId, clientId })
    return { moved: await reassign(tx, { clientId, campaignId }, dayOf(when.now)) }
  })
}

/** More than so many at once is a rule, not a choice by hand. */
const mostPins = 1_000

/** Pins customers to a segment with the reason, or lets them go back to the rules (`segmentId` null). */
export async function pinToSegment(
  actor: StaffActor,
  campaignId: string,
  { customerIds, segmentId, reason }: { customerIds: string[]; segmentId: string | null; reason: string },
  when: When,
): Promise<{ moved: number } | SegmentNo> {
  return inCampaign(actor, campaignId, { customerIds, segmentId, reason }, when, async (tx, { clientId }, segments) => {
    const of = { clientId, campaignId }
    if (segmentId && !segments.some(({ id }) => id === segmentId)) return { refused: 'not-found' }
    if (customerIds.length > mostPins) return { refused: 'too-many-pins', most: mostPins }
    const known = await customersWithIds(tx, clientId, customerIds)
    if (known.length < new Set(customerIds).size) return { refused: 'not-found' }
    if (segmentId && reason.trim() === '') return { refused: 'reason-missing' }
    if (segmentId) await pinCustomers(tx, of, { customerIds, segmentId, reason: reason.trim(), staffId: actor.staffId })
    else await unpinCustomers(tx, of, customerIds)
    await record(tx, {
      action: segmentId ? 'customers.pinned' : 'customers.unpinned',
      object: 'segment',
      objectId: segmentId ?? campaignId,
      clientId,
      detail: { customers: customerIds.length },
    })
    return { moved: await reassign(tx, of, dayOf(when.now)) }
  })
}

/** Closes the step, or opens it again: steps never lock. */
export async function closeSegmenting(
  actor: StaffActor,
  campaignId: string,
  closed: boolean,
  when: When,
): Promise<{ closed: boolean } | SegmentNo> {
  return inCampaign(actor, campaignId, { closed }, when, async (tx, { clientId }) => {
    await markStep(tx, campaignId, 'segment', closed ? dayOf(when.now) : null)
    await record(tx, {
      action: closed ? 'step.closed' : 'step.reopened',
      object: 'campaign',
      objectId: campaignId,
      clientId,
      detail: { step: 'segment' },
    })
    return { closed }
  })
}

async function inCampaign<Answer>(
  actor: StaffActor,
  campaignId: string,
  body: object,
  { now, op }: When,
  work: (tx: Tx, campaign: Campaign, segments: Segment[]) => Promise<Answer | SegmentNo>,
): Promise<Answer | SegmentNo> {
  return withActor(theDb(), actor, (tx) =>
    once<Answer | SegmentNo>(tx, op, { campaignId, ...body }, async () => {
      const campaign = await campaignOf(tx, campaignId, dayOf(now))
      if (!campaign) return { refused: 'not-found' }
      await lockSegments(tx, { clientId: campaign.clientId, campaignId })
      return work(tx, campaign, await segmentsOf(tx, { clientId: campaign.clientId, campaignId }))
    }),
  )
}
