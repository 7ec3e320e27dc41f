import { v7 } from 'uuid'
import { bookEntries } from '#app/units/append.server'
import { addAppointment, changeAppointment, lockedAppointment } from '#db/appointments'
import { record } from '#db/audit'
import { addCall, type CallFacts, callFactsOf, lockedCall, markUndone, setDoNotContact } from '#db/calls'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { isPersonOf } from '#db/contacts'
import { type Tx, withActor } from '#db/door'
import { unitHolding } from '#db/ledger-of-activity'
import { once } from '#db/once'
import { addTask, removeTasksFrom } from '#db/tasks'
import { appendEntries, lockedLedger } from '#db/units'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { cancel, writeUpMinutes } from '#domain/carry-out/appointment'
import { type CallOutcome, type CallRefusal, completeCall } from '#domain/carry-out/call'
import type { StaffActor } from '#domain/relations/actor'
import { mayCall } from '#domain/relations/calling'
import { contactGuard, isOverrideReason } from '#domain/relations/guard'
import type { OverrunChoice } from '#domain/units/booking'
import { release } from '#domain/units/booking'
import { callUndone, reverse } from '#domain/units/correction'
import { dropProposals } from './planner/drop-proposals.server'
import { workingLedger } from './working-unit.server'

/** How a call ended, as the desk sends it. A booked visit carries its slot. */
export type CallEnd =
  | { outcome: 'booked'; staffId: string; startsAt: Moment; minutes: number; driveMinutes: number | null; displacesId?: string | null }
  | { outcome: 'callback'; at: Moment }
  | { outcome: 'no-answer' | 'phone-instead' }
  | { outcome: 'does-not-want' | 'wrong-data'; reason: string }
  | { outcome: 'left-company'; wentTo: string | null }
  | { outcome: 'do-not-call' }

export type CallInput = {
  customerId: string
  contactId: string | null
  startedAt: Moment
  minutes: number
  note: string | null
  end: CallEnd
  /** Why somebody calls although the guard or the calling rules say wait: at least ten characters. */
  guardReason: string | null
  /** The words of the follow-up that the outcome proposes; null when it is not wanted. */
  followUp: string | null
  choice?: OverrunChoice
  /** Book on this unit of the campaign instead of the first in order. */
  unitId?: string
}

export type CallDone = { callId: string; appointmentId: string | null }

export type CallNo =
  | CallRefusal
  | { refused: 'not-found' }
  | { refused: 'no-unit' }
  | { refused: 'guarded' }
  | { refused: 'do-not-contact' }
  | { refused: 'double-booked' }
  | { refused: 'overrun-not-yours' }
  | { refused: 'used-twice' }

/** A call is over: it is logged, booked on the unit, and what it led to is done, all or nothing. */
export async function finishCall(
  actor: StaffActor,
  campaignId: string,
  input: CallInput,
  { now, op }: { now: Moment; op?: string },
): Promise<CallDone | CallNo> {
  return withActor(theDb(), actor, (tx) => once(tx, op, { campaignId, input }, () => finish(tx, actor, campaignId, input, now)))
}

async function finish(tx: Tx, actor: StaffActor, campaignId: string, input: CallInput, now: Moment): Promise<CallDone | CallNo> {
  const today = dayOf(now)
  const campaign = await campaignOf(tx, campaignId, today)
  const of = campaign && { clientId: campaign.clientId, campaignId }
  const facts = of && (await callFactsOf(tx, of, input.customerId, today))
  if (!of || !facts) return { refused: 'not-found' }
  const { end } = input
  if (end.outcome === 'booked' && !campaign.staff.some(({ id }) => id === end.staffId)) return { refused: 'not-found' }
  const { customerId, contactId } = input
  if (contactId && !(await isPersonOf(tx, { clientId: of.clientId, customerId, contactId }))) return { refused: 'not-found' }
  const guarded = guardRefusal(actor, facts, input, now)
  if (guarded) return guarded
  if (input.choice && actor.role === 'consultant') return { refused: 'overrun-not-yours' }
  const ledger = await workingLedger(tx, campaignId, today, input.unitId)
  if (!ledger) return { refused: 'no-unit' }

  const callId = v7()
  const outcome = outcomeOf(input, ledger.unit)
  const log = {
    callId,
    customerId: input.customerId,
    contactId: input.contactId,
    staffId: actor.staffId,
    startedAt: input.startedAt,
    minutes: input.minutes,
    text: facts.name,
    unansweredBefore: facts.unansweredBefore,
    bookedBy: actor.userId,
    bookedAt: now,
  }
  const done = completeCall(log, outcome, ledger, input.choice)
  if ('refused' in done) return done

  if (endsProposal.has(end.outcome)) {
    const displaced = end.outcome === 'booked' ? (end.displacesId ?? null) : null
    await dropProposals(tx, actor, of, { customerId, displaced }, now)
  }
  if (done.appointment) {
    await addAppointment(tx, of, done.appointment, { driveMinutes: input.end.outcome === 'booked' ? input.end.driveMinutes : null })
  }
  await addCall(tx, of, {
    id: callId,
    customerId: input.customerId,
    contactId: input.contactId,
    staffId: actor.staffId,
    startedAt: input.startedAt,
    minutes: input.minutes,
    outcome: outcome.outcome,
    note: input.note,
    reason: 'reason' in input.end ? input.end.reason : 'wentTo' in input.end ? input.end.wentTo : null,
    callbackAt: input.end.outcome === 'callback' ? input.end.at : null,
    appointmentId: done.appointment?.id ?? null,
    guardReason: input.guardReason,
  })
  await bookEntries(tx, ledger, done.entries, now)
  if (done.objection) await setDoNotContact(tx, of.clientId, input.customerId, true)
  if (done.followUp && input.followUp) {
    const { task: kind, dueOn } = done.followUp
    await addTask(tx, of.clientId, {
      campaignId,
      customerId: input.customerId,
      contactId: input.contactId,
      kind,
      text: input.followUp,
      dueOn,
      staffId: actor.staffId,
      originId: callId,
    })
  }
  const detail = { outcome: outcome.outcome, minutes: input.minutes, overridden: input.guardReason !== null }
  await record(tx, { action: 'call.made', object: 'customer', objectId: input.customerId, clientId: of.clientId, detail })
  return { callId, appointmentId: done.appointment?.id ?? null }
}

