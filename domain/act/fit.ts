import type { UnitOffer } from '#domain/units/kinds'
import type { PlannedActivity } from './plan'

/** A way to make a plan fit its unit. `saves` and `adds` are minutes. */
export type FitProposal =
  /** The visits of an activity that lie farthest, where the cost of each is known. */
  | { kind: 'drop-farthest'; activityId: string; count: number; saves: number }
  /** Fewer of an activity, of the segment with the least weight first. */
  | { kind: 'fewer'; activityId: string; count: number; saves: number }
  | { kind: 'larger-unit'; offer: UnitOffer; adds: number }

export type FitFacts = {
  activities: readonly PlannedActivity[]
  overBy: number
  /** How much a segment matters; a segment that is not named weighs 1. */
  weights: Readonly<Record<string, number>>
  /** What each visit of an activity would cost with its drive, where that is known. */
  visitMinutes: Readonly<Record<string, readonly number[]>>
  unitMinutes: number
}

export declare function trimToFit(facts: FitFacts): FitProposal[]
