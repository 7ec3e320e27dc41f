import { v7 } from 'uuid'
import { bookEntries } from '#app/units/append.server'
import { addAppointment, hasVisitAhead } from '#db/appointments'
import { record } from '#db/audit'
import { callingSettingsOf } from '#db/calling-settings'
import { addCall, type CallFacts, callFactsOf } from '#db/calls'
import { campaignOf } from '#db/campaigns'
import { releaseClaim } from '#db/claims'
import { theDb } from '#db/connection'
import { isPersonOf } from '#db/contacts'
import { keeperOf } from '#db/customers'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { addTask } from '#db/tasks'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { withinHours } from '#domain/calendar/working-hours'
import { writeUpMinutes } from '#domain/carry-out/appointment'
import { type CallOutcome, type CallRefusal, completeCall } from '#domain/carry-out/call'
import type { StaffActor } from '#domain/relations/actor'
import { type CallingAnswer, mayCall } from '#domain/relations/calling'
import { type CallingSettings, callHoursOf } from '#domain/relations/calling-settings'
import { contactPermission, type PastGuard } from '#domain/relations/contact-permission'
import { contactGuard, type GuardAnswer } from '#domain/relations/guard'
import type { OverrunChoice } from '#domain/units/booking'
import { changeTheBase, type Mended, readMended } from './call-effects.server'
import { postConfirmation } from './confirmation.server'
import { dropProposals } from './planner/drop-proposals.server'
import { workingLedger } from './working-unit.server'

/** How a call ended, as the desk sends it. A booked visit carries its slot. */
export type CallEnd =
  | { outcome: 'booked'; staffId: string; startsAt: Moment; minutes: number; driveMinutes: number | null; displacesId?: string | null }
  | { outcome: 'callback'; at: Moment }
  | { outcome: 'no-answer' | 'phone-instead' }
  | { outcome: 'does-not-want'; reason: string }
  | { outcome: 'wrong-data'; reason: string; mended?: Mended }
  | { outcome: 'left-company'; wentTo: string | null; addFirm?: boolean }
  | { outcome: 'do-not-call'; scope?: 'person' | 'organisation' }

export type CallInput = {
  customerId: string
  contactId: string | null
  startedAt: Moment
  minutes: number
  note: string | null
  end: CallEnd
  /** Why somebody calls although the guard or the calling rules say wait: at least ten characters. */
  guardReason: string | null
  /** The right of objection was named in the call. */
  objectionOffered?: boolean
  /** The words of the follow-up that the outcome proposes; null when it is not wanted. */
  followUp: string | null
  choice?: OverrunChoice
  /** Book on this unit of the campaign instead of the first in order. */
  unitId?: string
}

/** `mailTo`: to whom a confirmation goes, once there was time to undo. */
export type CallDone = { callId: string; appointmentId: string | null; mailTo: string | null }

export type CallNo =
  | CallRefusal
  | { refused: 'not-found' }
  | { refused: 'no-unit' }
  | { refused: 'guarded' }
  | { refused: 'do-not-contact' }
  | { refused: 'erased' }
  | { refused: 'double-booked' }
  | { refused: 'booked-already' }
  | { refused: 'overrun-not-yours' }
  | { refused: 'used-twice' }
  | { refused: 'number-unreadable' }
  | { refused: 'nobody-on-the-line' }

/** A call is over: it is logged, booked on the unit, and what it led to is done, all or nothing. */
export async function finishCall(
  actor: StaffActor,
  campaignId: string,
  input: CallInput,
  { now, op }: { now: Moment; op?: string },
): Promise<CallDone | CallNo> {
  return withActor(theDb(), actor, (tx) => once(tx, op, { campaignId, input }, () => finish(tx, actor, campaignId, input, now)))
}

