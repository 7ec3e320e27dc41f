import { addDays, type Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { addWorkingDays, nextWorkingDay } from '#domain/calendar/working-days'
import type { WorkingHours } from '#domain/calendar/working-hours'
import { type PastContact, wasReached } from '#domain/relations/contact'
import { type BookingRefusal, book, type OverrunChoice, type ReservationRefusal, reserve, type Stamp } from '#domain/units/booking'
import type { NewEntry } from '#domain/units/entry'
import type { Ledger } from '#domain/units/ledger'
import { type Appointment, longestAppointment, type TimeRefusal, timeRefusal } from './appointment'
import type { FollowUp } from './follow-up'

export type CallOutcome =
  /** `holdMinutes` is what the visit will take from the unit: on site, drive as it counts, write-up. */
  | { outcome: 'booked'; appointment: Appointment; holdMinutes: number; hours?: WorkingHours }
  | { outcome: 'callback'; at: Moment }
  | { outcome: 'no-answer' }
  | { outcome: 'does-not-want'; reason: string }
  /** The talk took the place of the visit and counts as a contact. */
  | { outcome: 'phone-instead' }
  | { outcome: 'wrong-data'; reason: string }
  | { outcome: 'left-company'; wentTo: string | null }
  | { outcome: 'do-not-call'; scope: 'person' | 'organisation' }

/** A call as it was made; `minutes` may be 0 for one that nobody answered. */
export type CallLog = Stamp & {
  callId: string
  customerId: string
  contactId: string | null
  staffId: string
  startedAt: Moment
  minutes: number
  /** What stands in the ledger: the customer's name. */
  text: string
  /** How many calls before this one were not answered, since the last talk. */
  unansweredBefore: number
  /** After so many unanswered calls in a row, writing is proposed instead of another call. */
  mostUnanswered?: number
}

export type CallRefusal =
  | BookingRefusal
  | ReservationRefusal
  | TimeRefusal
  | { refused: 'callback-in-the-past' }
  | { refused: 'reason-missing' }

export type CompletedCall = {
  /** The call's minutes, and what a booked visit holds from now on. */
  entries: NewEntry[]
  appointment: Appointment | null
  /** What the contact guard counts. */
  contact: PastContact
  followUp: FollowUp | null
  /** Who is not called again, at once and everywhere; null for nobody. */
  objection: 'person' | 'organisation' | null
}

/** A call is over: what it books, what it holds, and the one follow-up it proposes. */
export function completeCall(call: CallLog, outcome: CallOutcome, ledger: Ledger, choice?: OverrunChoice): CompletedCall | CallRefusal {
  const refusal = callRefusal(call, outcome)
  if (refusal) return refusal
  const talked = bookCall(call, ledger, choice)
  if ('refused' in talked) return talked
  const kept = outcome.outcome === 'booked' ? hold(call, outcome, withEntries(ledger, talked.entries), choice) : { entries: [] }
  if ('refused' in kept) return kept
  return {
    entries: [...talked.entries, ...kept.entries],
    appointment: outcome.outcome === 'booked' ? outcome.appointment : null,
    contact: contactOf(call, outcome),
    followUp: followUpOf(call, outcome),
    objection: outcome.outcome === 'do-not-call' ? outcome.scope : null,
  }
}

/** Unless the firm says otherwise. */
const usualMostUnanswered = 4

function callRefusal(call: CallLog, outcome: CallOutcome): CallRefusal | null {
  if (!Number.isInteger(call.minutes)) return { refused: 'minutes-not-whole' }
  if (call.minutes < 0) return { refused: 'minutes-not-positive' }
  if (call.minutes > longestAppointment) return { refused: 'too-long', longest: longestAppointment }
  if (outcome.outcome === 'booked') return timeRefusal(outcome.appointment, call.bookedAt, outcome.hours)
  if (outcome.outcome === 'callback' && outcome.at <= call.bookedAt) return { refused: 'callback-in-the-past' }
  return 'reason' in outcome && outcome.reason.trim() === '' ? { refused: 'reason-missing' } : null
}

function bookCall(call: CallLog, ledger: Ledger, choice?: OverrunChoice): { entries: NewEntry[] } | BookingRefusal {
  if (call.minutes === 0) return { entries: [] }
  const { staffId, bookedBy, bookedAt, minutes, text } = call
  return book(
    ledger,
    { staffId, bookedBy, bookedAt, minutes, text, subject: 'call', activityId: call.callId, on: dayOf(call.startedAt) },
    choice,
  )
}

function hold(call: CallLog, booked: Extract<CallOutcome, { outcome: 'booked' }>, ledger: Ledger, choice?: OverrunChoice) {
  const { staffId, bookedBy, bookedAt, text } = call
  const { id: activityId, startsAt } = booked.appointment
  return reserve(ledger, { staffId, bookedBy, bookedAt, text, activityId, minutes: booked.holdMinutes, on: dayOf(startsAt) }, choice)
}

/** The ledger as it will be once the entries are written. */
function withEntries(ledger: Ledger, entries: readonly NewEntry[]): Ledger {
  return { unit: ledger.unit, entries: [...ledger.entries, ...entries.map((entry, index) => ({ ...entry, id: `new-${index}` }))] }
}

function contactOf(call: CallLog, { outcome }: CallOutcome): PastContact {
  return {
    at: call.startedAt,
    staffId: call.staffId,
    channel: 'call',
    depth: wasReached(outcome) ? 'conversation' : 'attempt',
    about: outcome,
  }
}

function followUpOf(call: CallLog, outcome: CallOutcome): FollowUp | null {
  const today = dayOf(call.startedAt)
  const ours = (kind: FollowUp['kind'], dueOn: Day): FollowUp => ({ kind, task: 'follow-up', dueOn, for: { staffId: call.staffId } })
  switch (outcome.outcome) {
    case 'booked':
      return ours('confirm-appointment', today)
    case 'callback':
      return { kind: 'call-back', task: 'promise', dueOn: dayOf(outcome.at), for: { staffId: call.staffId } }
    case 'no-answer':
      return ours(
        call.unansweredBefore + 1 >= (call.mostUnanswered ?? usualMostUnanswered) ? 'write-instead' : 'call-again',
        nextWorkingDay(today),
      )
    case 'does-not-want':
      return ours('stay-in-touch', nextWorkingDay(addDays(today, 180)))
    case 'phone-instead':
      return { kind: 'thank-you', task: 'thank-you', dueOn: addWorkingDays(today, 2), for: { staffId: call.staffId } }
    case 'wrong-data':
      return ours('call-again', nextWorkingDay(today))
    case 'left-company':
      return ours('find-successor', nextWorkingDay(today))
    case 'do-not-call':
      return null
  }
}
