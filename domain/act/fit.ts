import { smallestOfferFor, type UnitOffer } from '#domain/units/kinds'
import { activityMinutes, type PlannedActivity } from './plan'

/** So many fewer of an activity; `saves` is in minutes. */
export type Cut = { activityId: string; count: number; saves: number }

/** A way to make a plan fit its unit. `saves` and `adds` are minutes. */
export type FitProposal =
  /** The visits of one activity that lie farthest, where the cost of each is known. */
  | { kind: 'drop-farthest'; cuts: Cut[]; saves: number }
  /** Fewer activities, in the segments with the least weight first. */
  | { kind: 'fewer'; cuts: Cut[]; saves: number }
  | { kind: 'larger-unit'; offer: UnitOffer; adds: number }

export type FitFacts = {
  activities: readonly PlannedActivity[]
  unitMinutes: number
  /** How far the plan is over the unit. */
  overBy: number
  /** How much a segment matters; one that is not named weighs 1. */
  weights: Readonly<Record<string, number>>
  /** By activity: what each of its visits would cost with its drive, where that is known. */
  visitMinutes: Readonly<Record<string, readonly number[]>>
}

/** What would make the plan fit; nothing when it fits already. Each proposal is enough by itself. */
export function trimToFit(facts: FitFacts): FitProposal[] {
  if (facts.overBy <= 0) return []
  return [farthestDropped(facts), fewerOfTheLeast(facts), largerUnit(facts)].filter((proposal) => proposal !== null)
}

function farthestDropped(facts: FitFacts): FitProposal | null {
  const cuts = facts.activities
    .filter((activity) => activity.kind === 'visit')
    .flatMap((activity) => farthestOf(activity, facts) ?? [])
    .sort((a, b) => a.count - b.count || a.saves - b.saves)
  const [least] = cuts
  return least ? { kind: 'drop-farthest', cuts: [least], saves: least.saves } : null
}

function farthestOf(activity: PlannedActivity, { visitMinutes, overBy }: FitFacts): Cut | null {
  const costs = [...(visitMinutes[activity.id] ?? [])].sort((a, b) => b - a).slice(0, activity.target)
  let [count, saves] = [0, 0]
  for (const cost of costs) {
    if (saves >= overBy) break
    count += 1
    saves += cost
  }
  return saves >= overBy && count > 0 ? { activityId: activity.id, count, saves } : null
}

function fewerOfTheLeast({ activities, weights, overBy }: FitFacts): FitProposal | null {
  const weightOf = (activity: PlannedActivity) => weights[activity.segmentId] ?? 1
  const cuts: Cut[] = []
  let over = overBy
  for (const activity of [...activities].sort((a, b) => weightOf(a) - weightOf(b) || b.minutes - a.minutes)) {
    if (over <= 0 || activityMinutes(activity) === 0) continue
    const count = Math.min(activity.target, Math.ceil(over / activity.minutes))
    cuts.push({ activityId: activity.id, count, saves: count * activity.minutes })
    over -= count * activity.minutes
  }
  return over <= 0 ? { kind: 'fewer', cuts, saves: overBy - over } : null
}

function largerUnit({ unitMinutes, overBy }: FitFacts): FitProposal | null {
  const offer = smallestOfferFor(unitMinutes + overBy)
  return offer && offer.minutes > unitMinutes ? { kind: 'larger-unit', offer, adds: offer.minutes - unitMinutes } : null
}
