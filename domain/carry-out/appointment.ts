import { addMinutes, type Moment } from '#domain/calendar/moment'
import { type WorkingHours, withinHours } from '#domain/calendar/working-hours'

/** How firmly an appointment stands: not at all to be moved, within its day, or within its week. */
export type Rigidity = 'fixed' | 'flexible-day' | 'flexible-week'

export type AppointmentState = 'proposed' | 'agreed' | 'done' | 'cancelled' | 'no-show'

type Planned = {
  id: string
  customerId: string
  contactId: string | null
  staffId: string
  startsAt: Moment
  /** Real minutes, more than 0 and at most 12 hours. */
  minutes: number
  rigidity: Rigidity
  /** Rises by one with each change (iCalendar SEQUENCE). */
  sequence: number
}

export type Appointment = Planned &
  (
    | { state: 'proposed' }
    | { state: 'agreed'; agreedWith: string | null }
    | { state: 'done' }
    | { state: 'cancelled'; reason: string }
    | { state: 'no-show' }
  )

export const longestAppointment = 720

/** What writing up a visit takes, held on the unit together with the visit. */
export const writeUpMinutes = 10

export type TimeRefusal =
  | { refused: 'minutes-not-positive' }
  | { refused: 'minutes-not-whole' }
  | { refused: 'too-long'; longest: number }
  | { refused: 'in-the-past' }
  | { refused: 'outside-hours' }

export type NotOpen = { refused: 'not-open'; state: AppointmentState }

/** What is wrong with a time for an appointment, if anything. Without hours every time of the day is good. */
export function timeRefusal(when: { startsAt: Moment; minutes: number }, now: Moment, hours?: WorkingHours): TimeRefusal | null {
  if (!Number.isInteger(when.minutes)) return { refused: 'minutes-not-whole' }
  if (when.minutes <= 0) return { refused: 'minutes-not-positive' }
  if (when.minutes > longestAppointment) return { refused: 'too-long', longest: longestAppointment }
  if (when.startsAt < now) return { refused: 'in-the-past' }
  return hours && !withinHours(hours, when.startsAt, when.minutes) ? { refused: 'outside-hours' } : null
}

/** Moves an appointment; the same moment again changes nothing. That two do not overlap is refused by the database. */
export function reschedule(
  appointment: Appointment,
  to: { startsAt: Moment; minutes?: number; staffId?: string },
  now: Moment,
  hours?: WorkingHours,
): { appointment: Appointment } | TimeRefusal | NotOpen {
  if (!isOpen(appointment)) return { refused: 'not-open', state: appointment.state }
  const moved = {
    ...appointment,
    startsAt: to.startsAt,
    minutes: to.minutes ?? appointment.minutes,
    staffId: to.staffId ?? appointment.staffId,
  }
  if (isSameTime(moved, appointment)) return { appointment }
  return timeRefusal(moved, now, hours) ?? { appointment: { ...moved, sequence: appointment.sequence + 1 } }
}

/** A proposal becomes an appointment once it was agreed by phone. */
export function agree(appointment: Appointment, agreedWith: string | null): { appointment: Appointment } | NotOpen {
  if (!isOpen(appointment)) return { refused: 'not-open', state: appointment.state }
  return { appointment: { ...plannedOf(appointment), state: 'agreed', agreedWith } }
}

export function cancel(appointment: Appointment, reason: string): { appointment: Appointment } | NotOpen {
  if (appointment.state === 'cancelled') return { appointment }
  if (!isOpen(appointment)) return { refused: 'not-open', state: appointment.state }
  return { appointment: { ...plannedOf(appointment), state: 'cancelled', reason } }
}

/** Whether it still stands in the calendar: proposed or agreed. */
export function isOpen(appointment: Appointment): boolean {
  return appointment.state === 'proposed' || appointment.state === 'agreed'
}

export function endOf(appointment: { startsAt: Moment; minutes: number }): Moment {
  return addMinutes(appointment.startsAt, appointment.minutes)
}

/** An appointment without its state, to be given another one; the change counts in its sequence. */
export function plannedOf(appointment: Appointment): Planned {
  const { id, customerId, contactId, staffId, startsAt, minutes, rigidity, sequence } = appointment
  return { id, customerId, contactId, staffId, startsAt, minutes, rigidity, sequence: sequence + 1 }
}

function isSameTime(a: Planned, b: Planned): boolean {
  return a.startsAt === b.startsAt && a.minutes === b.minutes && a.staffId === b.staffId
}
