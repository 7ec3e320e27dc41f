import type { Day } from '#domain/calendar/day'
import { addMinutes, dayOf, laterMoment, type Moment } from '#domain/calendar/moment'
import { addWorkingDays } from '#domain/calendar/working-days'
import { type Booking, type BookingRefusal, bookTogether, dayRefusal, type OverrunChoice, release } from '#domain/units/booking'
import type { NewEntry } from '#domain/units/entry'
import type { Ledger } from '#domain/units/ledger'
import { type TravelLine, travelLine } from '#domain/units/travel'
import { type Appointment, isOpen, longestAppointment, plannedOf } from './appointment'
import type { FollowUp } from './follow-up'

export type VisitOutcome = 'satisfied' | 'opportunity' | 'complaint' | 'not-home'

/** What the consultant logs. Minutes and metres are whole; `loggedAt` is now. */
export type VisitLog = {
  visitId: string
  staffId: string
  arrivedAt: Moment
  visitMinutes: number
  driveMinutes: number
  writeUpMinutes: number
  metres: number
  outcome: VisitOutcome
  /** 1–5; null when it was not asked. */
  score: number | null
  topics: readonly string[]
  note: string | null
  quote: { text: string; consent: boolean } | null
  opportunity: { text: string; cents: number | null } | null
  /** What stands in the ledger: the customer's name. */
  text: string
  bookedBy: string | null
  loggedAt: Moment
}

export type Visit = Omit<VisitLog, 'text' | 'bookedBy'> & {
  customerId: string
  contactId: string | null
  /** Null when somebody dropped in without a plan. */
  appointmentId: string | null
  /** The day on which the visit ended, in the firm's zone. */
  on: Day
  leftAt: Moment
  /** false for a fruitless drive that the contract does not charge. */
  countsOnUnit: boolean
}

export type VisitRefusal =
  | BookingRefusal
  | { refused: 'not-planned'; state: Appointment['state'] }
  | { refused: 'too-long'; longest: number }
  | { refused: 'metres-not-whole' }
  | { refused: 'score-out-of-range' }

export type CompletedVisit = {
  visit: Visit
  appointment: Appointment
  /** What the appointment held is let go, what the visit took is booked. */
  entries: NewEntry[]
  /** The drive, charged apart; null when there was none or it is not charged. */
  travel: TravelLine | null
  followUps: FollowUp[]
}

/**
 * A planned visit took place. On site and write-up are one ledger entry, driving another where the contract counts it; travel cost stays
 * apart. A customer who was not at home costs what the contract says; on Flex nothing, for the client pays once a visit took place.
 */
export function completeVisit(
  appointment: Appointment,
  log: VisitLog,
  ledger: Ledger,
  choice?: OverrunChoice,
): CompletedVisit | VisitRefusal {
  if (!isOpen(appointment)) return { refused: 'not-planned', state: appointment.state }
  const refusal = logRefusal(log, ledger)
  if (refusal) return refusal

  const leftAt = addMinutes(log.arrivedAt, log.visitMinutes)
  const on = dayOf(leftAt)
  const countsOnUnit = isCharged(log.outcome, ledger.unit)
  const released = release(ledger, { ...stampOf(log), activityId: appointment.id, text: log.text })
  const booked = countsOnUnit ? bookTogether(ledger, bookingsOf(log, ledger, on), choice) : { entries: [] }
  if ('refused' in booked) return booked

  return {
    visit: visitOf(appointment, log, { on, leftAt, countsOnUnit }),
    appointment: { ...plannedOf(appointment), state: log.outcome === 'not-home' ? 'no-show' : 'done' },
    entries: [...released, ...booked.entries],
    travel:
      countsOnUnit && log.metres > 0 ? travelLine({ activityId: log.visitId, on, metres: log.metres }, ledger.unit.kmRateCents) : null,
    followUps: followUpsOf(log.outcome, on, log.staffId),
  }
}

