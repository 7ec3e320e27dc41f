import type { Mapping, MappingRefusal } from './columns'
import type { CleanCustomer } from './customer'
import type { Change, Finding } from './finding'
import { refusalOf } from './mapping-check'
import { normaliseRow } from './normalise'
import type { Edits } from './raw-row'
import { type RuleId, type Rules, ruleIds } from './rules'
import type { Table, TableRow } from './table'

/**
 * What became of a row. `rejected`: no name at all, or no content. `closed`: recognised as closed, whatever else it has.
 * `toFix`: something is malformed, or the row has too many or too few cells. `ready`: all others, findings of the other kinds allowed.
 */
export type RowState = 'ready' | 'toFix' | 'closed' | 'rejected'

export type RejectReason = 'no-name' | 'empty-row' | 'header-again' | 'cell-too-long'

export type CleanRow = {
  line: number
  state: RowState
  /** Null for a rejected row only. */
  customer: CleanCustomer | null
  changes: Change[]
  findings: Finding[]
  /** Rejected rows only. */
  reason?: RejectReason
}

/** read = ready + toFix + closed + rejected, always. */
export type Counts = { read: number; ready: number; toFix: number; closed: number; rejected: number }

export type Preview = {
  rows: CleanRow[]
  counts: Counts
  /** In how many rows each rule changed something. */
  changesPerRule: Record<RuleId, number>
}

/** The dry run of an import: every row of the file cleaned, none of it written. `editsPerLine` holds what people typed over, by line number. */
export function cleanTable(
  table: Table,
  mapping: Mapping,
  rules: Rules,
  editsPerLine: ReadonlyMap<number, Edits> = new Map(),
): Preview | MappingRefusal {
  const refusal = refusalOf(mapping, table.columns)
  if (refusal) return refusal
  const counts: Counts = { read: 0, ready: 0, toFix: 0, closed: 0, rejected: 0 }
  const changesPerRule = Object.fromEntries(ruleIds.map((rule) => [rule, 0])) as Record<RuleId, number>
  const rows = table.rows.map((row) => {
    const clean = cleanRow(row, table.columns, mapping, rules, editsPerLine.get(row.line) ?? {})
    counts.read++
    counts[clean.state]++
    for (const rule of new Set(clean.changes.map((change) => change.rule))) changesPerRule[rule]++
    return clean
  })
  return { rows, counts, changesPerRule }
}

/** One row of the dry run, for when a single cell was edited. */
export function cleanRow(row: TableRow, columns: readonly string[], mapping: Mapping, rules: Rules, edits: Edits = {}): CleanRow {
  const { line } = row
  const untaken = reasonToReject(row, columns)
  if (untaken) return { line, state: 'rejected', customer: null, changes: [], findings: [], reason: untaken }
  const { customer, changes, findings } = normaliseRow(row, mapping, rules, edits)
  if (customer.name === '') return { line, state: 'rejected', customer: null, changes: [], findings, reason: 'no-name' }
  return { line, state: stateOf(customer, findings), customer, changes, findings }
}

function reasonToReject({ cells, problem }: TableRow, columns: readonly string[]): RejectReason | null {
  if (problem === 'cell-too-long') return problem
  if (cells.every((cell) => cell.trim() === '')) return 'empty-row'
  return columns.length > 1 && columns.every((header, column) => cells[column]?.trim() === header) ? 'header-again' : null
}

function stateOf(customer: CleanCustomer, findings: readonly Finding[]): RowState {
  if (customer.status === 'closed') return 'closed'
  return findings.some((finding) => finding.kind === 'malformed') ? 'toFix' : 'ready'
}
