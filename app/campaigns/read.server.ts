import { notFound } from '#app/http/params.server'
import { type CampaignState, campaignCounts, campaignOf, campaignPage } from '#db/campaigns'
import { clientNames, clientPeopleOf } from '#db/clients'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { navFacts } from '#db/nav'
import { offersOf } from '#db/offers'
import { pin } from '#db/preferences'
import { staffAt } from '#db/staff'
import { unitsOfCampaign } from '#db/units'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import { sum } from '#domain/units/sum'

/** What stands above every page of a campaign. */
export async function campaignHeader(actor: StaffActor, campaignId: string, today: Day) {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) throw notFound()
    const units = await unitsOfCampaign(tx, campaignId)
    const pinned = await inMenu(tx, actor, today)
    const people = await clientPeopleOf(tx, campaign.clientId)
    const { id, name, startsOn, endsOn, client, staff } = campaign
    return {
      id,
      name,
      startsOn,
      endsOn,
      client,
      staff: staff.map((member) => member.name),
      unit: units.length > 0 ? { name: units.map((unit) => unit.name).join(', '), minutes: sum(units.map((unit) => unit.minutes)) } : null,
      unitId: units[0]?.id ?? null,
      mayAssign: actor.role !== 'consultant',
      isPinned: pinned.includes(campaignId),
      people: people.map((person) => ({ id: person.id, name: person.name, jobTitle: person.jobTitle, hasLogin: person.userId !== null })),
    }
  })
}

export type CampaignHeaderData = Awaited<ReturnType<typeof campaignHeader>>

/** A page of the list of campaigns, with how many there are in each state. */
export async function campaignList(actor: StaffActor, asked: { search: string; state: CampaignState | 'all'; page: number; today: Day }) {
  return withActor(theDb(), actor, async (tx) => ({ page: await campaignPage(tx, asked), counts: await campaignCounts(tx, asked.today) }))
}

/** What there is to choose from for a new campaign. */
export async function choicesForNew(actor: StaffActor, today: Day) {
  return withActor(theDb(), actor, async (tx) => {
    const clients = await clientNames(tx)
    const people = (await staffAt(tx, today)).map(({ id, name, role }) => ({ id, name, role }))
    return { clients, people, offers: await offersOf(tx) }
  })
}

/** Pins a campaign that the actor sees in their own menu, or takes it out. */
export async function pinCampaign(actor: StaffActor, campaignId: string, { on, today }: { on: boolean; today: Day }): Promise<void> {
  await withActor(theDb(), actor, async (tx) => {
    if (!(await campaignOf(tx, campaignId, today))) throw notFound()
    await pin(tx, campaignId, on, await inMenu(tx, actor, today))
  })
}

/** The campaigns in the actor's menu: those they pinned, or at first those they work on. */
async function inMenu(tx: Tx, { userId, role, staffId }: StaffActor, today: Day): Promise<string[]> {
  const { pinned } = await navFacts(tx, { userId, staffId: role === 'consultant' ? staffId : null, today })
  return pinned.map(({ id }) => id)
}
