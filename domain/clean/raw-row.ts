import { withoutSheetMark } from '#domain/language/sheet'
import type { CustomerField, MappedColumn, Mapping } from './columns'
import type { Change, Finding, FindingKind, FindingRule } from './finding'
import { hasLostCharacters, repairText } from './mojibake'
import { isOn, type RuleId, type Rules } from './rules'
import type { TableRow } from './table'
import { isPlaceholder, tidyBlanks } from './text'

/** What a person typed over a value: per field, and per header for own columns (`own:Header`) and per year for revenue (`revenue:2024`). */
export type Edits = Readonly<Record<string, string>>

/**
 * A row on its way to a customer: its raw values by field, and what was changed and found so far. A class, and not functions made for each row: of a million rows
 * those would be millions.
 */
export class RawRow {
  readonly changes: Change[] = []
  readonly findings: Finding[] = []
  private readonly texts = new Map<CustomerField, Part[]>()

  constructor(
    private readonly row: TableRow,
    private readonly mapping: Mapping,
    private readonly rules: Rules,
    private readonly edits: Edits,
  ) {
    for (const column of mapping.columns) {
      if (column.field === 'ignore') continue
      const text = this.textOf(column)
      if (text === '') continue
      const parts = this.texts.get(column.field)
      if (parts) parts.push({ column, text })
      else this.texts.set(column.field, [{ column, text }])
    }
    if (row.problem && row.problem !== 'cell-too-long') this.find('row', 'malformed', row.problem, row.cells.join(' | ').slice(0, 200))
  }

  /** The text for a field, tidied and repaired; empty where the file says nothing. */
  take(field: CustomerField): string {
    return this.edits[field] ?? joined(this.texts.get(field)) ?? this.mapping.fixed[field] ?? ''
  }

  /** The columns that may occur more than once, each with its text. */
  each(field: 'own' | 'revenue' | 'tag' | 'status'): readonly Part[] {
    return this.texts.get(field) ?? []
  }

  on(rule: RuleId): boolean {
    return isOn(this.rules, rule)
  }

  change(field: CustomerField, before: string, after: string, rule: RuleId): void {
    if (before !== after) this.changes.push({ field, before, after, rule })
  }

  find(field: CustomerField | 'row', kind: FindingKind, rule: FindingRule, value: string, proposal?: string): void {
    this.findings.push(proposal === undefined ? { field, kind, value, rule } : { field, kind, value, rule, proposal })
  }

  private textOf(column: MappedColumn): string {
    const typed = this.edits[editKey(column)]
    if (typed !== undefined && column.join === null) return tidyBlanks(typed)
    // A file that we wrote ourselves comes back with our marks against formulas.
    const cell = withoutSheetMark(tidyBlanks(this.row.cells[column.column] ?? ''))
    if (cell === '') return cell
    const repaired = this.on('encoding') ? repairText(cell) : cell
    this.change(column.field, cell, repaired, 'encoding')
    if (hasLostCharacters(repaired)) this.find(column.field, 'doubtful', 'lost-characters', repaired)
    if (!this.on('placeholders') || !isPlaceholder(repaired)) return repaired
    this.change(column.field, repaired, '', 'placeholders')
    return ''
  }
}

/** Opens a row for cleaning: each value is repaired and emptied of placeholders as the rules say, and what is typed over goes first. */
export function openRow(row: TableRow, mapping: Mapping, rules: Rules, edits: Edits): RawRow {
  return new RawRow(row, mapping, rules, edits)
}

type Part = { column: MappedColumn; text: string }

/** Under which key an edit of this column is kept. */
export function editKey({ field, header, year }: MappedColumn): string {
  if (field === 'own') return `own:${header}`
  return field === 'revenue' ? `revenue:${year ?? ''}` : field
}

function joined(parts: readonly Part[] | undefined): string | null {
  if (!parts) return null
  if (parts.length === 1) return (parts[0] as Part).text
  return parts.map(({ column, text }, i) => (i === 0 ? text : `${column.join ?? ' '}${text}`)).join('')
}
