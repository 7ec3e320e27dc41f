import { withoutSheetMark } from '#domain/language/sheet'
import type { CustomerField, MappedColumn, Mapping } from './columns'
import type { Change, Finding, FindingKind, FindingRule } from './finding'
import { hasLostCharacters, repairText } from './mojibake'
import { isOn, type RuleId, type Rules } from './rules'
import type { TableRow } from './table'
import { isPlaceholder, tidyBlanks } from './text'

/** What a person typed over a value: per field, and per header for own columns (`own:Header`) and per year for revenue (`revenue:2024`). */
export type Edits = Readonly<Record<string, string>>

/** A row on its way to a customer: its raw values by field, and what was changed and found so far. */
export type RawRow = {
  /** The text for a field, tidied and repaired; empty where the file says nothing. */
  take: (field: CustomerField) => string
  /** The columns that may occur more than once, each with its text. */
  each: (field: 'own' | 'revenue' | 'tag' | 'status') => Part[]
  on: (rule: RuleId) => boolean
  change: (field: CustomerField, before: string, after: string, rule: RuleId) => void
  find: (field: CustomerField | 'row', kind: FindingKind, rule: FindingRule, value: string, proposal?: string) => void
  changes: Change[]
  findings: Finding[]
}

/** Opens a row for cleaning: each value is repaired and emptied of placeholders as the rules say, and what is typed over goes first. */
export function openRow(row: TableRow, mapping: Mapping, rules: Rules, edits: Edits): RawRow {
  const changes: Change[] = []
  const findings: Finding[] = []
  const on = (rule: RuleId) => isOn(rules, rule)
  const change: RawRow['change'] = (field, before, after, rule) => {
    if (before !== after) changes.push({ field, before, after, rule })
  }
  const find: RawRow['find'] = (field, kind, rule, value, proposal) => {
    findings.push({ field, kind, value, rule, ...(proposal === undefined ? {} : { proposal }) })
  }
  const textOf = (column: MappedColumn): string => {
    const typed = edits[editKey(column)]
    if (typed !== undefined && column.join === null) return tidyBlanks(typed)
    // A file that we wrote ourselves comes back with our marks against formulas.
    const cell = withoutSheetMark(tidyBlanks(row.cells[column.column] ?? ''))
    if (cell === '') return cell
    const repaired = on('encoding') ? repairText(cell) : cell
    change(column.field, cell, repaired, 'encoding')
    if (hasLostCharacters(repaired)) find(column.field, 'doubtful', 'lost-characters', repaired)
    if (!on('placeholders') || !isPlaceholder(repaired)) return repaired
    change(column.field, repaired, '', 'placeholders')
    return ''
  }
  const texts = new Map<CustomerField, Part[]>()
  for (const column of mapping.columns) {
    if (column.field === 'ignore') continue
    const text = textOf(column)
    if (text === '') continue
    const parts = texts.get(column.field)
    if (parts) parts.push({ column, text })
    else texts.set(column.field, [{ column, text }])
  }
  if (row.problem && row.problem !== 'cell-too-long') find('row', 'malformed', row.problem, row.cells.join(' | ').slice(0, 200))
  return {
    take: (field) => edits[field] ?? joined(texts.get(field)) ?? mapping.fixed[field] ?? '',
    each: (field) => texts.get(field) ?? [],
    on,
    change,
    find,
    changes,
    findings,
  }
}

type Part = { column: MappedColumn; text: string }

/** Under which key an edit of this column is kept. */
export function editKey({ field, header, year }: MappedColumn): string {
  if (field === 'own') return `own:${header}`
  return field === 'revenue' ? `revenue:${year ?? ''}` : field
}

function joined(parts: readonly Part[] | undefined): string | null {
  if (!parts) return null
  return parts.map(({ column, text }, i) => (i === 0 ? text : `${column.join ?? ' '}${text}`)).join('')
}
