import { v7 } from 'uuid'
import { now } from '#app/http/clock.server'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { addContacts, addNotes, type NewContact, type NewJob, type NewNote } from '#db/contacts'
import { addCustomers, addNumbers, type CustomerNumber, type NewCustomer } from '#db/customers'
import { type Tx, withActor } from '#db/door'
import { addFindings, type NewFinding } from '#db/findings'
import { addOutcomes, type ImportFile, markTakenIn, type RowOutcome } from '#db/imports'
import { once } from '#db/once'
import { freshStatistics } from '#db/statistics'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { MappingRefusal } from '#domain/clean/columns'
import type { CleanContact, CleanCustomer } from '#domain/clean/customer'
import type { Finding } from '#domain/clean/finding'
import { type CleanRow, cleanTable } from '#domain/clean/preview'
import { factsOfRows } from '#domain/clean/score'
import type { Table } from '#domain/clean/table'
import type { Actor } from '#domain/relations/actor'
import { pointOfPlace } from '#domain/relations/places'
import { openImport } from './read-import.server'

/** What comes in besides the rows that are ready. */
export type TakeInChoice = {
  /** Rows with something malformed: without that value, which is kept as a finding. Otherwise they wait under "fix later". */
  withFindings?: boolean
  /** Closed customers, with that status. On unless said otherwise. */
  withClosed?: boolean
}

/** `read = customers + folded + later + rejected`, always. */
export type TakenInCounts = {
  /** Rows of the file. */
  read: number
  /** Customers made. */
  customers: number
  /** Rows that say the very same as a row above them. */
  folded: number
  /** Rows left to be fixed. */
  later: number
  /** Rows without a name or any content. */
  rejected: number
  /** Of the customers: how many are closed. */
  closed: number
  findings: number
}

export type TakeInRefusal = MappingRefusal | { refused: 'not-found' } | { refused: 'undone' } | { refused: 'used-twice' }

/**
 * Takes a file in, as a whole or not at all: customers with their figures, people and notes, what was found about them, and for each row of the file
 * what became of it. A file that is in already is not taken in again: the answer is what it gave the first time.
 */
export async function takeIn(
  actor: Actor,
  importId: string,
  { op, ...choice }: TakeInChoice & { op?: string } = {},
): Promise<TakenInCounts | TakeInRefusal> {
  const counts = await withActor(theDb(), actor, (tx) => once(tx, op, { importId, choice }, () => takeInOnce(tx, importId, choice)))
  if (!('refused' in counts)) await freshStatistics(theDb())
  return counts
}

async function takeInOnce(tx: Tx, importId: string, choice: TakeInChoice): Promise<TakenInCounts | TakeInRefusal> {
  const opened = await openImport(tx, importId, { lock: true })
  if (!opened) return { refused: 'not-found' }
  const { file, table, mapping, rules, edits } = opened
  if (file.state === 'taken-in') return file.counts as TakenInCounts
  if (file.state === 'undone') return { refused: 'undone' }
  const preview = cleanTable(table, mapping, rules, edits)
  if ('refused' in preview) return preview
  const at = now()
  const sorted = sortOut(
    preview.rows,
    { table, edits },
    { withFindings: choice.withFindings ?? false, withClosed: choice.withClosed ?? true },
  )
  await write(tx, file, sorted.taken, at)
  await addOutcomes(tx, file, sorted.outcomes)
  const counts = countsOf(sorted)
  await markTakenIn(tx, importId, { counts, scoreBefore: factsOfRows(preview.rows, dayOf(at)), at })
  await record(tx, { action: 'import.taken-in', object: 'customer_import', objectId: importId, clientId: file.clientId, detail: counts })
  return counts
}

type Taken = { id: string; row: CleanRow; customer: CleanCustomer }
type Sorted = { taken: Taken[]; outcomes: RowOutcome[] }

/** Every row gets exactly one outcome. Rows that say the very same are one customer. */
function sortOut(
  rows: readonly CleanRow[],
  { table, edits }: { table: Table; edits: ReadonlyMap<number, Record<string, string>> },
  choice: Required<TakeInChoice>,
): Sorted {
  const raw = new Map(table.rows.map(({ line, cells }) => [line, cells]))
  const known = new Map<string, string>()
  const sorted: Sorted = { taken: [], outcomes: [] }
  for (const row of rows) {
    const base = { line: row.line, raw: raw.get(row.line) ?? [], edits: edits.get(row.line) ?? {} }
    const stays = stayingOut(row, choice)
    if (stays || !row.customer) {
      sorted.outcomes.push({ ...base, outcome: stays?.outcome ?? 'rejected', reason: stays?.reason ?? null, customerId: null })
      continue
    }
    const says = JSON.stringify([row.customer, row.findings])
    const first = known.get(says)
    const id = first ?? v7()
    if (!first) {
      known.set(says, id)
      sorted.taken.push({ id, row, customer: row.customer })
    }
    sorted.outcomes.push({ ...base, outcome: first ? 'folded' : 'taken-in', reason: null, customerId: id })
  }
  return sorted
}

