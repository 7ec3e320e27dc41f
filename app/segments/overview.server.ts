import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import type { Page } from '#db/page'
import {
  countAssignment,
  customersOfSegment,
  type Moving,
  movesBy,
  type RuleVocabulary,
  ruleVocabularyOf,
  type Segment,
  type SegmentCustomer,
  segmentsOf,
} from '#db/segments'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { contradictions } from '#domain/segment/contradiction'
import { parseRule, type Rule } from '#domain/segment/rule'

export type SegmentsPage = {
  segments: (Segment & { neverTrue: boolean })[]
  customers: number
  /** Living customers that are in no segment yet, for want of a rest segment or of an assignment. */
  unassigned: number
  revenueCents: number
  vocabulary: RuleVocabulary
  segmentedOn: string | null
}

/** The segments of a campaign with what their rules may name; null when the actor does not see it. */
export async function segmentsPage(actor: StaffActor, campaignId: string, now: Moment): Promise<SegmentsPage | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    if (!campaign) return null
    const of = { clientId: campaign.clientId, campaignId }
    const segments = await segmentsOf(tx, of)
    const counted = await countAssignment(tx, of, [], dayOf(now))
    const customers = Object.values(counted).reduce((sum, count) => sum + count, 0)
    return {
      segments: segments.map((segment) => ({ ...segment, neverTrue: segment.rule !== null && contradictions(segment.rule).length > 0 })),
      customers,
      unassigned: customers - segments.reduce((sum, segment) => sum + segment.customers, 0),
      revenueCents: segments.reduce((sum, segment) => sum + segment.revenueCents, 0),
      vocabulary: await ruleVocabularyOf(tx, campaign.clientId),
      segmentedOn: campaign.segmentedOn,
    }
  })
}

export type RuleTrial = { matches: number; total: number; moving: Moving[]; neverTrue: boolean }

/** What a rule that is not saved yet would do: how many it takes in its place in the order, and who would move, by name. */
export async function tryRule(
  actor: StaffActor,
  campaignId: string,
  { segmentId, rule: given }: { segmentId: string | null; rule: unknown },
  now: Moment,
): Promise<RuleTrial | { refused: 'not-found' | 'no-rule' }> {
  const rule = parseRule(given)
  if (!rule) return { refused: 'no-rule' }
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) return { refused: 'not-found' } as const
    const of = { clientId: campaign.clientId, campaignId }
    const stored = await segmentsOf(tx, of)
    const tried = withRule(stored, segmentId, rule)
    const counted = await countAssignment(tx, of, tried.segments, today)
    return {
      matches: counted[tried.id] ?? 0,
      total: Object.values(counted).reduce((sum, count) => sum + count, 0),
      moving: (await movesBy(tx, of, tried.segments, today)).map((move) => ({ ...move, to: move.to === newId ? null : move.to })),
      neverTrue: contradictions(rule).length > 0,
    }
  })
}

/** Stands for the segment that is being made while its rule is tried. */
const newId = '00000000-0000-4000-8000-000000000000'

function withRule(stored: readonly Segment[], segmentId: string | null, rule: Rule) {
  const segments = stored.map(({ id, isRest, rule: own }) => ({ id, isRest, rule: id === segmentId ? rule : own }))
  if (segmentId && segments.some(({ id }) => id === segmentId)) return { id: segmentId, segments }
  const rest = segments.filter(({ isRest }) => isRest)
  return { id: newId, segments: [...segments.filter(({ isRest }) => !isRest), { id: newId, isRest: false, rule }, ...rest] }
}

/** The customers of one segment, a page at a time; null when there is no such segment. */
export async function segmentMembers(
  actor: StaffActor,
  { campaignId, segmentId }: { campaignId: string; segmentId: string },
  page: number,
  now: Moment,
): Promise<{ segment: Segment; others: { id: string; name: string }[]; customers: Page<SegmentCustomer> } | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    if (!campaign) return null
    const of = { clientId: campaign.clientId, campaignId }
    const segments = await segmentsOf(tx, of)
    const segment = segments.find(({ id }) => id === segmentId)
    if (!segment) return null
    const others = segments.filter(({ id }) => id !== segmentId).map(({ id, name }) => ({ id, name }))
    return { segment, others, customers: await customersOfSegment(tx, { ...of, segmentId }, page) }
  })
}
