import { stuckMails } from '#db/appointment-links'
import { type CampaignQueue, campaignQueues, type DeskFacts, deskFactsOf } from '#db/call-desk'
import { callQueue, type QueueRow } from '#db/call-queue'
import { type Consent, consentsOf } from '#db/calling-consent'
import { callingSettingsOf } from '#db/calling-settings'
import { type CallFacts, callFactsOf, hasCalls } from '#db/calls'
import { type Campaign, campaignOf } from '#db/campaigns'
import { claimCustomer, releaseClaim } from '#db/claims'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { type Dossier, dossierOf, type TimelineItem, timelineOf } from '#db/dossiers'
import { standingsOf, type UnitWithRoom, unitsOfCampaign, unitsWithRoom } from '#db/units'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { callingOrder, type QueuePart, queuePart } from '#domain/carry-out/call-queue'
import type { StaffActor } from '#domain/relations/actor'
import type { CallingBasis, CallingRefusal } from '#domain/relations/calling'
import type { CallingSettings } from '#domain/relations/calling-settings'
import type { Channel } from '#domain/relations/contact'
import type { GuardReason } from '#domain/relations/guard'
import { currentUnit } from '#domain/units/current'
import { daysBack, judged } from './complete-call.server'

/** One in the queue as the list shows it. */
export type QueueLine = Pick<
  QueueRow,
  | 'customerId'
  | 'name'
  | 'place'
  | 'segment'
  | 'segmentColour'
  | 'promisedAt'
  | 'unanswered'
  | 'problem'
  | 'lastOutcome'
  | 'restUntil'
  | 'claimedBy'
  | 'near'
> & { part: QueuePart }

/** Which part of the queue is asked for: one segment, or only one's own customers. */
export type QueueFilter = { segment?: 'A' | 'B' | 'C' | 'D' | 'E' | undefined; mine?: boolean | undefined }

/** The first of the queue; `total` is everyone who waits, `nextId` who is to be called now; `stuckMails` confirmations that do not get out. */
export type CallQueuePage = { lines: QueueLine[]; total: number; nextId: string | null; stuckMails: number }

/** Who is to be called for a campaign. Null when the actor does not see it. */
export async function callQueuePage(
  actor: StaffActor,
  campaignId: string,
  now: Moment,
  filter: QueueFilter = {},
): Promise<CallQueuePage | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    if (!campaign) return null
    const settings = await callingSettingsOf(tx)
    const queue = await queueOf(tx, actor, { clientId: campaign.clientId, campaignId }, settings, now, filter)
    const { mostUnanswered } = settings
    const lines = queue.map((row) => lineOf(row, now, mostUnanswered))
    const nextId = callingOrder(queue, now, { mostUnanswered })[0] ?? null
    return { lines, total: queue[0]?.total ?? 0, nextId, stuckMails: await stuckMails(tx, campaign.clientId) }
  })
}

function queueOf(
  tx: Tx,
  { staffId }: StaffActor,
  of: { clientId: string; campaignId: string },
  settings: CallingSettings,
  now: Moment,
  filter: QueueFilter,
) {
  return callQueue(tx, of, { now, today: dayOf(now), staffId, rule: settings.guard, ...filter })
}

function lineOf(row: QueueRow, now: Moment, mostUnanswered: number): QueueLine {
  const { customerId, name, place, segment, segmentColour, promisedAt, unanswered, problem, lastOutcome, restUntil, claimedBy, near } = row
  const line = { customerId, name, place, segment, segmentColour, promisedAt, unanswered, problem, lastOutcome, restUntil, claimedBy, near }
  return { ...line, part: queuePart(row, now, mostUnanswered) }
}

/** Who to call after a customer, taken for the asker at once; null when nobody is left who should be called today. */
export async function nextAfter(
  actor: StaffActor,
  campaignId: string,
  customerId: string,
  now: Moment,
  filter: QueueFilter = {},
): Promise<string | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    if (!campaign) return null
    const { clientId } = campaign
    const settings = await callingSettingsOf(tx)
    const queue = await queueOf(tx, actor, { clientId, campaignId }, settings, now, filter)
    for (const next of callingOrder(queue, now, { called: customerId, mostUnanswered: settings.mostUnanswered })) {
      if (await claimCustomer(tx, { clientId, customerId: next, staffId: actor.staffId }, now)) return next
    }
    return null
  })
}

/** Takes a customer to call, renews that, or lets go. @returns whether they are the asker's now; null when the actor does not see them */
export async function takeOrLeave(
  actor: StaffActor,
  { campaignId, customerId, leave }: { campaignId: string; customerId: string; leave: boolean },
  now: Moment,
): Promise<{ mine: boolean } | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    const { clientId = '' } = campaign ?? {}
    if (!campaign || !(await deskFactsOf(tx, { clientId, campaignId }, customerId))) return null
    if (!leave) return { mine: await claimCustomer(tx, { clientId, customerId, staffId: actor.staffId }, now) }
    await releaseClaim(tx, clientId, customerId, actor.staffId)
    return { mine: false }
  })
}

/** Whether anybody was ever called for a campaign: without, nobody is in its queue because there is no plan or round yet. */
export async function everCalled(actor: StaffActor, campaignId: string): Promise<boolean> {
  return withActor(theDb(), actor, (tx) => hasCalls(tx, campaignId))
}

