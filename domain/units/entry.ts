import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'

export type EntryKind = 'opening' | 'consumption' | 'reservation' | 'release' | 'reversal' | 'expiry' | 'write-off' | 'overrun'

export type EntrySubject = 'call' | 'visit' | 'travel-time' | 'preparation' | 'report' | 'meeting' | 'evaluation' | 'set-up' | 'other'

type Booked = {
  unitId: string
  /** Whole and positive: the kind tells the direction. */
  minutes: number
  /** The day of the work, in the firm's zone. */
  on: Day
  text: string
  staffId: string | null
  bookedBy: string | null
  bookedAt: Moment
}

/**
 * An entry that is to be written; the database gives it its id.
 *
 * In: opening, overrun (agreed with the client) and write-off (borne by the firm). Out: consumption and expiry. A reservation holds minutes
 * and a release lets them go; neither touches the balance. A reversal does the opposite of the entry it names.
 */
export type NewEntry = Booked &
  (
    | { kind: 'opening' }
    | { kind: 'consumption'; subject: EntrySubject; activityId: string | null; revision: number }
    | { kind: 'reservation'; activityId: string }
    | { kind: 'release'; activityId: string }
    | { kind: 'reversal'; reverses: string; reason: string }
    | { kind: 'expiry'; reason: string }
    | { kind: 'write-off'; reason: string }
    | { kind: 'overrun'; reason: string }
  )

export type LedgerEntry = NewEntry & { id: string }

/** Which way a kind moves the balance; a reversal goes the other way than what it reverses. */
export const direction: Readonly<Record<Exclude<EntryKind, 'reversal'>, 1 | 0 | -1>> = {
  opening: 1,
  overrun: 1,
  'write-off': 1,
  consumption: -1,
  expiry: -1,
  reservation: 0,
  release: 0,
}
