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
  return bookTogether(ledger, [booking], choice)
}

/** Books all or nothing: what belongs to one log line, such as the visit and its drive, and comes up short as a whole. */
export function bookTogether(
  ledger: Ledger,
  bookings: readonly Booking[],
  choice?: OverrunChoice,
): { entries: NewEntry[] } | BookingRefusal {
  for (const booking of bookings) {
    const refusal = minutesRefusal(booking.minutes) ?? dayRefusal(ledger.unit, booking.on, dayOf(booking.bookedAt))
    if (refusal) return refusal
    const live = liveEntry(ledger, booking)
    if (live) return { refused: 'already-booked', entryId: live.id }
  }
  const extra = extraFor(ledger, bookings, choice)
  return 'refused' in extra ? extra : { entries: [...extra.entries, ...bookings.map((booking) => consumption(ledger, booking))] }
}

/**
 * The minutes that work of this length takes from what is held for appointments; 0 when it fits what is free, or is more than the balance: that is for
 * `book` to refuse. They may be used, since work that was done was done, but never unnoticed: the appointments then no longer fit.
 */
export function takenFromHeld({ entries }: Ledger, minutes: number): number {
  const { balance: left, free } = standing(entries)
  return minutes > left ? 0 : Math.max(0, minutes - Math.max(0, free))
}

/** What is wrong with an amount of time, if anything. */
function minutesRefusal(minutes: number): MinutesRefusal | null {
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
  | { refused: 'reason-too-short' }

export type Reservation = Stamp & { activityId: string; minutes: number; on: Day; text: string }

/** Holds minutes for an appointment. What is held already cannot be held again: going over what is free needs a choice, as booking does. */
export function reserve(ledger: Ledger, wish: Reservation, choice?: OverrunChoice): { entries: NewEntry[] } | ReservationRefusal {
  const refusal = minutesRefusal(wish.minutes) ?? dayRefusal(ledger.unit, wish.on, wish.on)
  if (refusal && refusal.refused !== 'in-the-future') return refusal
  if (heldFor(ledger.entries, wish.activityId) > 0) return { refused: 'already-reserved' }
  const { free } = standing(ledger.entries)
  const short = wish.minutes - free
  const reservation: NewEntry = { ...wish, kind: 'reservation', unitId: ledger.unit.id }
  if (short <= 0) return { entries: [reservation] }
  if (!choice) return { refused: 'not-enough-free', free, short }
  if (!isReason(choice)) return { refused: 'reason-too-short' }
  // Agreed today, for an appointment on a day to come: the extra minutes are there from today.
  return {
    entries: [extraMinutes(ledger, choice, { ...wish, minutes: short, on: firstOpenDay(ledger.unit, dayOf(wish.bookedAt)) }), reservation],
  }
}

/** Lets go what an appointment held, because it was made, cancelled or moved to another unit; nothing when it held nothing. */
export function release(ledger: Ledger, freed: Stamp & { activityId: string; text: string }): NewEntry[] {
  const minutes = heldFor(ledger.entries, freed.activityId)
  return minutes > 0
    ? [{ kind: 'release', unitId: ledger.unit.id, minutes, on: firstOpenDay(ledger.unit, dayOf(freed.bookedAt)), ...freed }]
    : []
}

export type HoldRefusal = Exclude<ReservationRefusal, { refused: 'already-reserved' } | { refused: 'reason-too-short' }>

/** What an appointment that was moved or made longer will take: `chosen` is what somebody chose, the visit and its write-up; `drive` is what the road adds. */
export type NewHold = Stamp & { activityId: string; chosen: number; drive: number; on: Day; text: string }

/**
 * Holds for an appointment what it will take after it was moved or made longer; nothing when it held nothing or nothing changed. What was chosen must be
 * free; the drive, which nobody chose, is held as far as there is room, so that a full unit never keeps a visit from going to a better day.
 */
export function holdAnew(ledger: Ledger, wish: NewHold): { entries: NewEntry[] } | HoldRefusal {
  const { chosen, drive, on, ...rest } = wish
  const stood = ledger.entries.findLast((entry) => entry.kind === 'reservation' && entry.activityId === wish.activityId)
  const heldNow = heldFor(ledger.entries, wish.activityId)
  if (heldNow === 0 || (heldNow === chosen + drive && stood?.on === on)) return { entries: [] }
  const refusal = minutesRefusal(chosen) ?? dayRefusal(ledger.unit, on, on)
  if (refusal && refusal.refused !== 'in-the-future') return refusal
  const free = standing(ledger.entries).free + heldNow
  const least = Math.min(chosen, heldNow)
  if (chosen > free && chosen > least) return { refused: 'not-enough-free', free: Math.max(0, free), short: chosen - free }
  const minutes = Math.max(least, Math.min(chosen + drive, free))
  return { entries: [...release(ledger, rest), { ...rest, on, minutes, kind: 'reservation', unitId: ledger.unit.id }] }
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

function extraFor(ledger: Ledger, bookings: readonly Booking[], choice?: OverrunChoice): { entries: NewEntry[] } | BookingRefusal {
  const [first] = bookings
  const left = balance(ledger.entries)
  const short = bookings.reduce((total, booking) => total + booking.minutes, 0) - left
  if (short <= 0 || !first) return { entries: [] }
  if (!choice) return { refused: 'not-enough-minutes', left, short }
  return isReason(choice) ? { entries: [extraMinutes(ledger, choice, { ...first, minutes: short })] } : { refused: 'reason-too-short' }
}

function extraMinutes(ledger: Ledger, choice: OverrunChoice, extra: Stamp & { minutes: number; on: Day; text: string }): NewEntry {
  const { minutes, on, text, staffId, bookedAt } = extra
  const reason = choice.reason.trim()
  return { kind: choice.kind, unitId: ledger.unit.id, minutes, on, text, reason, staffId, bookedBy: choice.approvedBy, bookedAt }
}

function isReason(choice: OverrunChoice): boolean {
  return choice.reason.trim().length >= 10
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