function stayingOut(
  row: CleanRow,
  { withFindings, withClosed }: Required<TakeInChoice>,
): { outcome: 'later' | 'rejected'; reason: string | null } | null {
  if (row.state === 'rejected') return { outcome: 'rejected', reason: row.reason ?? null }
  if (row.state === 'toFix' && !withFindings)
    return { outcome: 'later', reason: row.findings.find(({ kind }) => kind === 'malformed')?.rule ?? null }
  if (row.state === 'closed' && !withClosed) return { outcome: 'later', reason: 'closed' }
  return null
}

function countsOf({ taken, outcomes }: Sorted): TakenInCounts {
  const of = (outcome: RowOutcome['outcome']) => outcomes.filter((each) => each.outcome === outcome).length
  return {
    read: outcomes.length,
    customers: of('taken-in'),
    folded: of('folded'),
    later: of('later'),
    rejected: of('rejected'),
    closed: taken.filter(({ customer }) => customer.status === 'closed').length,
    findings: taken.reduce((sum, { row }) => sum + row.findings.filter(({ kind }) => kind !== 'closed').length, 0),
  }
}

async function write(tx: Tx, file: ImportFile, taken: readonly Taken[], at: Moment): Promise<void> {
  const { clientId } = file
  await addCustomers(
    tx,
    taken.map((each) => customerRow(file, each, at)),
  )
  await addNumbers(tx, clientId, taken.flatMap(revenueOf))
  const people = taken.flatMap(({ id, customer }) =>
    customer.contact ? [{ customerId: id, contactId: v7(), contact: customer.contact }] : [],
  )
  await addContacts(
    tx,
    people.map(({ contactId, contact }) => contactRow(file, contactId, contact)),
    people.map(({ customerId, contactId, contact }) => jobRow(clientId, customerId, contactId, contact)),
  )
  await addNotes(
    tx,
    taken.flatMap(({ id, customer }) => (customer.note ? [noteRow(clientId, id, customer.note, at)] : [])),
  )
  await addFindings(
    tx,
    clientId,
    taken.flatMap(({ id, row }) =>
      row.findings.map((finding): NewFinding => ({ ...finding, customerId: id, importId: file.id, ...agreed(finding) })),
    ),
  )
}

function customerRow({ clientId, id: importId, fileName }: ImportFile, { id, customer }: Taken, at: Moment): NewCustomer {
  const { revenue: _, note: __, contact: ___, ...fields } = customer
  const point = fields.latitude === null && fields.country === 'NL' && fields.place ? pointOfPlace(fields.place) : undefined
  const origin = {
    '*': { source: 'file', file: fileName, on: dayOf(at) },
    ...(point ? { latitude: { source: 'place' }, longitude: { source: 'place' } } : {}),
  }
  return { clientId, id, ...fields, ...point, origin, importId }
}

// Whoever takes the file in says that the closed ones are closed: that is no question any more.
function agreed({ kind }: Finding): { state?: 'accepted' } {
  return kind === 'closed' ? { state: 'accepted' } : {}
}

/** An amount whose year the file does not say is kept under year 0. */
function revenueOf({ id, customer }: Taken): CustomerNumber[] {
  return customer.revenue.map(({ year, cents }) => ({ customerId: id, measure: 'revenue', year: year ?? 0, amount: cents }))
}

function contactRow({ clientId, id: importId }: ImportFile, id: string, person: CleanContact): NewContact {
  const { name, salutation, firstName, infix, lastName, email, phone, mobile, profile } = person
  return { clientId, id, name, salutation, firstName, infix, lastName, email, phone, mobile, linkedinUrl: profile, importId }
}

function jobRow(clientId: string, customerId: string, contactId: string, { function: title }: CleanContact): NewJob {
  return { clientId, id: v7(), contactId, customerId, title, isPrimary: true }
}

// A note of the file carries the moment of taking in to the millisecond: by that an undo tells it from what people wrote since.
function noteRow(clientId: string, customerId: string, text: string, at: Moment): NewNote {
  return { clientId, id: v7(), customerId, text: text.slice(0, 10_000), kind: 'note', visibility: 'team', writtenAt: new Date(at) }
}
