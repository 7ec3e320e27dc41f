import { type CampaignQueue, campaignQueues, type DeskFacts, deskFactsOf } from '#db/call-desk'
import { type CallFacts, callFactsOf, callQueue, type QueueRow } from '#db/calls'
import { type Campaign, campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type Dossier, dossierOf, type TimelineItem, timelineOf } from '#db/dossiers'
import { standingsOf, type UnitWithRoom, unitsOfCampaign, unitsWithRoom } from '#db/units'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { nextToCall, type QueuePart, queuePart } from '#domain/carry-out/call-queue'
import type { StaffActor } from '#domain/relations/actor'
import { mayCall } from '#domain/relations/calling'
import { contactGuard, type GuardReason } from '#domain/relations/guard'
import { currentUnit } from '#domain/units/current'
import { callingFactsOf, guardFactsOf } from './complete-call.server'

/** One in the queue as the list shows it. */
export type QueueLine = Pick<
  QueueRow,
  'customerId' | 'name' | 'place' | 'segment' | 'segmentColour' | 'promisedAt' | 'unanswered' | 'problem' | 'lastOutcome'
> & { part: QueuePart }

/** The first of the queue; `total` is everyone who waits, `nextId` who is to be called now. */
export type CallQueuePage = { lines: QueueLine[]; total: number; nextId: string | null }

/** Who is to be called for a campaign. Null when the actor does not see it. */
export async function callQueuePage(actor: StaffActor, campaignId: string, now: Moment): Promise<CallQueuePage | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    if (!campaign) return null
    const queue = await callQueue(tx, { clientId: campaign.clientId, campaignId })
    return { lines: queue.map((row) => lineOf(row, now)), total: queue[0]?.total ?? 0, nextId: nextToCall(queue, now) }
  })
}

function lineOf(row: QueueRow, now: Moment): QueueLine {
  const { customerId, name, place, segment, segmentColour, promisedAt, unanswered, problem, lastOutcome } = row
  return { customerId, name, place, segment, segmentColour, promisedAt, unanswered, problem, lastOutcome, part: queuePart(row, now) }
}

/** Who to call after a customer; null when nobody is left who should be called today. */
export async function nextAfter(actor: StaffActor, campaignId: string, customerId: string, now: Moment): Promise<string | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    return campaign && nextToCall(await callQueue(tx, { clientId: campaign.clientId, campaignId }), now, customerId)
  })
}

/** The queues of the running campaigns, those somebody works on first. */
export async function callQueues(actor: StaffActor, now: Moment): Promise<CampaignQueue[]> {
  return withActor(theDb(), actor, async (tx) => {
    const queues = await campaignQueues(tx, { staffId: actor.staffId, today: dayOf(now) })
    return [...queues.filter(({ mine }) => mine), ...queues.filter(({ mine }) => !mine)]
  })
}

/** Why it is better not to call, with names instead of ids. */
export type DeskReason = { kind: GuardReason['kind']; count: number; days: number; on: Day | null; who: string | null }

export type CallDesk = {
  customer: { id: string; name: string; place: string | null; phones: string[] }
  people: Pick<Dossier['people'][number], 'contactId' | 'name' | 'title' | 'decisionRole' | 'phone' | 'mobile'>[]
  plan: DeskFacts
  owner: string | null
  standby: string | null
  guard: { state: 'free' | 'warn' | 'locked'; until: Day | null; mayOverride: boolean; because: DeskReason[] }
  /** Whether the calling rules (Telecommunicatiewet 11.7) allow the call as far as we know. */
  mayCall: boolean
  lastContacts: TimelineItem[]
  tasks: Dossier['openTasks']
  unit: { balance: number; held: number; free: number } | null
  /** Further units of this campaign with room, for when the first is too small. */
  otherUnits: UnitWithRoom[]
  staff: { id: string; name: string }[]
}

/** Everything in front of who calls a customer, but the slots, which come by themselves. Null when the actor does not see campaign or customer. */
export async function callDesk(actor: StaffActor, campaignId: string, customerId: string, now: Moment): Promise<CallDesk | null> {
  const today = dayOf(now)
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) return null
    const of = { clientId: campaign.clientId, campaignId }
    const facts = await callFactsOf(tx, of, customerId, today)
    const plan = facts && (await deskFactsOf(tx, of, customerId))
    if (!facts || !plan) return null
    const here = { clientId: campaign.clientId, customerId }
    const dossier = await dossierOf(tx, here, today)
    const timeline = await timelineOf(tx, { ...here, withPrivate: false, limit: 20 })
    const units = await unitsOfCampaign(tx, campaignId)
    const standings = await standingsOf(
      tx,
      units.map(({ id }) => id),
    )
    const withBalance = units.map((unit) => ({ unit, balance: 0, held: 0, ...standings.find(({ unitId }) => unitId === unit.id) }))
    const current = currentUnit(withBalance, today)
    return {
      customer: { id: customerId, name: facts.name, place: facts.place, phones: [facts.phone, facts.mobile].flatMap((each) => each ?? []) },
      people: reachable(dossier),
      plan,
      owner: dossier.owner,
      standby: dossier.standby,
      ...answers(facts, actor, campaign, today),
      lastContacts: timeline.filter(({ kind }) => kind === 'call' || kind === 'visit' || kind === 'note').slice(0, 4),
      tasks: dossier.openTasks,
      unit: current && { balance: current.balance, held: current.held, free: current.balance - current.held },
      otherUnits: current ? await unitsWithRoom(tx, current.unit.id, dayOf(now)) : [],
      staff: meFirst(campaign.staff, actor.staffId),
    }
  })
}

function meFirst(staff: Campaign['staff'], me: string): CallDesk['staff'] {
  return [...staff].sort((a, b) => Number(b.id === me) - Number(a.id === me)).map(({ id, name }) => ({ id, name }))
}

function reachable({ people }: Dossier): CallDesk['people'] {
  return people
    .filter(({ endsOn, doNotContact }) => endsOn === null && !doNotContact)
    .map(({ contactId, name, title, decisionRole, phone, mobile }) => ({ contactId, name, title, decisionRole, phone, mobile }))
}

function answers(facts: CallFacts, actor: StaffActor, campaign: Campaign, today: Day): Pick<CallDesk, 'guard' | 'mayCall'> {
  const calling = mayCall(callingFactsOf(facts), today).may
  const guard = contactGuard(guardFactsOf(facts), { by: actor.staffId, today })
  if (guard.state === 'free') return { guard: { state: 'free', until: null, mayOverride: true, because: [] }, mayCall: calling }
  const nameOf = (id: string | null) => campaign.staff.find((person) => person.id === id)?.name ?? null
  const { state, until } = guard
  const mayOverride = guard.state !== 'locked' || guard.mayOverride
  return { guard: { state, until, mayOverride, because: guard.because.map((reason) => reasonIn(reason, nameOf)) }, mayCall: calling }
}

function reasonIn(reason: GuardReason, nameOf: (id: string | null) => string | null): DeskReason {
  const plain = { kind: reason.kind, count: 0, days: 0, on: null, who: null }
  switch (reason.kind) {
    case 'do-not-contact':
      return plain
    case 'complaint-of-another':
      return { ...plain, who: nameOf(reason.ownerId) }
    case 'too-many-contacts':
      return { ...plain, count: reason.count, days: reason.withinDays }
    case 'quiet-after-conversation':
    case 'own-recent-conversation':
      return { ...plain, on: dayOf(reason.last.at), who: nameOf(reason.last.staffId) }
  }
}
