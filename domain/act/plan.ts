import type { Day } from '#domain/calendar/day'
import type { Channel } from '#domain/relations/contact'
import { sum } from '#domain/units/sum'

/** `other` is a kind of one's own, with a name. */
export type ActivityKind = Channel | 'thank-you' | 'other'

/**
 * What a segment gets. `target` is how many; `minutes` is for each one, with the drive in it unless `travelApart` says that it comes on top.
 */
export type PlannedActivity = {
  id: string
  segmentId: string
  kind: ActivityKind
  aim: string | null
  script: string | null
  minutes: number
  target: number
  ownerId: string | null
  dueOn: Day | null
  startsOn?: Day | null
  /** What a kind of one's own is called. */
  name?: string | null
  channel?: string | null
  travelApart?: boolean
  /** Whom to take first when not everybody in the segment is meant. */
  pick?: 'largest' | 'nearest'
}

/** Whole minutes that come on top of the activities. */
export type FixedMinutes = { setUp: number; reports: number; evaluation: number }

export type SegmentTotal = { segmentId: string; minutes: number; visits: number; calls: number }

export type PlanTotals = {
  bySegment: SegmentTotal[]
  activities: number
  fixed: FixedMinutes
  total: number
  unitMinutes: number
  /** What is left of the unit; negative when the plan is over. */
  margin: number
  /** How far the plan is over the unit; 0 when it fits. */
  overBy: number
  visits: number
  /** The visits that the unit's indication names. */
  indicatedVisits: number
}

/** The office reckons with eight hours to set a campaign up, 45 minutes a report and 90 for the evaluation. */
export function fixedMinutes(reports: number): FixedMinutes {
  return { setUp: 480, reports: reports * 45, evaluation: 90 }
}

/** A plan beyond this is a slip of the keyboard: 10,000 hours. */
export const mostPlanMinutes = 600_000

/**
 * What a plan costs, per segment and against the unit.
 * @param travel estimated drive minutes by activity, of the activities whose minutes do not hold them
 */
export function planTotals(
  activities: readonly PlannedActivity[],
  fixed: FixedMinutes,
  unit: { minutes: number; indicatedVisits: number },
  travel: Readonly<Record<string, number>> = {},
): PlanTotals {
  const bySegment = segmentTotals(activities, travel)
  const minutes = sum(bySegment.map((segment) => segment.minutes))
  const total = minutes + fixed.setUp + fixed.reports + fixed.evaluation
  return {
    bySegment,
    activities: minutes,
    fixed,
    total,
    unitMinutes: unit.minutes,
    margin: unit.minutes - total,
    overBy: Math.max(0, total - unit.minutes),
    visits: sum(bySegment.map((segment) => segment.visits)),
    indicatedVisits: unit.indicatedVisits,
  }
}

/** What was agreed with the client about a plan that is larger than its unit: by how many minutes, in whose words. */
export type Overrun = { minutes: number; words: string; by: string }

/** Who may agree with a client that a plan is larger than the unit: the same who may book over one. */
export function mayAgreeOverrun(role: 'admin' | 'manager' | 'consultant'): boolean {
  return role !== 'consultant'
}

/**
 * A plan over its unit does not go to the client by itself: something is dropped, or somebody who may writes down what was agreed.
 * Null for a plan that fits.
 */
export function overrunFor(
  overBy: number,
  agreed: { words: string | null; by: string; role: 'admin' | 'manager' | 'consultant' },
): Overrun | null | { refused: 'over-the-unit' | 'overrun-not-yours' | 'reason-too-short' } {
  if (overBy <= 0) return null
  if (agreed.words === null) return { refused: 'over-the-unit' }
  if (!mayAgreeOverrun(agreed.role)) return { refused: 'overrun-not-yours' }
  const words = agreed.words.trim()
  return words.length < 10 ? { refused: 'reason-too-short' } : { minutes: overBy, words, by: agreed.by }
}

/** The cost of one activity of a plan: minutes each times how many. */
export function activityMinutes(activity: Pick<PlannedActivity, 'minutes' | 'target'>): number {
  return activity.minutes * activity.target
}

/** Where two plans differ, by segment and kind: what came, went, or is another number, time, aim or day. */
export type PlanDifference = { segmentId: string; kind: ActivityKind; what: 'added' | 'removed' | 'changed' }

export function planDifference(kept: readonly PlannedActivity[], now: readonly PlannedActivity[]): PlanDifference[] {
  const was = new Map(kept.map((activity) => [activity.id, activity]))
  const is = new Set(now.map((activity) => activity.id))
  const about = ({ segmentId, kind }: PlannedActivity) => ({ segmentId, kind })
  const differences: PlanDifference[] = [
    ...now.flatMap((activity): PlanDifference[] => {
      const before = was.get(activity.id)
      if (!before) return [{ ...about(activity), what: 'added' }]
      return lineOf(before) === lineOf(activity) ? [] : [{ ...about(activity), what: 'changed' }]
    }),
    ...kept.filter(({ id }) => !is.has(id)).map((activity) => ({ ...about(activity), what: 'removed' as const })),
  ]
  return differences
}

function lineOf({ segmentId, kind, minutes, target, ...rest }: PlannedActivity): string {
  const { aim, dueOn, startsOn, name, channel, travelApart, pick } = rest
  return JSON.stringify([
    segmentId,
    kind,
    minutes,
    target,
    aim ?? null,
    dueOn ?? null,
    startsOn ?? null,
    name ?? null,
    channel ?? null,
    travelApart ?? false,
    pick ?? 'largest',
  ])
}

function segmentTotals(activities: readonly PlannedActivity[], travel: Readonly<Record<string, number>>): SegmentTotal[] {
  const totals = new Map<string, SegmentTotal>()
  for (const activity of activities) {
    const total = totals.get(activity.segmentId) ?? { segmentId: activity.segmentId, minutes: 0, visits: 0, calls: 0 }
    total.minutes += activityMinutes(activity) + (travel[activity.id] ?? 0)
    if (activity.kind === 'visit') total.visits += activity.target
    if (activity.kind === 'call') total.calls += activity.target
    totals.set(activity.segmentId, total)
  }
  return [...totals.values()]
}
