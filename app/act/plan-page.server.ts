import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { newestEdition, planOf, type StoredActivity } from '#db/plans'
import { segmentsOf } from '#db/segments'
import { staffAt } from '#db/staff'
import { unitsOfCampaign } from '#db/units'
import { type FitProposal, trimToFit } from '#domain/act/fit'
import { type FixedMinutes, type PlannedActivity, type PlanTotals, planTotals } from '#domain/act/plan'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { reportsIn } from '#domain/reporting/period'

export type PlanPage = {
  segments: { id: string; name: string; colour: 'A' | 'B' | 'C' | 'D' | 'E'; customers: number; activities: StoredActivity[] }[]
  totals: PlanTotals
  proposals: FitProposal[]
  unitName: string | null
  people: { id: string; name: string }[]
  period: { from: Day; to: Day }
  /** The newest approved edition, and whether the plan is still the same. */
  approved: { edition: number; by: string | null; at: Moment | null; same: boolean } | null
}

/** Minutes that the office counts on beside the activities: setting up, 45 per report, 90 for the evaluation. */
const setUpMinutes = 480
const minutesPerReport = 45
const evaluationMinutes = 90

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
    const fixed: FixedMinutes = {
      setUp: setUpMinutes,
      reports: reportsIn(campaign.reportRhythm, period) * minutesPerReport,
      evaluation: evaluationMinutes,
    }
    const totals = planTotals(activities, fixed, unit)
    const weights = Object.fromEntries(segments.map(({ id, weight }) => [id, weight]))
    const edition = await newestEdition(tx, of)
    return {
      segments: segments.map(({ id, name, colour, customers }) => ({
        id,
        name,
        colour,
        customers,
        activities: activities.filter((each) => each.segmentId === id),
      })),
      totals,
      proposals: trimToFit({ activities, unitMinutes: unit.minutes, overBy: totals.overBy, weights, visitMinutes: {} }),
      unitName: units.map(({ name }) => name).join(' + ') || null,
      people: (await staffAt(tx, today)).filter(({ role }) => role !== 'admin').map(({ id, name }) => ({ id, name })),
      period,
      approved: edition && {
        edition: edition.edition,
        by: edition.approvedBy,
        at: edition.approvedAt,
        same: samePlan(edition.plan, activities),
      },
    }
  })
}

function samePlan(kept: readonly PlannedActivity[], now: readonly PlannedActivity[]): boolean {
  const line = ({ segmentId, kind, minutes, target, aim, dueOn }: PlannedActivity) =>
    JSON.stringify([segmentId, kind, minutes, target, aim ?? null, dueOn ?? null])
  return JSON.stringify(kept.map(line).sort()) === JSON.stringify(now.map(line).sort())
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
