import { z } from 'zod'
import type { Day } from '#domain/calendar/day'
import { type BaseFacts, filledShares, type KeyField, keyFields, type QualityScore, qualityScore } from '#domain/clean/score'
import type { EvaluationKind } from './period'
import type { KeyFigures, Measured } from './report-content'

/** What people say at an evaluation, as it is kept with the draft. A number that is null was not measured; an expectation that is not among them is counted. */
export const evaluationSaid = z.object({
  findings: z.string().trim().max(4000),
  agreed: z.array(z.string().trim().min(1).max(500)).max(30),
  seen: z.array(z.object({ what: z.string().max(200), number: z.number().finite().min(0).max(1_000_000_000).nullable() })).max(12),
})
export type EvaluationSaid = z.infer<typeof evaluationSaid>

/** Reads what is kept; nothing, or what an older version of the program wrote in another shape, is nothing said yet. */
export function readEvaluationSaid(kept: unknown): EvaluationSaid {
  const read = evaluationSaid.safeParse(kept)
  return read.success ? read.data : { findings: '', agreed: [], seen: [] }
}

/** What an evaluation is made from, beside the facts of every report. `members` are the segments of customers by their ids. */
export type EvaluationFacts = {
  kind: EvaluationKind
  kickOff: { edition: number; on: Day | null; isAgreed: boolean; expectations: readonly { what: string; number: number }[] } | null
  base: { before: BaseFacts; now: BaseFacts }
  segments: readonly { id: string; name: string }[]
  plan: { approvedOn: Day; members: Readonly<Record<string, string>> } | null
  members: Readonly<Record<string, string>>
  said: EvaluationSaid
}

/** `isTyped`: somebody gave the number; otherwise it is counted and its log lines are known. */
export type Expectation = { what: string; expected: number; seen: Measured; isTyped: boolean }

export type BaseLine = { what: 'customers' | 'score' | KeyField; before: number | null; now: number | null }

/** A segment when the plan was agreed and now: who is in it still, who came and who left. */
export type SegmentShift = { name: string; atPlan: number; now: number; came: number; left: number }

export type Evaluation = {
  kind: EvaluationKind
  kickOff: { edition: number; on: Day | null; isAgreed: boolean } | null
  expectations: readonly Expectation[]
  /** Empty while there is no base. Customers are counted; the score runs to 100 and the fields are percents. */
  base: readonly BaseLine[]
  planOn: Day | null
  segments: readonly SegmentShift[]
  findings: string
  agreed: readonly string[]
}

/** What an evaluation says beside the figures of every report: expected against seen, the base as it came and now, segments then and now (R10). */
export function evaluationOf(
  facts: EvaluationFacts,
  figures: KeyFigures,
  complaints: readonly { sources: readonly string[] }[],
): Evaluation {
  const { kind, kickOff, said, plan } = facts
  return {
    kind,
    kickOff: kickOff && { edition: kickOff.edition, on: kickOff.on, isAgreed: kickOff.isAgreed },
    expectations: (kickOff?.expectations ?? []).map(({ what, number }) => {
      const typed = said.seen.find((each) => each.what === what)
      const seen = typed ? (typed.number === null ? null : { value: typed.number, sources: [] }) : countedFor(what, figures, complaints)
      return { what, expected: number, seen, isTyped: typed !== undefined }
    }),
    base: baseLines(facts.base),
    planOn: plan?.approvedOn ?? null,
    segments: plan ? shifts(facts, plan.members) : [],
    findings: said.findings,
    agreed: said.agreed,
  }
}

/**
 * Which figure of the report an expectation is about, by its words; null when they name none. It is a proposal: who makes the evaluation sees it and
 * may give another number. Words for what comes out of a visit go before the word for visits.
 */
export function countedFor(what: string, figures: KeyFigures, complaints: readonly { sources: readonly string[] }[]): Measured {
  const words = what.toLowerCase()
  if (/kans|opportunit|offerte|quot/.test(words)) return figures.opportunities.total
  if (/klacht|complaint/.test(words)) return { value: complaints.length, sources: complaints.flatMap(({ sources }) => sources) }
  if (/cijfer|score|tevreden|waardering|rating|satisf/.test(words)) return figures.score.average
  if (/afspra|appointment/.test(words)) return figures.booked.total
  if (/bezoek|bezoch|visit/.test(words)) return figures.visited.total
  return null
}

function baseLines({ before, now }: EvaluationFacts['base']): BaseLine[] {
  if (now.customers === 0) return []
  const total = (score: QualityScore | null) => score?.total ?? null
  const hasBefore = before.customers > 0
  const [came, filled] = [filledShares(before), filledShares(now)]
  return [
    { what: 'customers', before: hasBefore ? before.customers : null, now: now.customers },
    { what: 'score', before: total(qualityScore(before)), now: total(qualityScore(now)) },
    ...(Object.keys(keyFields) as KeyField[]).map((what) => ({ what, before: hasBefore ? came[what] : null, now: filled[what] })),
  ]
}

function shifts({ segments, members }: EvaluationFacts, atPlan: Readonly<Record<string, string>>): SegmentShift[] {
  const counted = new Map(segments.map(({ id, name }) => [id, { name, atPlan: 0, now: 0, came: 0, left: 0 }]))
  for (const [customer, segment] of Object.entries(atPlan)) {
    const line = counted.get(segment)
    if (!line) continue
    line.atPlan += 1
    if (members[customer] !== segment) line.left += 1
  }
  for (const [customer, segment] of Object.entries(members)) {
    const line = counted.get(segment)
    if (!line) continue
    line.now += 1
    if (atPlan[customer] !== segment) line.came += 1
  }
  return [...counted.values()]
}
