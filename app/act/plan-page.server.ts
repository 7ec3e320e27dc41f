import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { type WorkCount, workCounts } from '#db/plan-work'
import {
  commentsOf,
  newestEdition,
  type PlanComment,
  type PlanEdition,
  type PlanMember,
  planMembers,
  planOf,
  type StoredActivity,
} from '#db/plans'
import { membersOf, segmentsOf } from '#db/segments'
import { homesOf, staffAt } from '#db/staff'
import { unitsOfCampaign } from '#db/units'
import { type FitProposal, trimToFit } from '#domain/act/fit'
import { fixedMinutes, type PlanDifference, type PlanTotals, planDifference, planTotals } from '#domain/act/plan'
import { driveMinutesOf, orderOfVisits } from '#domain/act/travel'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import type { Place } from '#domain/relations/contact'
import { reportsIn } from '#domain/reporting/period'
import { sum } from '#domain/units/sum'

export type PlanPage = {
  segments: { id: string; name: string; colour: 'A' | 'B' | 'C' | 'D' | 'E'; customers: number; activities: StoredActivity[] }[]
  totals: PlanTotals
  proposals: FitProposal[]
  /** By activity of a visit: the drive that is estimated for all of them, whether it stands inside the minutes or beside them, and the farthest by name. */
  travel: Record<string, { minutes: number; farthest: string[] }>
  work: WorkCount[]
  unitName: string | null
  people: { id: string; name: string }[]
  period: { from: Day; to: Day }
  /** The newest edition that was agreed with: how the plan and who is in which segment have changed since. */
  approved: { edition: number; by: string | null; at: Moment | null; difference: PlanDifference[]; moved: MovedMembers[] } | null
  /** An edition that waits for the client, with who agreed with which segment. */
  asked: { edition: number; at: Moment; approvals: PlanEdition['approvals']; same: boolean } | null
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
    const units = await unitsOfCampaign(tx, campaignId)
    const unit = { minutes: sum(units.map((each) => each.minutes)), indicatedVisits: sum(units.map((each) => each.indicatedVisits)) }
    const period = { from: campaign.startsOn, to: campaign.endsOn }
    const visits = activities.some(({ kind }) => kind === 'visit')
      ? await planMembers(tx, of, { kinds: ['visit'], most: mostOnTheRoad })
      : []
    const homes = await homesOf(tx)
    const roads = new Map(
      activities.flatMap((activity) => (activity.kind === 'visit' ? [[activity.id, roadOf(activity, visits, homes)] as const] : [])),
    )
    const apart = Object.fromEntries(
      activities.flatMap(({ id, travelApart }) => (travelApart ? [[id, sum(roads.get(id)?.drives ?? [])]] : [])),
    )
    const totals = planTotals(activities, fixedMinutes(reportsIn(campaign.reportRhythm, period)), unit, apart)
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
      unitName: units.map(({ name }) => name).join(' + ') || null,
      people: (await staffAt(tx, today)).filter(({ role }) => role !== 'admin').map(({ id, name }) => ({ id, name })),
      period,
      ...(await agreed(tx, of, activities)),
      comments: await commentsOf(tx, of),
    }
  })
}

/** Of more customers per segment than these the drive is not estimated one by one; nobody visits so many in one campaign. */
const mostOnTheRoad = 1_000

/** The estimated drives of the visits of one activity, and who lie farthest. */
function roadOf(activity: StoredActivity, members: readonly PlanMember[], homes: ReadonlyMap<string, Place>) {
  const home = (activity.ownerId && homes.get(activity.ownerId)) || null
  const all = members
    .filter(({ segmentId }) => segmentId === activity.segmentId)
    .map(({ name, latitude, longitude }) => ({ name, place: latitude === null || longitude === null ? null : { latitude, longitude } }))
  const chosen = orderOfVisits(all, home, activity.pick).slice(0, activity.target)
  const drives = driveMinutesOf(
    chosen.map(({ place }) => place),
    home,
  )
  const byDrive = chosen.map(({ name }, at) => ({ name, drive: drives[at] ?? 0 })).sort((a, b) => b.drive - a.drive)
  return { drives, farthest: byDrive.slice(0, 12).map(({ name }) => name) }
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
