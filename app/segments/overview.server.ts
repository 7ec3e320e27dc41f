import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import type { Page } from '#db/page'
import { customersOfSegment, type Segment, type SegmentCustomer, segmentsOf } from '#db/segments'
import { countRule, livingCustomers, type Moving, movesBy, type RuleCount, rulesOf } from '#db/segments/assignment'
import { customerFactsOf } from '#db/segments/customer-facts'
import { missingFrom, ruleVocabularyOf } from '#db/segments/vocabulary'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import type { SegmentRule } from '#domain/segment/assign'
import { type Contradiction, contradictions } from '#domain/segment/contradiction'
import { fieldValue } from '#domain/segment/evaluate'
import { decisive, explainMatch } from '#domain/segment/explain'
import { missingIn, namedIn, namedInAll, type RuleVocabulary } from '#domain/segment/names'
import { type Condition, parseRule, type Rule } from '#domain/segment/rule'

export type SegmentsPage = {
  /** With the conditions that can never be true together, and what a rule names that is gone. */
  segments: (Segment & { clashes: Contradiction[]; missing: string[] })[]
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
    const segments = await segmentsOf(tx, { clientId: campaign.clientId, campaignId })
    const customers = await livingCustomers(tx, campaign.clientId)
    const missing = await missingFrom(tx, campaign.clientId, namedInAll(segments.flatMap(({ rule }) => rule ?? [])))
    return {
      segments: segments.map((segment) => ({
        ...segment,
        clashes: segment.rule ? contradictions(segment.rule) : [],
        missing: segment.rule ? missingIn(segment.rule, missing) : [],
      })),
      customers,
      unassigned: customers - segments.reduce((sum, segment) => sum + segment.customers, 0),
      revenueCents: segments.reduce((sum, segment) => sum + segment.revenueCents, 0),
      vocabulary: await ruleVocabularyOf(tx, campaign.clientId),
      segmentedOn: campaign.segmentedOn,
    }
  })
}

/** `id` stands for the tried segment in `moving`, also when it is new. */
export type RuleTrial = RuleCount & { id: string; clashes: Contradiction[]; missing: string[]; moving: Moving[] | null }

/** What a rule that is not saved yet would do: how many it fits and takes in its place in the order; with `names` also who would move. */
export async function tryRule(
  actor: StaffActor,
  campaignId: string,
  { segmentId, rule: given, names }: { segmentId: string | null; rule: unknown; names: boolean },
  now: Moment,
): Promise<RuleTrial | { refused: 'not-found' | 'no-rule' }> {
  const rule = parseRule(given)
  if (!rule) return { refused: 'no-rule' }
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) return { refused: 'not-found' } as const
    const of = { clientId: campaign.clientId, campaignId }
    return {
      ...(await tried(tx, of, { segmentId, rule, names }, today)),
      clashes: contradictions(rule),
      missing: await missingFrom(tx, of.clientId, namedIn(rule)),
    }
  })
}

async function tried(
  tx: Tx,
  of: { clientId: string; campaignId: string },
  { segmentId, rule, names }: { segmentId: string | null; rule: Rule; names: boolean },
  today: string,
) {
  const { id, segments } = withRule(await rulesOf(tx, of), segmentId, rule)
  const earlier = segments.slice(
    0,
    segments.findIndex((each) => each.id === id),
  )
  const counted = await countRule(tx, of, { id, rule, earlier }, today)
  return { ...counted, id, moving: names ? await movesBy(tx, of, segments, today) : null }
}

/** Stands for the segment that is being made while its rule is tried. */
const newId = '00000000-0000-4000-8000-000000000000'

function withRule(stored: readonly SegmentRule[], segmentId: string | null, rule: Rule): { id: string; segments: SegmentRule[] } {
  const segments = stored.map(({ id, isRest, rule: own }) => ({ id, isRest, rule: id === segmentId ? rule : own }))
  if (segmentId && segments.some(({ id }) => id === segmentId)) return { id: segmentId, segments }
  const rest = segments.filter(({ isRest }) => isRest)
  return { id: newId, segments: [...segments.filter(({ isRest }) => !isRest), { id: newId, isRest: false, rule }, ...rest] }
}

/** Why a customer is in the segment: the conditions of the rule that settled it, with what stands there. */
export type Why = { condition: Condition; value: ReturnType<typeof fieldValue> }[]

export type Members = {
  segment: Segment
  others: { id: string; name: string }[]
  customers: Page<SegmentCustomer & { why: Why }>
}

/** The customers of one segment, a page at a time, each with why; null when there is no such segment. */
export async function segmentMembers(
  actor: StaffActor,
  { campaignId, segmentId }: { campaignId: string; segmentId: string },
  page: number,
  now: Moment,
): Promise<Members | null> {
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) return null
    const of = { clientId: campaign.clientId, campaignId }
    const segments = await segmentsOf(tx, of)
    const segment = segments.find(({ id }) => id === segmentId)
    if (!segment) return null
    const others = segments.filter(({ id }) => id !== segmentId).map(({ id, name }) => ({ id, name }))
    const customers = await customersOfSegment(tx, { ...of, segmentId }, page)
    const ids = customers.rows.map(({ id }) => id)
    const facts = segment.rule && ids.length > 0 ? await customerFactsOf(tx, of.clientId, today, ids) : []
    const whyOf = (id: string): Why => {
      const customer = facts.find((each) => each.id === id)
      if (!customer || !segment.rule) return []
      return decisive(explainMatch(segment.rule, customer)).map((condition) => ({ condition, value: fieldValue(condition, customer) }))
    }
    return { segment, others, customers: { ...customers, rows: customers.rows.map((row) => ({ ...row, why: whyOf(row.id) })) } }
  })
}