/** The queues of the running campaigns, those somebody works on first. */
export async function callQueues(actor: StaffActor, now: Moment): Promise<CampaignQueue[]> {
  return withActor(theDb(), actor, async (tx) => {
    const queues = await campaignQueues(tx, { staffId: actor.staffId, today: dayOf(now) })
    return [...queues.filter(({ mine }) => mine), ...queues.filter(({ mine }) => !mine)]
  })
}

/** Why it is better not to call, with names instead of ids. */
export type DeskReason = {
  kind: GuardReason['kind']
  count: number
  days: number
  on: Day | null
  who: string | null
  about: string | null
  channel: Channel | null
}

export type CallDesk = {
  customer: { id: string; name: string; place: string | null; phones: string[] }
  people: Pick<Dossier['people'][number], 'contactId' | 'name' | 'title' | 'decisionRole' | 'phone' | 'mobile' | 'email'>[]
  /** Who is on the line, for whom the guard spoke; null for somebody else. */
  contactId: string | null
  plan: DeskFacts
  owner: string | null
  standby: string | null
  guard: { state: 'free' | 'warn' | 'locked'; until: Day | null; mayOverride: boolean; because: DeskReason[] }
  /** What the calling rules (Telecommunicatiewet 11.7) say: on which basis, or why not, and since when. */
  calling: { may: boolean; basis: CallingBasis | null; because: CallingRefusal | null; since: Day | null; formKnown: boolean }
  consents: Consent[]
  /** For whom is called, and who calls: the script opens with it. */
  client: string
  caller: string
  /** Whether a confirmation can be mailed. */
  email: string | null
  lastContacts: TimelineItem[]
  tasks: Dossier['openTasks']
  unit: { balance: number; held: number; free: number } | null
  /** Further units of this campaign with room, for when the first is too small. */
  otherUnits: UnitWithRoom[]
  staff: { id: string; name: string }[]
}

/** Everything in front of who calls a customer, but the slots, which come by themselves. Null when the actor does not see campaign or customer. */
export async function callDesk(
  actor: StaffActor,
  campaignId: string,
  customerId: string,
  now: Moment,
  asked: string | null = null,
): Promise<CallDesk | null> {
  const today = dayOf(now)
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) return null
    const of = { clientId: campaign.clientId, campaignId }
    const plan = await deskFactsOf(tx, of, customerId)
    if (!plan) return null
    const here = { clientId: campaign.clientId, customerId }
    const dossier = await dossierOf(tx, here, today)
    const people = reachable(dossier)
    const contactId = asked === '' ? null : ((people.find((each) => each.contactId === asked) ?? people[0])?.contactId ?? null)
    const settings = await callingSettingsOf(tx)
    const facts = await callFactsOf(tx, of, customerId, today, { contactId, now, daysBack: daysBack(settings) })
    if (!facts) return null
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
      people,
      contactId,
      plan,
      owner: dossier.owner,
      standby: dossier.standby,
      ...answers(facts, actor, settings, now),
      consents: await consentsOf(tx, here),
      client: campaign.client.name,
      caller: actor.name,
      email: people.find((each) => each.contactId === contactId)?.email ?? facts.email,
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
    .map(({ contactId, name, title, decisionRole, phone, mobile, email }) => ({
      contactId,
      name,
      title,
      decisionRole,
      phone,
      mobile,
      email,
    }))
}

function answers(facts: CallFacts, actor: StaffActor, settings: CallingSettings, now: Moment): Pick<CallDesk, 'guard' | 'calling'> {
  const { guard, calling: answer } = judged(facts, actor.staffId, settings, now)
  const calling = answer.may
    ? { may: true, basis: answer.basis, because: null, since: null, formKnown: answer.formKnown }
    : { may: false, basis: null, because: answer.because, since: answer.since, formKnown: answer.formKnown }
  if (guard.state === 'free') return { guard: { state: 'free', until: null, mayOverride: true, because: [] }, calling }
  const nameOf = (id: string | null) => (id === null ? null : (facts.names[id] ?? null))
  const { state, until } = guard
  const mayOverride = guard.state !== 'locked' || guard.mayOverride
  return { guard: { state, until, mayOverride, because: guard.because.map((reason) => reasonIn(reason, nameOf)) }, calling }
}

function reasonIn(reason: GuardReason, nameOf: (id: string | null) => string | null): DeskReason {
  const plain = { kind: reason.kind, count: 0, days: 0, on: null, who: null, about: null, channel: null }
  switch (reason.kind) {
    case 'do-not-contact':
      return plain
    case 'complaint-of-another':
      return { ...plain, who: nameOf(reason.ownerId) }
    case 'being-called':
      return { ...plain, who: nameOf(reason.by) }
    case 'too-many-contacts':
      return { ...plain, count: reason.count, days: reason.withinDays }
    case 'quiet-after-conversation':
    case 'own-recent-conversation':
      return {
        ...plain,
        on: dayOf(reason.last.at),
        who: nameOf(reason.last.staffId),
        about: reason.last.about,
        channel: reason.last.channel,
      }
  }
}
