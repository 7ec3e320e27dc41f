import { contains } from '#domain/calendar/period'
import { callUndone } from '#domain/units/correction'
import type { LedgerEntry } from '#domain/units/entry'
import { type LedgerRow, ledgerRows } from '#domain/units/ledger'
import { sum } from '#domain/units/sum'
import { totalTravel } from '#domain/units/travel'
import type { BookingLine, Bookings, BookingWhat } from './report-content'
import type { LedgerFact, ReportFacts, TravelFact } from './report-facts'

/**
 * The ledger of the period as a client reads it: a visit and its drive are one row, the calls of one colleague on one day another, each
 * correction its own. A call that was taken back within the period is no row: it never was, and the two of it cancel out. Every row shows the balance after it; the last is the balance of the unit.
 */
export function bookingsOfPeriod(facts: ReportFacts): Bookings {
  const factOf = new Map(facts.ledger.map((fact) => [fact.entry.id, fact]))
  const rows = ledgerRows(facts.ledger.map((fact) => fact.entry))
  const own = withoutUndone(rows.filter((row) => contains(facts.report.period, row.entry.on)))
  const opening = rows.findLast((row) => row.entry.on < facts.report.period.from)?.balance ?? 0

  let balance = opening
  const lines = grouped(own, factOf).map((group): BookingLine => {
    balance += sum(group.map((row) => row.change))
    return lineOf(group, factOf, facts.travel, balance)
  })
  return { opening, rows: lines, closing: balance }
}

function withoutUndone(rows: LedgerRow[]): LedgerRow[] {
  const inPeriod = new Set(rows.map(({ entry }) => entry.id))
  const undone = rows.flatMap(({ entry }) =>
    entry.kind === 'reversal' && entry.reason === callUndone && inPeriod.has(entry.reverses) ? [entry.id, entry.reverses] : [],
  )
  return rows.filter(({ entry }) => !undone.includes(entry.id))
}

function lineOf(
  group: readonly [LedgerRow, ...LedgerRow[]],
  factOf: ReadonlyMap<string, LedgerFact>,
  travel: readonly TravelFact[],
  balance: number,
): BookingLine {
  const [{ entry }] = group
  const drives = drivesOf(entry, travel)
  const { metres, cents } = totalTravel(drives)
  return {
    on: entry.on,
    what: whatOf(group, factOf),
    who: factOf.get(entry.id)?.who ?? null,
    minutes: -sum(group.map((row) => row.change)),
    balance,
    travel: metres === 0 && cents === 0 ? null : { metres, cents },
    sources: [...group.map((row) => row.entry.id), ...drives.map((drive) => drive.id)],
  }
}

function whatOf(group: readonly [LedgerRow, ...LedgerRow[]], factOf: ReadonlyMap<string, LedgerFact>): BookingWhat {
  const [{ entry }] = group
  if (entry.kind === 'reversal') return { kind: 'correction', text: entry.text, reason: entry.reason }
  if (entry.kind !== 'consumption') return { kind: 'entry', entryKind: entry.kind, text: entry.text }
  const work = factOf.get(entry.id)?.work ?? null
  if (work?.kind === 'visit') return { kind: 'visit', customer: work.customer.name, town: work.customer.town }
  if (work?.kind !== 'call') return { kind: 'work', subject: entry.subject, text: entry.text }
  const calls = group.flatMap((row) => callOf(factOf.get(row.entry.id)))
  const conversations = calls.filter(({ reached }) => reached).length
  return { kind: 'calls', conversations, attempts: calls.length - conversations, booked: calls.filter(({ booked }) => booked).length }
}

/** Rows that read as one, in the order of the first of each. */
function grouped(rows: readonly LedgerRow[], factOf: ReadonlyMap<string, LedgerFact>): [LedgerRow, ...LedgerRow[]][] {
  const groups = new Map<string, [LedgerRow, ...LedgerRow[]]>()
  for (const row of rows) {
    const key = groupOf(row.entry, factOf.get(row.entry.id))
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}

function groupOf(entry: LedgerEntry, fact: LedgerFact | undefined): string {
  if (entry.kind !== 'consumption') return entry.id
  // A visit that was booked again after a correction is a row of its own.
  if (fact?.work?.kind === 'visit') return `visit ${fact.work.visitId} ${entry.on} ${entry.revision}`
  if (fact?.work?.kind === 'call') return `calls ${entry.on} ${entry.staffId ?? ''}`
  return entry.id
}

/** The drives of a visit stand beside its first booking. */
function drivesOf(entry: LedgerEntry, travel: readonly TravelFact[]): TravelFact[] {
  if (entry.kind !== 'consumption' || entry.activityId === null || entry.revision > 1) return []
  return travel.filter((line) => line.activityId === entry.activityId)
}

function callOf(fact: LedgerFact | undefined): { reached: boolean; booked: boolean }[] {
  return fact?.work?.kind === 'call' ? [fact.work] : []
}
