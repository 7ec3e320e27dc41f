import { dayOf } from '#domain/calendar/moment'
import { firstOpenDay, type NotEnoughMinutes, type Stamp } from './booking'
import type { LedgerEntry, NewEntry } from './entry'
import { lapsesAfter } from './kinds'
import { balance, type Ledger, reversalOf } from './ledger'

export type ReversalRefusal =
  | NotEnoughMinutes
  | { refused: 'no-such-entry' }
  | { refused: 'reason-missing' }
  | { refused: 'already-reversed'; by: string }
  /** A reversal, an opening, a reservation and a release stand; a reservation is let go by a release. */
  | { refused: 'not-reversible'; kind: LedgerEntry['kind'] }

/** The reason that stands in the ledger when a call is taken back; screens and reports say it in the language of the reader. */
export const callUndone = 'undone'

/** Mends a mistake: the opposite of one entry, today, or on the first open day when the period of today is closed. */
export function reverse(ledger: Ledger, entryId: string, correction: Stamp & { reason: string }): { entry: NewEntry } | ReversalRefusal {
  const wrong = ledger.entries.find((entry) => entry.id === entryId)
  if (!wrong) return { refused: 'no-such-entry' }
  const refusal = reversalRefusal(ledger, wrong, correction.reason)
  if (refusal) return refusal
  return {
    entry: {
      ...correction,
      kind: 'reversal',
      unitId: ledger.unit.id,
      reverses: wrong.id,
      minutes: wrong.minutes,
      on: firstOpenDay(ledger.unit, dayOf(correction.bookedAt)),
      text: wrong.text,
      reason: correction.reason.trim(),
    },
  }
}

/** What is left of a unit that lapsed, taken out in one entry; nothing while it is valid, or when nothing is left. */
export function expire(ledger: Ledger, stamp: Stamp & { text: string; reason: string }): NewEntry[] {
  const lapses = lapsesAfter(ledger.unit)
  const today = dayOf(stamp.bookedAt)
  const left = balance(ledger.entries)
  if (lapses === null || today <= lapses || left <= 0) return []
  return [{ ...stamp, kind: 'expiry', unitId: ledger.unit.id, minutes: left, on: firstOpenDay(ledger.unit, today) }]
}

function reversalRefusal(ledger: Ledger, wrong: LedgerEntry, reason: string): ReversalRefusal | null {
  if (reason.trim() === '') return { refused: 'reason-missing' }
  if (wrong.kind === 'reversal' || wrong.kind === 'opening' || wrong.kind === 'reservation' || wrong.kind === 'release') {
    return { refused: 'not-reversible', kind: wrong.kind }
  }
  const earlier = reversalOf(ledger.entries, wrong.id)
  if (earlier) return { refused: 'already-reversed', by: earlier.id }
  // Taking back extra minutes that are spent already would leave less than nothing.
  const left = balance(ledger.entries)
  const takesAway = wrong.kind === 'overrun' || wrong.kind === 'write-off'
  return takesAway && wrong.minutes > left ? { refused: 'not-enough-minutes', left, short: wrong.minutes - left } : null
}
