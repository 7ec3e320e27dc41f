import { withoutSheetMark } from '#domain/language/sheet'
import type { CustomerField, MappedColumn, Mapping } from './columns'
import type { Change, Finding, FindingKind, FindingRule } from './finding'
import { hasLostCharacters, repairText } from './mojibake'
import { isOn, type RuleId, type Rules } from './rules'
import { partOfCell } from './split-cell'
import type { TableRow } from './table'
import { isPlaceholder, isPlain, tidyBlanks } from './text'

/** What a person typed over a value: per field, and per header for own columns (`own:Header`) and per year for revenue (`revenue:2024`). */
export type Edits = Readonly<Record<string, string>>

/**
 * A row on its way to a customer: its raw values by field, and what was changed and found so far. A class, and not functions made for each row: of a million rows
 * those would be millions.
 */
export class RawRow {
  readonly changes: Change[] = []
  readonly findings: Finding[] = []
  private readonly plan: Plan
  /** Of each column of the plan. */
  private readonly texts: string[] = []

  constructor(
    private readonly row: TableRow,
    private readonly mapping: Mapping,
    private readonly rules: Rules,
    private readonly edits: Edits,
  ) {
    this.plan = planOf(mapping)
    for (const column of this.plan.columns) this.texts.push(this.textOf(column))
    if (row.problem && row.problem !== 'cell-too-long') this.find('row', 'malformed', row.problem, row.cells.join(' | ').slice(0, 200))
  }

  /** The text for a field, tidied and repaired; empty where the file says nothing. */
  take(field: CustomerField): string {
    return this.edits[field] ?? (this.joined(field) || this.mapping.fixed[field] || '')
  }

  /** The columns that may occur more than once, each with its text. */
  each(field: 'own' | 'revenue' | 'tag' | 'status'): readonly Part[] {
    const places = this.plan.places[field]
    const { fixed } = this.plan
    if (!places && !fixed[field]) return nothing
    const parts: Part[] = []
    for (const place of places ?? []) {
      const text = this.texts[place] as string
      if (text !== '') parts.push({ column: this.plan.columns[place] as MappedColumn, text })
    }
    const always = fixed[field]
    if (always && (field === 'tag' || parts.length === 0)) parts.push(always)
    return parts
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

  private joined(field: CustomerField): string {
    const places = this.plan.places[field]
    if (!places) return ''
    let text = ''
    for (const place of places) {
      const part = this.texts[place] as string
      if (part !== '') text = text === '' ? part : `${text}${this.plan.columns[place]?.join ?? ' '}${part}`
    }
    return text
  }

  private textOf(column: MappedColumn): string {
    const typed = this.edits[editKey(column)]
    if (typed !== undefined && column.join === null) return tidyBlanks(typed)
    // A file that we wrote ourselves comes back with our marks against formulas.
    const raw = rawTextOf(column, this.row.cells)
    const plain = isPlain(raw)
    const cell = withoutSheetMark(plain ? raw : tidyBlanks(raw))
    if (cell === '') return cell
    const repaired = plain ? cell : this.repaired(column.field, cell)
    if (!this.on('placeholders') || !isPlaceholder(repaired)) return repaired
    this.change(column.field, repaired, '', 'placeholders')
    return ''
  }

  private repaired(field: CustomerField, cell: string): string {
    const repaired = this.on('encoding') ? repairText(cell) : cell
    this.change(field, cell, repaired, 'encoding')
    if (hasLostCharacters(repaired)) this.find(field, 'doubtful', 'lost-characters', repaired)
    return repaired
  }
}

/** Opens a row for cleaning: each value is repaired and emptied of placeholders as the rules say, and what is typed over goes first. */
export function openRow(row: TableRow, mapping: Mapping, rules: Rules, edits: Edits): RawRow {
  return new RawRow(row, mapping, rules, edits)
}

type Part = { column: MappedColumn; text: string }

const nothing: readonly Part[] = []

/** The columns that become something, and for each field which of them. */
type Plan = {
  columns: readonly MappedColumn[]
  places: Partial<Record<CustomerField, number[]>>
  /** What every row has without a cell. */
  fixed: Partial<Record<CustomerField, Part>>
}

const plans = new WeakMap<Mapping, Plan>()

/** Made once for a mapping, not for each row. */
function planOf(mapping: Mapping): Plan {
  const known = plans.get(mapping)
  if (known) return known
  const columns = mapping.columns.filter(({ field }) => field !== 'ignore')
  const places: Plan['places'] = {}
  for (const [place, { field }] of columns.entries()) {
    const before = places[field]
    if (before) before.push(place)
    else places[field] = [place]
  }
  const plan = { columns, places, fixed: fixedParts(mapping) }
  plans.set(mapping, plan)
  return plan
}

function fixedParts({ fixed }: Mapping): Plan['fixed'] {
  const parts: Plan['fixed'] = {}
  for (const [field, text] of Object.entries(fixed) as [CustomerField, string][])
    if (text) parts[field] = { column: { column: -1, header: '', field, year: null, join: null, kind: 'text' }, text }
  return parts
}

/** What the file has for a column of a mapping: its cell, or the part of it. */
export function rawTextOf({ column, part }: Pick<MappedColumn, 'column' | 'part'>, cells: readonly string[]): string {
  const cell = cells[column] ?? ''
  return part ? partOfCell(cell, part) : cell
}

/** Under which key an edit of this column is kept. */
export function editKey({ field, header, year }: MappedColumn): string {
  if (field === 'own') return `own:${header}`
  return field === 'revenue' ? `revenue:${year ?? ''}` : field
}