async function finish(tx: Tx, actor: StaffActor, campaignId: string, asked: CallInput, now: Moment): Promise<CallDone | CallNo> {
  const today = dayOf(now)
  const campaign = await campaignOf(tx, campaignId, today)
  if (!campaign) return { refused: 'not-found' }
  const of = { clientId: campaign.clientId, campaignId }
  // Who was merged into another while they were on the line is logged where they live on.
  const customerId = (await keeperOf(tx, asked.customerId)) ?? asked.customerId
  const { contactId, end } = asked
  const settings = await callingSettingsOf(tx)
  const facts = await callFactsOf(tx, of, customerId, today, { contactId, lock: true, now, daysBack: daysBack(settings) })
  if (!facts) return { refused: 'not-found' }
  if (facts.isErased && end.outcome !== 'do-not-call') return { refused: 'erased' }
  // Of who was erased meanwhile the call counts, and nothing that was said.
  const input: CallInput = { ...asked, customerId, ...(facts.isErased ? { note: null, followUp: null, guardReason: null } : {}) }
  if (end.outcome === 'booked' && !campaign.staff.some(({ id }) => id === end.staffId)) return { refused: 'not-found' }
  if (contactId && !(await isPersonOf(tx, { clientId: of.clientId, customerId, contactId }))) return { refused: 'not-found' }
  if (end.outcome === 'do-not-call' && end.scope === 'person' && !contactId) return { refused: 'nobody-on-the-line' }
  // The customer is locked: of two tabs the second finds what the first wrote.
  if (end.outcome === 'booked' && (await hasVisitAhead(tx, of, customerId, now))) return { refused: 'booked-already' }
  const permitted = permissionOf(actor, facts, input, settings, now)
  if ('refused' in permitted) return permitted
  const mended = end.outcome === 'wrong-data' ? readMended(end.mended) : {}
  if ('refused' in mended) return mended
  if (input.choice && actor.role === 'consultant') return { refused: 'overrun-not-yours' }
  const ledger = await workingLedger(tx, campaignId, today, input.unitId)
  if (!ledger) return { refused: 'no-unit' }

  const callId = v7()
  const outcome = outcomeOf(input, ledger.unit)
  const log = {
    ...{ callId, customerId, contactId, staffId: actor.staffId, startedAt: input.startedAt, minutes: input.minutes, text: facts.name },
    ...{ unansweredBefore: facts.unansweredBefore, mostUnanswered: settings.mostUnanswered, bookedBy: actor.userId, bookedAt: now },
  }
  const done = completeCall(log, outcome, ledger, input.choice)
  if ('refused' in done) return done

  if (endsProposal.has(end.outcome)) {
    const displaced = end.outcome === 'booked' ? (end.displacesId ?? null) : null
    await dropProposals(tx, actor, of, { customerId, displaced }, now)
  }
  if (done.appointment) {
    await addAppointment(tx, of, done.appointment, { driveMinutes: end.outcome === 'booked' ? end.driveMinutes : null })
  }
  const effects = await changeTheBase(tx, of.clientId, input, mended, today)
  const { past } = permitted
  await addCall(tx, of, {
    ...{ id: callId, customerId, contactId, staffId: actor.staffId, startedAt: input.startedAt, minutes: input.minutes },
    ...{ outcome: outcome.outcome, note: input.note, reason: 'reason' in end ? end.reason : 'wentTo' in end ? end.wentTo : null },
    ...{ callbackAt: end.outcome === 'callback' ? end.at : null, appointmentId: done.appointment?.id ?? null },
    ...{ guardReason: past?.reason ?? null, guardPast: past?.past ?? null, objectionOffered: input.objectionOffered ?? false, effects },
  })
  await bookEntries(tx, ledger, done.entries, now)
  if (done.followUp && input.followUp) {
    const { task: kind, dueOn } = done.followUp
    const task = { campaignId, customerId, contactId, kind, text: input.followUp, dueOn, staffId: actor.staffId, originId: callId }
    await addTask(tx, of.clientId, task)
  }
  const mailTo = done.appointment ? await postConfirmation(tx, done.appointment.id, now) : null
  await releaseClaim(tx, of.clientId, customerId, actor.staffId)
  const detail = {
    outcome: outcome.outcome,
    minutes: input.minutes,
    overridden: past?.past ?? false,
    objection: input.objectionOffered ?? false,
  }
  await record(tx, { action: 'call.made', object: 'customer', objectId: customerId, clientId: of.clientId, detail })
  return { callId, appointmentId: done.appointment?.id ?? null, mailTo }
}