/** After these nothing is left to propose: the visit is agreed, or not wanted. */
const endsProposal: ReadonlySet<CallEnd['outcome']> = new Set(['booked', 'does-not-want', 'phone-instead', 'do-not-call'])

// A fact is never refused: an unanswered or objecting call was made whatever the guard says. Only what would go on is held back.
function guardRefusal(
  actor: StaffActor,
  facts: CallFacts,
  input: CallInput,
  now: Moment,
): { refused: 'guarded' | 'do-not-contact' } | null {
  if (input.end.outcome === 'do-not-call' || input.end.outcome === 'no-answer') return null
  if (facts.doNotContact) return { refused: 'do-not-contact' }
  const today = dayOf(now)
  const guard = contactGuard(guardFactsOf(facts), { by: actor.staffId, today })
  const calling = mayCall(callingFactsOf(facts), today)
  const free = guard.state !== 'locked' && calling.may
  return free || isOverrideReason(input.guardReason ?? '') ? null : { refused: 'guarded' }
}

/** The customer as the contact guard sees them. */
export function guardFactsOf(facts: CallFacts) {
  return {
    contacts: facts.contacts,
    openComplaint: facts.hasOpenComplaint ? { ownerId: facts.complaintOwnerId } : null,
    promisedCallback: facts.promisedCallback,
    doNotContact: facts.doNotContact,
  }
}

/** The customer as the calling rules see them: a call to plan a visit counts as commercial, and no proof of consent is kept yet. */
export function callingFactsOf(facts: CallFacts) {
  return {
    legalForm: facts.legalForm,
    purpose: 'commercial' as const,
    consent: null,
    objectedOn: null,
    lastSaleWithOptOut: null,
    publishedForBusiness: false,
  }
}

function outcomeOf({ end, customerId, contactId }: CallInput, unit: { driveTimeCounts: boolean }): CallOutcome {
  if (end.outcome === 'do-not-call') return { outcome: 'do-not-call', scope: 'organisation' }
  if (end.outcome !== 'booked') return end as CallOutcome
  const { staffId, startsAt, minutes, driveMinutes } = end
  return {
    outcome: 'booked',
    holdMinutes: minutes + writeUpMinutes + (unit.driveTimeCounts ? (driveMinutes ?? 0) : 0),
    appointment: {
      id: v7(),
      customerId,
      contactId,
      staffId,
      startsAt,
      minutes,
      rigidity: 'fixed',
      sequence: 0,
      state: 'agreed',
      agreedWith: null,
    },
  }
}

/** Undoes a call: its entries are reversed, its appointment is cancelled, its follow-up is gone, and it counts nowhere any more. */
export async function undoCall(
  actor: StaffActor,
  callId: string,
  { now }: { now: Moment },
): Promise<{ undone: true } | { refused: 'not-found' | 'not-yours' | 'visited-already' | 'period-closed' }> {
  return withActor(theDb(), actor, async (tx) => {
    const kept = await lockedCall(tx, callId)
    if (!kept) return { refused: 'not-found' } as const
    if (kept.undoneAt) return { undone: true } as const
    if (kept.staffId !== actor.staffId && actor.role === 'consultant') return { refused: 'not-yours' } as const
    const booked = kept.appointmentId ? await lockedAppointment(tx, kept.appointmentId) : null
    const cancelled = booked && cancel(booked.appointment, 'undone')
    if (cancelled && 'refused' in cancelled) return { refused: 'visited-already' } as const
    const ledger = await ledgerHolding(tx, kept.clientId, callId, kept.appointmentId)
    if (ledger) {
      const stamp = { staffId: actor.staffId, bookedBy: actor.userId, bookedAt: now }
      const entry = ledger.entries.find((each) => each.kind === 'consumption' && each.activityId === callId)
      const back = entry ? reverse(ledger, entry.id, { ...stamp, reason: callUndone }) : null
      if (back && 'refused' in back) return { refused: 'period-closed' } as const
      const freed = kept.appointmentId ? release(ledger, { ...stamp, activityId: kept.appointmentId, text: entry?.text ?? '' }) : []
      await appendEntries(tx, kept.clientId, [...(back ? [back.entry] : []), ...freed])
    }
    if (booked && cancelled) await changeAppointment(tx, booked, cancelled.appointment)
    await removeTasksFrom(tx, kept.clientId, callId)
    await markUndone(tx, kept.clientId, callId, now)
    if (kept.outcome === 'do-not-call') await setDoNotContact(tx, kept.clientId, kept.customerId, false)
    await record(tx, { action: 'call.undone', object: 'call', objectId: callId, clientId: kept.clientId })
    return { undone: true } as const
  })
}

async function ledgerHolding(tx: Tx, clientId: string, callId: string, appointmentId: string | null) {
  const unitId = await unitHolding(tx, clientId, [callId, ...(appointmentId ? [appointmentId] : [])])
  return unitId ? lockedLedger(tx, unitId) : null
}
