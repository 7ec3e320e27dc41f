import { notFound } from '#app/http/params.server'
import { record } from '#db/audit'
import { assign, assignmentsOf, unassign } from '#db/campaign-people'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { staffAt } from '#db/staff'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import { type Assigned, keepsLead } from '#domain/relations/assignment'

export type PeopleRefusal =
  | { refused: 'not-found' }
  | { refused: 'staff-unknown' }
  | { refused: 'lead-missing' }
  | { refused: 'ends-before-start' }
  | { refused: 'used-twice' }

/** Who is on a campaign and for how long, and who of ours is not. */
export async function peopleScreen(actor: StaffActor, campaignId: string, today: Day) {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) throw notFound()
    const people = await assignmentsOf(tx, { clientId: campaign.clientId, campaignId }, today)
    const staff = (await staffAt(tx, today)).map(({ id, name, role }) => ({ id, name, role }))
    return { campaignId, campaign: { name: campaign.name, client: campaign.client.name }, people, staff }
  })
}

export type PeopleScreen = Awaited<ReturnType<typeof peopleScreen>>

/**
 * Puts somebody on a campaign, or changes their part in it: from then on, and until the last day, they see it. Somebody must lead it without an end.
 */
export async function assignPerson(
  actor: StaffActor,
  campaignId: string,
  asked: Assigned,
  { today, op }: { today: Day; op?: string | undefined },
): Promise<{ assigned: string } | PeopleRefusal> {
  if (asked.since && asked.until && asked.until < asked.since) return { refused: 'ends-before-start' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { campaignId, ...asked }, async () => {
      const campaign = await campaignOf(tx, campaignId, today)
      if (!campaign) return { refused: 'not-found' } as const
      if (!(await staffAt(tx, today)).some(({ id }) => id === asked.staffId)) return { refused: 'staff-unknown' } as const
      const of = { clientId: campaign.clientId, campaignId }
      const people = await assignmentsOf(tx, of, today, { lock: true })
      if (!keepsLead(people, asked.staffId, asked)) return { refused: 'lead-missing' } as const
      await assign(tx, of, asked)
      const { staffId: staff, role, since, until } = asked
      const detail = { staff, role, since, until }
      await record(tx, { action: 'campaign.staffed', object: 'campaign', objectId: campaignId, clientId: of.clientId, detail })
      return { assigned: staff }
    }),
  )
}

/** Takes somebody off a campaign: at their next request it is closed to them. Asking twice is harmless. */
export async function unassignPerson(
  actor: StaffActor,
  campaignId: string,
  staffId: string,
  today: Day,
): Promise<{ unassigned: string } | PeopleRefusal> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) return { refused: 'not-found' } as const
    const of = { clientId: campaign.clientId, campaignId }
    const people = await assignmentsOf(tx, of, today, { lock: true })
    if (!people.some((each) => each.staffId === staffId)) return { unassigned: staffId }
    if (!keepsLead(people, staffId, null)) return { refused: 'lead-missing' } as const
    await unassign(tx, of, staffId, today)
    const detail = { staff: staffId }
    await record(tx, { action: 'campaign.unstaffed', object: 'campaign', objectId: campaignId, clientId: of.clientId, detail })
    return { unassigned: staffId }
  })
}