/** Whether a visit with this outcome is taken from the unit and its travel charged. A cancelled visit never comes to a log line, so it costs nothing. */
export function isCharged(outcome: VisitOutcome, unit: { chargesFruitless: boolean }): boolean {
  return outcome !== 'not-home' || unit.chargesFruitless
}

/** A phone's clock may run this far ahead of the server's before a visit counts as not yet made. */
const clockAllowanceMinutes = 10

function logRefusal(log: VisitLog, ledger: Ledger): VisitRefusal | null {
  const parts = [log.visitMinutes, log.driveMinutes, log.writeUpMinutes]
  if (!parts.every(Number.isInteger)) return { refused: 'minutes-not-whole' }
  if (parts.some((part) => part < 0) || (log.visitMinutes === 0 && log.outcome !== 'not-home')) return { refused: 'minutes-not-positive' }
  if (parts.some((part) => part > longestAppointment)) return { refused: 'too-long', longest: longestAppointment }
  if (!Number.isInteger(log.metres) || log.metres < 0) return { refused: 'metres-not-whole' }
  if (log.score !== null && ![1, 2, 3, 4, 5].includes(log.score)) return { refused: 'score-out-of-range' }

  const leftAt = addMinutes(log.arrivedAt, log.visitMinutes)
  if (leftAt > addMinutes(log.loggedAt, clockAllowanceMinutes)) return { refused: 'in-the-future', today: dayOf(log.loggedAt) }
  // Also when nothing is booked, a visit lies within its unit.
  return dayRefusal(ledger.unit, dayOf(leftAt), dayOf(leftAt))
}

function bookingsOf(log: VisitLog, ledger: Ledger, on: Day): Booking[] {
  const line = { ...stampOf(log), on, activityId: log.visitId, text: log.text }
  const visit: Booking = { ...line, subject: 'visit', minutes: log.visitMinutes + log.writeUpMinutes }
  const drive: Booking = { ...line, subject: 'travel-time', minutes: ledger.unit.driveTimeCounts ? log.driveMinutes : 0 }
  return [visit, drive].filter((booking) => booking.minutes > 0)
}

/** With a phone that runs ahead of the server, the visit is booked as of its end: work is never booked before it is done. */
function stampOf(log: VisitLog) {
  const bookedAt = laterMoment(addMinutes(log.arrivedAt, log.visitMinutes), log.loggedAt)
  return { staffId: log.staffId, bookedBy: log.bookedBy, bookedAt }
}

/** What stands in for the appointment when somebody drops in on a customer: it was agreed at the door, holds no minutes, and is never in a calendar. */
export function atTheDoor(log: Pick<VisitLog, 'visitId' | 'staffId' | 'arrivedAt' | 'visitMinutes'>, customerId: string): Appointment {
  const { visitId: id, staffId, arrivedAt: startsAt, visitMinutes: minutes } = log
  return { id, customerId, contactId: null, staffId, startsAt, minutes, rigidity: 'fixed', sequence: 0, state: 'agreed', agreedWith: null }
}

function visitOf(appointment: Appointment, log: VisitLog, facts: { on: Day; leftAt: Moment; countsOnUnit: boolean }): Visit {
  const { text: _text, bookedBy: _bookedBy, ...logged } = log
  const { customerId, contactId, id: appointmentId } = appointment
  return { ...logged, ...facts, customerId, contactId, appointmentId }
}

function followUpsOf(outcome: VisitOutcome, on: Day, staffId: string): FollowUp[] {
  switch (outcome) {
    case 'satisfied':
      return [{ kind: 'thank-you', task: 'thank-you', dueOn: addWorkingDays(on, 2), for: { staffId } }]
    case 'opportunity':
      return [{ kind: 'pass-on-opportunity', task: 'ask', dueOn: addWorkingDays(on, 5), for: 'client' }]
    case 'complaint':
      return [{ kind: 'mend-complaint', task: 'recovery', dueOn: addWorkingDays(on, 2), for: 'owner' }]
    case 'not-home':
      return [{ kind: 'new-appointment', task: 'follow-up', dueOn: addWorkingDays(on, 1), for: { staffId } }]
  }
}
