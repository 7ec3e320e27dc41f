import { stuckMails } from '#db/appointment-links'
import { type CampaignQueue, campaignQueues, type DeskProgress, deskFactsOf, deskProgressOf } from '#db/call-desk'
import { callQueue, type QueueRow } from '#db/call-queue'
import { callingSettingsOf } from '#db/calling-settings'
import { hasCalls } from '#db/calls'
import { campaignOf } from '#db/campaigns'
import { claimCustomer, releaseClaim } from '#db/claims'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { type ContactState, contactStatesOf } from '#db/last-contacts'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { callingOrder, type QueuePart, queuePart } from '#domain/carry-out/call-queue'
import type { StaffActor } from '#domain/relations/actor'
import type { CallingSettings } from '#domain/relations/calling-settings'
import { unitNow } from './working-unit.server'

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
> & { part: QueuePart } & ContactState

/** Which part of the queue is asked for: one segment, or only one's own customers. */
export type QueueFilter = { segment?: 'A' | 'B' | 'C' | 'D' | 'E' | undefined; mine?: boolean | undefined }

/**
 * The first of the queue; `total` is everyone who waits, `nextId` who is to be called now; `stuckMails` confirmations that do not get out. `goal` is how many visits
 * one books on a day of calling, 0 for none; `unitMinutes` what the unit has left, null without one.
 */
export type CallQueuePage = {
  campaign: { name: string; client: string }
  lines: QueueLine[]
  total: number
  nextId: string | null
  stuckMails: number
  progress: DeskProgress & { goal: number; unitMinutes: number | null }
}

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
    const states = await contactStatesOf(
      tx,
      queue.map(({ customerId }) => customerId),
    )
    const lines = queue.map((row) => ({
      ...lineOf(row, now, mostUnanswered),
      ...(states.get(row.customerId) ?? { last: null, next: null }),
    }))
    const nextId = callingOrder(queue, now, { mostUnanswered })[0] ?? null
    const progress = await deskProgressOf(tx, { clientId: campaign.clientId, campaignId }, { staffId: actor.staffId, today: dayOf(now) })
    const unit = await unitNow(tx, campaignId, dayOf(now))
    return {
      campaign: { name: campaign.name, client: campaign.client.name },
      ...{ lines, total: queue[0]?.total ?? 0, nextId, stuckMails: await stuckMails(tx, campaign.clientId) },
      progress: { ...progress, goal: settings.goalADay, unitMinutes: unit ? unit.balance : null },
    }
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

function lineOf(row: QueueRow, now: Moment, mostUnanswered: number): Omit<QueueLine, keyof ContactState> {
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
