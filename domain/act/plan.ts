import type { Day } from '#domain/calendar/day'
import type { Channel } from '#domain/relations/contact'
import { sum } from '#domain/units/sum'

export type ActivityKind = Channel

/** What a segment gets. `minutes` is for each one, everything included; `target` is how many. */
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

/** What a plan costs, per segment and against the unit. */
export function planTotals(
  activities: readonly PlannedActivity[],
  fixed: FixedMinutes,
  unit: { minutes: number; indicatedVisits: number },
): PlanTotals {
  const bySegment = segmentTotals(activities)
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

/** The cost of one activity of a plan: minutes each times how many. */
export function activityMinutes(activity: Pick<PlannedActivity, 'minutes' | 'target'>): number {
  return activity.minutes * activity.target
}

function segmentTotals(activities: readonly PlannedActivity[]): SegmentTotal[] {
  const totals = new Map<string, SegmentTotal>()
  for (const activity of activities) {
    const total = totals.get(activity.segmentId) ?? { segmentId: activity.segmentId, minutes: 0, visits: 0, calls: 0 }
    total.minutes += activityMinutes(activity)
    if (activity.kind === 'visit') total.visits += activity.target
    if (activity.kind === 'call') total.calls += activity.target
    totals.set(activity.segmentId, total)
  }
  return [...totals.values()]
}
