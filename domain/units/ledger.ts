import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import { direction, type LedgerEntry, type NewEntry } from './entry'
import type { Unit } from './kinds'

/** A unit with every entry ever booked on it. The order of the entries does not matter: all answers are sums. */
export type Ledger = { unit: Unit; entries: readonly LedgerEntry[] }

/** What a reader knew: only work up to and including a day, only entries booked by a moment. Left out means all. */
export type AsOf = { through?: Day; knownAt?: Moment }

/** Minutes, all of them: `free` is what may still be planned, and is negative once more is held than is left. */
export type Standing = { sold: number; extra: number; used: number; balance: number; held: number; free: number }

/** The entries of a ledger, or those and some that are about to be written. */
type Entries = readonly (LedgerEntry | NewEntry)[]

/** The minutes left: what came in less what went out. */
export function balance(entries: Entries, asOf: AsOf = {}): number {
  const seen = entries.filter((entry) => isKnown(entry, asOf))
  const changes = changesOf(entries)
  return seen.reduce((total, entry) => total + changes(entry), 0)
}

/** The minutes that booked appointments hold: each reservation that is not released yet. */
export function held(entries: Entries): number {
  return [...heldByActivity(entries).values()].reduce((total, minutes) => total + minutes, 0)
}

/** The minutes held for one activity; 0 when nothing is. */
export function heldFor(entries: Entries, activityId: string): number {
  return heldByActivity(entries).get(activityId) ?? 0
}

/** The figures of a unit's header: '38,5 h left, 18 held, 16 free'. */
export function standing(entries: Entries): Standing {
  const changes = changesOf(entries)
  const figures = { sold: 0, extra: 0, used: 0 }
  const kinds = kindsById(entries)
  for (const entry of entries) {
    const kind = entry.kind === 'reversal' ? kinds.get(entry.reverses) : entry.kind
    if (kind === 'opening') figures.sold += changes(entry)
    else if (kind === 'overrun' || kind === 'write-off') figures.extra += changes(entry)
    else if (kind !== 'reservation' && kind !== 'release') figures.used -= changes(entry)
  }
  const left = figures.sold + figures.extra - figures.used
  const kept = held(entries)
  return { ...figures, balance: left, held: kept, free: left - kept }
}

export type LedgerRow = { entry: LedgerEntry; change: number; balance: number }

/** The entries that move the balance, oldest first, each with what it changed and the balance after it. */
export function ledgerRows(entries: readonly LedgerEntry[]): LedgerRow[] {
  const changes = changesOf(entries)
  let running = 0
  return inOrder(entries.filter((entry) => entry.kind !== 'reservation' && entry.kind !== 'release')).map((entry) => {
    running += changes(entry)
    return { entry, change: changes(entry), balance: running }
  })
}

/** The entry that reversed this one, if any did. */
export function reversalOf(entries: readonly LedgerEntry[], entryId: string): LedgerEntry | undefined {
  return entries.find((entry) => entry.kind === 'reversal' && entry.reverses === entryId)
}

const marks = [50, 75, 90, 100] as const

/** The marks, in percent of the minutes sold, that a booking passes: manager and client hear of each once. */
export function marksPassed(sold: number, usedBefore: number, usedAfter: number): number[] {
  return marks.filter((mark) => usedBefore * 100 < mark * sold && usedAfter * 100 >= mark * sold)
}

// By day, then by when it was booked. A correction follows the entry it corrects, also on the same day.
function inOrder(entries: readonly LedgerEntry[]): LedgerEntry[] {
  return [...entries].sort((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? -1 : 1
    if (a.kind === 'opening' || b.kind === 'opening') return a.kind === 'opening' ? -1 : 1
    if (a.bookedAt !== b.bookedAt) return a.bookedAt < b.bookedAt ? -1 : 1
    if (a.kind === 'reversal' && b.id === a.reverses) return 1
    if (b.kind === 'reversal' && a.id === b.reverses) return -1
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
  })
}

function changesOf(entries: Entries): (entry: LedgerEntry | NewEntry) => number {
  const kinds = kindsById(entries)
  return (entry) => {
    if (entry.kind !== 'reversal') return direction[entry.kind] * entry.minutes
    const reversed = kinds.get(entry.reverses)
    if (reversed === undefined || reversed === 'reversal')
      throw new Error(`Reversal of an entry that is not in the ledger: ${entry.reverses}`)
    return -direction[reversed] * entry.minutes
  }
}

function kindsById(entries: Entries): ReadonlyMap<string, NewEntry['kind']> {
  const kinds = new Map<string, NewEntry['kind']>()
  for (const entry of entries) if ('id' in entry) kinds.set(entry.id, entry.kind)
  return kinds
}

function heldByActivity(entries: Entries): Map<string, number> {
  const minutes = new Map<string, number>()
  for (const entry of entries) {
    if (entry.kind === 'reservation') minutes.set(entry.activityId, (minutes.get(entry.activityId) ?? 0) + entry.minutes)
    if (entry.kind === 'release') minutes.set(entry.activityId, (minutes.get(entry.activityId) ?? 0) - entry.minutes)
  }
  return minutes
}

function isKnown(entry: NewEntry, asOf: AsOf): boolean {
  return (asOf.through === undefined || entry.on <= asOf.through) && (asOf.knownAt === undefined || entry.bookedAt <= asOf.knownAt)
}