/** After these nothing is left to propose: the visit is agreed, or not wanted. */
const endsProposal: ReadonlySet<CallEnd['outcome']> = new Set(['booked', 'does-not-want', 'phone-instead', 'do-not-call'])

// A fact is never refused: an unanswered or objecting call was made whatever the guard says. Only what would go on is held back.
function permissionOf(
  actor: StaffActor,
  facts: CallFacts,
  { end, guardReason }: CallInput,
  settings: CallingSettings,
  now: Moment,
): { past: PastGuard | null } | { refused: 'guarded' | 'do-not-contact' } {
  const { guard, calling } = judged(facts, actor.staffId, settings, now)
  const permission = contactPermission(guard, calling, guardReason)
  const isFact = end.outcome === 'do-not-call' || end.outcome === 'no-answer'
  return isFact && 'refused' in permission ? { past: null } : permission
}

/** What the guard and the calling rules say of a customer and who is on the line. */
export function judged(
  facts: CallFacts,
  by: string,
  settings: CallingSettings,
  now: Moment,
): { guard: GuardAnswer; calling: CallingAnswer } {
  const today = dayOf(now)
  const guardFacts = {
    ...{ contacts: facts.contacts, ofPerson: facts.ofPerson, claimedBy: facts.claimedBy, promisedCallback: facts.promisedCallback },
    openComplaint: facts.hasOpenComplaint ? { ownerId: facts.complaintOwnerId } : null,
    doNotContact: facts.doNotContact || facts.personObjected,
  }
  return {
    guard: contactGuard(guardFacts, { by, today }, settings.guard),
    calling: mayCall(callingFactsOf(facts, settings, now), today, settings.rules),
  }
}

/** How far back contacts are read for the guard. */
export function daysBack({ guard: { withinDays, quietDays } }: CallingSettings): number {
  return Math.max(withinDays, quietDays) + 1
}

// A call to plan a visit counts as commercial (compliance.md 1.5).
function callingFactsOf(facts: CallFacts, settings: CallingSettings, now: Moment) {
  const { consent } = facts
  const published = consent?.how === 'published-number'
  return {
    legalForm: facts.legalForm,
    purpose: 'commercial' as const,
    consent: consent && !published ? { givenOn: consent.givenOn, proof: consent.wording } : null,
    objectedOn: null,
    lastSaleWithOptOut: facts.lastSaleWithOptOut,
    publishedForBusiness: published,
    insideCallHours: facts.promisedCallback || withinHours(callHoursOf(settings), now, 0),
  }
}

function outcomeOf({ end, customerId, contactId }: CallInput, unit: { driveTimeCounts: boolean }): CallOutcome {
  if (end.outcome === 'do-not-call') return { outcome: 'do-not-call', scope: end.scope ?? 'organisation' }
  if (end.outcome === 'wrong-data') return { outcome: 'wrong-data', reason: end.reason }
  if (end.outcome !== 'booked') return end
  const { staffId, startsAt, minutes, driveMinutes } = end
  const planned = { id: v7(), customerId, contactId, staffId, startsAt, minutes, rigidity: 'fixed', sequence: 0 } as const
  return {
    outcome: 'booked',
    holdMinutes: minutes + writeUpMinutes + (unit.driveTimeCounts ? (driveMinutes ?? 0) : 0),
    appointment: { ...planned, state: 'agreed', agreedWith: null },
  }
}
