import type { Campaign } from '#db/campaigns'
import type { Tx } from '#db/door'
import { type PlanMember, planMembers, type StoredActivity } from '#db/plans'
import { homesOf } from '#db/staff'
import { unitsOfCampaign } from '#db/units'
import { fixedMinutes, type PlanTotals, planTotals } from '#domain/act/plan'
import { driveMinutesOf, orderOfVisits } from '#domain/act/travel'
import type { Place } from '#domain/relations/contact'
import { reportsIn } from '#domain/reporting/period'
import { sum } from '#domain/units/sum'

/** The estimated drives of the visits of one activity, in minutes each, and who lie farthest. */
export type Road = { drives: number[]; farthest: string[] }

export type PlanSums = {
  totals: PlanTotals
  unit: { minutes: number; indicatedVisits: number }
  unitName: string | null
  /** By activity that is a visit. */
  roads: Map<string, Road>
}

/** What the plan of a campaign costs against its units, with the drives estimated from where the customers are. */
export async function planSums(tx: Tx, campaign: Campaign, activities: readonly StoredActivity[]): Promise<PlanSums> {
  const of = { clientId: campaign.clientId, campaignId: campaign.id }
  const units = await unitsOfCampaign(tx, campaign.id)
  const unit = { minutes: sum(units.map((each) => each.minutes)), indicatedVisits: sum(units.map((each) => each.indicatedVisits)) }
  const visits = activities.filter(({ kind }) => kind === 'visit')
  const members = visits.length > 0 ? await planMembers(tx, of, { kinds: ['visit'], most: mostOnTheRoad }) : []
  const homes = await homesOf(tx)
  const roads = new Map(visits.map((activity) => [activity.id, roadOf(activity, members, homes)]))
  const apart = Object.fromEntries(visits.flatMap(({ id, travelApart }) => (travelApart ? [[id, sum(roads.get(id)?.drives ?? [])]] : [])))
  const reports = reportsIn(campaign.reportRhythm, { from: campaign.startsOn, to: campaign.endsOn })
  return {
    totals: planTotals(activities, fixedMinutes(reports), unit, apart),
    unit,
    unitName: units.map(({ name }) => name).join(' + ') || null,
    roads,
  }
}

/** Of more customers per segment than these the drive is not estimated one by one; nobody visits so many in one campaign. */
const mostOnTheRoad = 1_000

function roadOf(activity: StoredActivity, members: readonly PlanMember[], homes: ReadonlyMap<string, Place>): Road {
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
