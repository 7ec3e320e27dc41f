import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { staffMemberOf } from '#db/staff'
import { lockedLedger, unitOf } from '#db/units'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { type BookingRefusal, book, takenFromHeld } from '#domain/units/booking'
import { bookEntries } from './append.server'
import type { bookableSubjects } from './subjects'

export type TimeBooking = {
  subject: (typeof bookableSubjects)[number]
  minutes: number
  on: Day
  text: string
  /** Who did the work; a consultant books for themselves only. */
  staffId: string
  /** What happens to minutes beyond the balance; without a choice they are refused, with what is short. */
  choice?: { kind: 'overrun' | 'write-off'; reason: string }
  /** Book it also where it takes hours that are held for appointments; without it that is refused, with how many. */
  fromHeld?: boolean
  /** Book on this unit of the same client instead. */
  otherUnitId?: string
}

export type TimeRefusal =
  | BookingRefusal
  | { refused: 'not-found' }
  | { refused: 'not-for-others' }
  | { refused: 'overrun-not-yours' }
  | { refused: 'no-other-unit' }
  | { refused: 'takes-held'; taken: number }
  | { refused: 'used-twice' }

/** Books time on a unit. Going over needs a choice, with a reason, by a manager or administrator; taking what appointments hold needs to be said. */
export async function bookTime(
  actor: StaffActor,
  unitId: string,
  booking: TimeBooking,
  { now, op }: { now: Moment; op?: string },
): Promise<{ entryIds: string[] } | TimeRefusal> {
  return withActor(theDb(), actor, (tx) => once(tx, op, { unitId, booking }, () => bookOnce(tx, actor, unitId, booking, now)))
}

async function bookOnce(
  tx: Tx,
  actor: StaffActor,
  askedId: string,
  { choice, otherUnitId, fromHeld = false, ...work }: TimeBooking,
  now: Moment,
) {
  if (actor.role === 'consultant' && work.staffId !== actor.staffId) return { refused: 'not-for-others' } as const
  if (actor.role === 'consultant' && choice) return { refused: 'overrun-not-yours' } as const
  if (!(await staffMemberOf(tx, work.staffId))) return { refused: 'not-found' } as const
  const asked = otherUnitId ? await unitOf(tx, askedId) : null
  const unitId = otherUnitId ?? askedId
  const ledger = await lockedLedger(tx, unitId, work.on)
  if (otherUnitId && asked?.clientId !== ledger?.unit.clientId) return { refused: 'no-other-unit' } as const
  if (!ledger) return { refused: 'not-found' } as const

  const booking = { ...work, activityId: null, bookedBy: actor.userId, bookedAt: now }
  const booked = book(ledger, booking, choice && { ...choice, approvedBy: actor.userId })
  if ('refused' in booked) return booked
  const taken = takenFromHeld(ledger, work.minutes)
  if (taken > 0 && !fromHeld) return { refused: 'takes-held', taken } as const
  const { clientId } = ledger.unit
  const entryIds = await bookEntries(tx, ledger, booked.entries, now)
  const detail = { minutes: work.minutes, subject: work.subject, over: choice?.kind ?? null, ...(taken > 0 && { fromHeld: taken }) }
  await record(tx, { action: 'ledger.booked', object: 'unit', objectId: unitId, clientId, detail })
  return { entryIds }
}
