import { type Booking, book, type OverrunChoice, opening, release, reserve, type Stamp } from '#domain/units/booking'
import { reverse } from '#domain/units/correction'
import type { LedgerEntry, NewEntry } from '#domain/units/entry'
import type { Unit } from '#domain/units/kinds'
import type { Ledger } from '#domain/units/ledger'

export const unitTwo: Unit = {
  id: 'unit-2',
  kind: 'unit-2',
  minutes: 4_800,
  indicatedVisits: 30,
  startsOn: '2025-09-22',
  endsOn: '2025-12-19',
  driveTimeCounts: true,
  kmRateCents: 35,
  unused: 'stay',
  chargesFruitless: true,
  closedThrough: null,
}

export const agreed: OverrunChoice = { kind: 'overrun', reason: 'Pieter agreed by phone', approvedBy: 'annet' }

/** Noon of a day here, as the one who books has it. */
export function stamp(day: string): Stamp {
  return { staffId: 'marieke', bookedBy: 'Marieke', bookedAt: `${day}T11:00:00.000Z` }
}

/** A ledger that is told as a story: what was booked, in order; a refusal is told by `asked`. */
export function ledgerOf(unit: Unit): Story {
  return told({ unit, entries: written([], [opening(unit, { ...stamp(unit.startsOn), text: 'Unit 2' })]) })
}

export type Story = Ledger & {
  worked: (minutes: number, on: string, more?: Partial<Booking>, choice?: OverrunChoice) => Story
  held: (minutes: number, on: string, activityId: string) => Story
  freed: (activityId: string, on: string) => Story
  corrected: (entryId: string, on: string) => Story
  closed: (through: string) => Story
}

export function booking(minutes: number, on: string, more: Partial<Booking> = {}): Booking {
  return { ...stamp(on), subject: 'visit', minutes, on, text: 'Bakker', activityId: null, ...more }
}

function told(ledger: Ledger): Story {
  const then = (outcome: { entries: NewEntry[] } | { entry: NewEntry } | { refused: string }) => {
    if ('refused' in outcome) throw new Error(`The story cannot go on: ${outcome.refused}`)
    return told({ ...ledger, entries: written(ledger.entries, 'entries' in outcome ? outcome.entries : [outcome.entry]) })
  }
  return {
    ...ledger,
    worked: (minutes, on, more, choice) => then(book(ledger, booking(minutes, on, more), choice)),
    held: (minutes, on, activityId) => then(reserve(ledger, { ...stamp(ledger.unit.startsOn), minutes, on, activityId, text: 'Vos' })),
    freed: (activityId, on) => then({ entries: release(ledger, { ...stamp(on), activityId, text: 'Vos' }) }),
    corrected: (entryId, on) => then(reverse(ledger, entryId, { ...stamp(on), reason: 'booked twice' })),
    closed: (through) => told({ ...ledger, unit: { ...ledger.unit, closedThrough: through } }),
  }
}

/** The database gives ids in the order of writing: e1, e2, … */
export function written(before: readonly LedgerEntry[], entries: readonly NewEntry[]): LedgerEntry[] {
  return [...before, ...entries.map((entry, index) => ({ ...entry, id: `e${before.length + index + 1}` }))]
}
