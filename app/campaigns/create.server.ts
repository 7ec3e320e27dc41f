import { record } from '#db/audit'
import { addCampaign, assignToCampaign, campaignNames } from '#db/campaigns'
import { addClient, assignToClient, clientNamed, clientOf } from '#db/clients'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { type StaffMember, staffAt } from '#db/staff'
import { addUnit, appendEntries } from '#db/units'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { opening } from '#domain/units/booking'
import type { UnitKind, UnitTerms } from '#domain/units/kinds'

/** A campaign as somebody wishes to begin it: for a client that is there, or for a new one. */
export type CampaignWish = {
  client: { id: string } | { name: string; initials: string; place: string | null }
  name: string
  goal: string | null
  startsOn: Day
  endsOn: Day
  unit: {
    kind: UnitKind
    name: string
    minutes: number
    indicatedVisits: number
    priceCents: number | null
    contractNumber: string | null
    /** What the kind that was chosen says in the settings; without it the terms of the method's kind hold. */
    terms?: Pick<UnitTerms, 'term' | 'unused' | 'chargesFruitless'>
  }
  /** How many of these units are sold, and whether each follows on the one before or a booking chooses. One when it is left out. */
  several?: { units: number; use: 'in-order' | 'per-booking' }
  /** Who works on it; the first leads. */
  staffIds: readonly string[]
  reportRhythm: 'weekly' | 'monthly'
  evaluationAt: Moment | null
  /** The words under which the opening stands in the ledger. */
  openingText: string
}

export type CreateRefusal =
  | { refused: 'client-exists'; clientId: string }
  | { refused: 'client-unknown' }
  | { refused: 'campaign-exists' }
  | { refused: 'staff-unknown' }
  | { refused: 'used-twice' }

/**
 * Begins a campaign: the client if it is new, the campaign, who works on it, its units and the openings of their ledgers, all of it or nothing. The same
 * form sent twice begins one.
 */
export async function createCampaign(
  actor: StaffActor,
  wish: CampaignWish,
  { now, op }: { now: Moment; op?: string },
): Promise<{ campaignId: string } | CreateRefusal> {
  return withActor(theDb(), actor, (tx) => once(tx, op, wish, () => create(tx, actor, wish, now)))
}

async function create(tx: Tx, actor: StaffActor, wish: CampaignWish, now: Moment): Promise<{ campaignId: string } | CreateRefusal> {
  const people = await peopleFor(tx, wish.staffIds, dayOf(now))
  if (!people) return { refused: 'staff-unknown' }
  const client = await clientFor(tx, wish)
  if ('refused' in client) return client
  const { clientId } = client
  if (await isNamed(tx, clientId, wish.name)) return { refused: 'campaign-exists' }

  await assignToClient(tx, clientId, withMaker(people, actor))
  const { name, goal, startsOn, endsOn, reportRhythm, evaluationAt } = wish
  const units = wish.several?.units ?? 1
  const targetVisits = wish.unit.indicatedVisits * units
  const campaignId = await addCampaign(tx, { clientId, name, goal, startsOn, endsOn, reportRhythm, evaluationAt, targetVisits })
  await assignToCampaign(tx, { clientId, campaignId }, withMakerOn(people, actor))
  await openUnits(tx, actor, { clientId, campaignId, wish, now })
  const object = { action: 'campaign.created', object: 'campaign', objectId: campaignId, clientId }
  await record(tx, { ...object, detail: { unit: wish.unit.kind, minutes: wish.unit.minutes, units, newClient: 'name' in wish.client } })
  return { campaignId }
}

/** Those who were chosen, in that order; null when one of them does not work here. */
async function peopleFor(tx: Tx, staffIds: readonly string[], today: Day): Promise<StaffMember[] | null> {
  const working = new Map((await staffAt(tx, today)).map((member) => [member.id, member]))
  const people = [...new Set(staffIds)].flatMap((id) => working.get(id) ?? [])
  return people.length > 0 && people.length === new Set(staffIds).size ? people : null
}

async function clientFor(tx: Tx, { client }: CampaignWish): Promise<{ clientId: string } | CreateRefusal> {
  if ('id' in client) return (await clientOf(tx, client.id)) ? { clientId: client.id } : { refused: 'client-unknown' }
  const there = await clientNamed(tx, client.name)
  if (there) return { refused: 'client-exists', clientId: there }
  return { clientId: await addClient(tx, client) }
}

async function isNamed(tx: Tx, clientId: string, name: string): Promise<boolean> {
  const asked = name.trim().toLowerCase()
  return (await campaignNames(tx)).some((each) => each.clientId === clientId && each.name.trim().toLowerCase() === asked)
}

// Who makes a campaign sees it from then on, also a manager who does not work on it.
function withMaker(people: readonly StaffMember[], actor: StaffActor) {
  const roles = new Map(people.map(({ id, role }) => [id, role === 'consultant' ? ('consultant' as const) : ('manager' as const)]))
  roles.set(actor.staffId, actor.role === 'consultant' ? 'consultant' : 'manager')
  return [...roles].map(([staffId, role]) => ({ staffId, role }))
}

// A consultant sees the campaigns they are on: who makes one is on it.
function withMakerOn(people: readonly StaffMember[], { role, staffId }: StaffActor) {
  const roles = people.map(({ id }, at) => ({ staffId: id, role: at === 0 ? ('lead' as const) : ('consultant' as const) }))
  const isMissing = role === 'consultant' && !people.some(({ id }) => id === staffId)
  return isMissing ? [...roles, { staffId, role: 'consultant' as const }] : roles
}

async function openUnits(
  tx: Tx,
  actor: StaffActor,
  { clientId, campaignId, wish, now }: { clientId: string; campaignId: string; wish: CampaignWish; now: Moment },
) {
  const { units, use } = wish.several ?? { units: 1, use: 'in-order' }
  const { terms, ...sold } = wish.unit
  const { startsOn, endsOn } = wish
  let before: string | null = null
  for (let number = 1; number <= units; number++) {
    const name = number === 1 ? sold.name : `${sold.name} (${number})`
    const followsId: string | null = use === 'in-order' ? before : null
    const unit = await addUnit(tx, { clientId, campaignId, startsOn, endsOn, signedOn: startsOn, ...sold, ...terms, name, followsId })
    const stamp = { staffId: actor.staffId, bookedBy: actor.userId, bookedAt: now, text: wish.openingText }
    await appendEntries(tx, clientId, [opening(unit, stamp)])
    before = unit.id
  }
}
