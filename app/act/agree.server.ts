import { record } from '#db/audit'
import { markStep } from '#db/campaigns'
import type { Tx } from '#db/door'
import { applyWork, standingWork } from '#db/plan-work'
import { agreeToEdition, type PlanEdition, type PlanMember, planMembers } from '#db/plans'
import { membersOf } from '#db/segments'
import { homesOf } from '#db/staff'
import type { PlannedActivity } from '#domain/act/plan'
import { orderOfVisits } from '#domain/act/travel'
import { workChanges, workOf } from '#domain/act/work'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { Place } from '#domain/relations/contact'

type Of = { clientId: string; campaignId: string }

/**
 * An edition of the plan is agreed with as a whole: who is in which segment is kept as it is now, the step is closed, and the tasks become those of
 * the plan. The campaign's row is locked by the caller, so that two who agree at once make the work once.
 */
export async function agreeToPlan(tx: Tx, of: Of, edition: PlanEdition, { by, at }: { by: string; at: Moment }): Promise<void> {
  await agreeToEdition(tx, of, edition.id, { approvedBy: by, approvedAt: at, members: await membersOf(tx, of) })
  await markStep(tx, of.campaignId, 'act', dayOf(at))
  const changes = await changesFor(tx, of, edition.plan)
  await applyWork(tx, of, { plan: edition.plan, edition: edition.edition, ...changes })
  const detail = { edition: edition.edition, tasks: changes.add.length, dropped: changes.drop.length }
  await record(tx, { action: 'plan.approved', object: 'campaign', objectId: of.campaignId, clientId: of.clientId, detail })
}

async function changesFor(tx: Tx, of: Of, plan: readonly PlannedActivity[]) {
  const kinds = [...new Set(plan.map(({ kind }) => kind))]
  const members = await planMembers(tx, of, { kinds, most: 100_000 })
  const homes = await homesOf(tx)
  const wanted = workOf(plan, (activity) => customersFor(activity, members, homes))
  return workChanges(wanted, await standingWork(tx, of), Object.fromEntries(plan.map(({ id, target }) => [id, target])))
}

/** The customers an activity is for, in the order in which it takes them. */
function customersFor(activity: PlannedActivity, members: readonly PlanMember[], homes: ReadonlyMap<string, Place>): string[] {
  const own = members.filter(({ segmentId }) => segmentId === activity.segmentId)
  const visits = own.map(({ customerId, latitude, longitude }) => ({
    customerId,
    place: latitude === null || longitude === null ? null : { latitude, longitude },
  }))
  const home = (activity.ownerId && homes.get(activity.ownerId)) || null
  return orderOfVisits(visits, home, activity.pick ?? 'largest').map(({ customerId }) => customerId)
}
