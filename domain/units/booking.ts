import { addDays, type Day, laterOf } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { EntrySubject, NewEntry } from './entry'
import { lapsesAfter, type Unit } from './kinds'
import { balance, heldFor, type Ledger, reversalOf, standing } from './ledger'

/** Who books, for whom the work is counted, and when. `bookedAt` is now: work on a later day than it has not taken place. */
export type Stamp = { staffId: string | null; bookedBy: string | null; bookedAt: Moment }

export type Booking = Stamp & {
  subject: EntrySubject
  minutes: number
  on: Day
  text: string
  /** The call, visit, report or meeting that this is for; one live entry per activity and subject. */
  activityId: string | null
}

/** The choice that going over needs: agreed with the client, or borne by the firm. A third way, another unit, is another ledger. */
export type OverrunChoice = { kind: 'overrun' | 'write-off'; reason: string; approvedBy: string }

export type MinutesRefusal = { refused: 'minutes-not-positive' } | { refused: 'minutes-not-whole' }

export type DayRefusal =
  | { refused: 'before-unit-began'; startsOn: Day }
  | { refused: 'after-unit-ended'; endsOn: Day }
  | { refused: 'period-closed'; closedThrough: Day }
  | { refused: 'in-the-future'; today: Day }

export type NotEnoughMinutes = { refused: 'not-enough-minutes'; left: number; short: number }

export type BookingRefusal =
  | MinutesRefusal
  | DayRefusal
  | NotEnoughMinutes
  | { refused: 'already-booked'; entryId: string }
  | { refused: 'reason-too-short' }

/**
 * Books work that took place. More than the balance holds is refused, with what is short, unless a choice says who bears it: then the
 * extra minutes come in first, by their own entry, and the balance ends at nought.
 */
export function book(ledger: Ledger, booking: Booking, choice?: OverrunChoice): { entries: NewEntry[] } | BookingRefusal {
  const refusal = minutesRefusal(booking.minutes) ?? dayRefusal(ledger.unit, booking.on, dayOf(booking.bookedAt))
  if (refusal) return refusal
  const live = liveEntry(ledger, booking)
  if (live) return { refused: 'already-booked', entryId: live.id }

  const extra = extraFor(ledger, booking, choice)
  if ('refused' in extra) return extra
  return { entries: [...extra.entries, consumption(ledger, booking)] }
}

/** What is wrong with an amount of time, if anything. */
export function minutesRefusal(minutes: number): MinutesRefusal | null {
  if (!Number.isInteger(minutes)) return { refused: 'minutes-not-whole' }
  return minutes > 0 ? null : { refused: 'minutes-not-positive' }
}

/** What is wrong with a day of work on this unit, if anything. */
export function dayRefusal(unit: Unit, on: Day, today: Day): DayRefusal | null {
  const lapses = lapsesAfter(unit)
  if (on < unit.startsOn) return { refused: 'before-unit-began', startsOn: unit.startsOn }
  if (lapses !== null && on > lapses) return { refused: 'after-unit-ended', endsOn: lapses }
  if (on > today) return { refused: 'in-the-future', today }
  if (unit.closedThrough !== null && on <= unit.closedThrough) return { refused: 'period-closed', closedThrough: unit.closedThrough }
  return null
}

export type ReservationRefusal =
  | MinutesRefusal
  | Exclude<DayRefusal, { refused: 'in-the-future' }>
  | { refused: 'already-reserved' }
  | { refused: 'not-enough-free'; free: number; short: number }

/** Holds minutes for an appointment on a day to come. What is held already cannot be held again: only free minutes can. */
export function reserve(
  ledger: Ledger,
  wish: Stamp & { activityId: string; minutes: number; on: Day; text: string },
): { entry: NewEntry } | ReservationRefusal {
  const refusal = minutesRefusal(wish.minutes) ?? dayRefusal(ledger.unit, wish.on, wish.on)
  if (refusal && refusal.refused !== 'in-the-future') return refusal
  if (heldFor(ledger.entries, wish.activityId) > 0) return { refused: 'already-reserved' }
  const { free } = standing(ledger.entries)
  if (wish.minutes > free) return { refused: 'not-enough-free', free, short: wish.minutes - free }
  return { entry: { kind: 'reservation', unitId: ledger.unit.id, ...wish } }
}

/** Lets go what an appointment held, because it was made, cancelled or moved to another unit; nothing when it held nothing. */
export function release(ledger: Ledger, freed: Stamp & { activityId: string; text: string }): NewEntry[] {
  const minutes = heldFor(ledger.entries, freed.activityId)
  return minutes > 0
    ? [{ kind: 'release', unitId: ledger.unit.id, minutes, on: firstOpenDay(ledger.unit, dayOf(freed.bookedAt)), ...freed }]
    : []
}

/** The first entry of a unit: what was sold, on the day it began. */
export function opening(unit: Unit, stamp: Stamp & { text: string }): NewEntry {
  return { kind: 'opening', unitId: unit.id, minutes: unit.minutes, on: unit.startsOn, ...stamp }
}

/** The day itself, or the first one after it that is neither before the unit nor in a closed period. */
export function firstOpenDay(unit: Unit, day: Day): Day {
  const begun = laterOf(day, unit.startsOn)
  return unit.closedThrough === null ? begun : laterOf(begun, addDays(unit.closedThrough, 1))
}

function extraFor(ledger: Ledger, booking: Booking, choice?: OverrunChoice): { entries: NewEntry[] } | BookingRefusal {
  const left = balance(ledger.entries)
  const short = booking.minutes - left
  if (short <= 0) return { entries: [] }
  if (!choice) return { refused: 'not-enough-minutes', left, short }
  if (choice.reason.trim().length < 10) return { refused: 'reason-too-short' }
  return {
    entries: [
      {
        kind: choice.kind,
        unitId: ledger.unit.id,
        minutes: short,
        on: booking.on,
        text: booking.text,
        reason: choice.reason.trim(),
        staffId: booking.staffId,
        bookedBy: choice.approvedBy,
        bookedAt: booking.bookedAt,
      },
    ],
  }
}

function consumption(ledger: Ledger, booking: Booking): NewEntry {
  return { kind: 'consumption', unitId: ledger.unit.id, revision: bookingsOf(ledger, booking).length + 1, ...booking }
}

function liveEntry(ledger: Ledger, booking: Booking) {
  return bookingsOf(ledger, booking).find((entry) => !reversalOf(ledger.entries, entry.id))
}

function bookingsOf(ledger: Ledger, { activityId, subject }: Booking) {
  if (activityId === null) return []
  return ledger.entries.filter((entry) => entry.kind === 'consumption' && entry.activityId === activityId && entry.subject === subject)
}
