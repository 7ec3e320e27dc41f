import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { type WorkCount, workCounts } from '#db/plan-work'
import { commentsOf, newestEdition, type PlanComment, type PlanEdition, planOf, type StoredActivity } from '#db/plans'
import { membersOf, segmentsOf } from '#db/segments'
import { staffAt } from '#db/staff'
import { type FitProposal, trimToFit } from '#domain/act/fit'
import { mayAgreeOverrun, type Overrun, type PlanDifference, type PlanTotals, planDifference } from '#domain/act/plan'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { sum } from '#domain/units/sum'
import { planSums } from './plan-sums.server'

export type PlanPage = {
  segments: { id: string; name: string; colour: 'A' | 'B' | 'C' | 'D' | 'E'; customers: number; activities: StoredActivity[] }[]
  totals: PlanTotals
  proposals: FitProposal[]
  /** By activity of a visit: the drive that is estimated for all of them, whether it stands inside the minutes or beside them, and the farthest by name. */
  travel: Record<string, { minutes: number; farthest: string[] }>
  work: WorkCount[]
  unitName: string | null
  /** Whether the reader may send a plan that is over the unit to the client, with what was agreed about it. */
  mayOverrun: boolean
  people: { id: string; name: string }[]
  period: { from: Day; to: Day }
  /** The newest edition that was agreed with: how the plan and who is in which segment have changed since. */
  approved: { edition: number; by: string | null; at: Moment | null; difference: PlanDifference[]; moved: MovedMembers[] } | null
  /** An edition that waits for the client, with who agreed with which segment. */
  asked: { edition: number; at: Moment; approvals: PlanEdition['approvals']; same: boolean; overrun: Overrun | null } | null
  comments: PlanComment[]
}

/** How many customers went from one segment to another since the plan was agreed; null is a customer who came or left. */
export type MovedMembers = { from: string | null; to: string | null; customers: number }

/** The plan of a campaign per segment, with what it costs against the units. Null when the actor does not see the campaign. */
export async function planPage(actor: StaffActor, campaignId: string, now: Moment): Promise<PlanPage | null> {
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) return null
    const of = { clientId: campaign.clientId, campaignId }
    const segments = await segmentsOf(tx, of)
    const activities = await planOf(tx, of)
    const { totals, unit, unitName, roads } = await planSums(tx, campaign, activities)
    const period = { from: campaign.startsOn, to: campaign.endsOn }
    const weights = Object.fromEntries(segments.map(({ id, weight }) => [id, weight]))
    const visitMinutes = Object.fromEntries(
      activities.map((activity) => [activity.id, costsOf(activity, roads.get(activity.id)?.drives ?? [])]),
    )
    return {
      segments: segments.map(({ id, name, colour, customers }) => ({
        id,
        name,
        colour,
        customers,
        activities: activities.filter((each) => each.segmentId === id),
      })),
      totals,
      proposals: trimToFit({ activities, unitMinutes: unit.minutes, overBy: totals.overBy, weights, visitMinutes }),
      travel: Object.fromEntries([...roads].map(([id, { drives, farthest }]) => [id, { minutes: sum(drives), farthest }])),
      work: await workCounts(tx, of),
      unitName,
      mayOverrun: mayAgreeOverrun(actor.role),
      people: (await staffAt(tx, today)).filter(({ role }) => role !== 'admin').map(({ id, name }) => ({ id, name })),
      period,
      ...(await agreed(tx, of, activities)),
      comments: await commentsOf(tx, of),
    }
  })
}

/** What each visit costs: beside the minutes, or about as much more or less than average as its drive. */
function costsOf({ minutes, travelApart }: StoredActivity, drives: readonly number[]): number[] {
  const average = drives.length > 0 ? sum(drives) / drives.length : 0
  return drives.map((drive) => (travelApart ? minutes + drive : Math.max(0, Math.round(minutes + drive - average))))
}

async function agreed(
  tx: Tx,
  of: { clientId: string; campaignId: string },
  activities: readonly StoredActivity[],
): Promise<Pick<PlanPage, 'approved' | 'asked'>> {
  const newest = await newestEdition(tx, of)
  const approved = newest?.approvedAt ? newest : await newestEdition(tx, of, { approved: true })
  const waits = newest && !newest.approvedAt ? newest : null
  return {
    approved: approved && {
      edition: approved.edition,
      by: approved.approvedBy,
      at: approved.approvedAt,
      difference: planDifference(approved.plan, activities),
      moved: movedBetween(approved.members, await membersOf(tx, of)),
    },
    asked: waits && {
      edition: waits.edition,
      at: waits.askedAt,
      approvals: waits.approvals,
      overrun: waits.overrun,
      same: planDifference(waits.plan, activities).length === 0,
    },
  }
}

function movedBetween(was: Readonly<Record<string, string>>, is: Readonly<Record<string, string>>): MovedMembers[] {
  const counts = new Map<string, MovedMembers>()
  for (const customer of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [from, to] = [was[customer] ?? null, is[customer] ?? null]
    if (from === to) continue
    const known = counts.get(`${from} ${to}`) ?? { from, to, customers: 0 }
    counts.set(`${from} ${to}`, { ...known, customers: known.customers + 1 })
  }
  return [...counts.values()].sort((a, b) => b.customers - a.customers)
}
