import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type LeftRow, leftRowsOf } from '#db/imports'
import type { CustomerField, MappedColumn, Mapping, MappingRefusal } from '#domain/clean/columns'
import type { CleanCustomer } from '#domain/clean/customer'
import type { ShownRow } from '#domain/clean/dry-run'
import type { FileShape } from '#domain/clean/file-shape'
import type { FindingRule } from '#domain/clean/finding'
import { writtenPhone } from '#domain/clean/phone'
import type { CleanRow, Counts } from '#domain/clean/preview'
import { rawTextOf } from '#domain/clean/raw-row'
import { isOn, type RuleId, ruleIds } from '#domain/clean/rules'
import type { CellPart } from '#domain/clean/split-cell'
import { formatEuroWhole, type Language } from '#domain/language/format'
import type { Actor } from '#domain/relations/actor'
import type { TooHeavy } from './import-worker.server'
import { type ImportPreview, previewImport } from './preview-import.server'

/** How long a page waits for a dry run before it shows how far it is, in milliseconds. */
const patience = 1_500

const rowsShown = 12
const errorsShown = 30
const columnsShown = 14

/** One column of the file on the screen. `field` is null for a column that may not come in. */
export type ColumnRow = {
  column: number
  header: string
  /** Whole cells, also where the column was cut. */
  samples: string[]
  filled: number
  confidence: number
  field: CustomerField | null
  year: number | null
  join: string | null
  kind: MappedColumn['kind']
  part: CellPart | null
}

/** `before` is what the file has where that differs; an empty text where the value was split off another column. */
export type PreviewCell = { value: string; before: string | null }
export type PreviewRow = { line: number; state: CleanRow['state']; cells: PreviewCell[] }

/** A value of one row that needs a person. `field` is null when the row as a whole is wrong and there is no value to type over. */
export type RowToFix = {
  line: number
  name: string
  field: string | null
  fieldName: CustomerField | 'row'
  rule: FindingRule
  /** What stands in the row now, to be typed over. */
  value: string
  proposal: string | null
}

export type ImportScreen = {
  file: { id: string; name: string; state: string; size: number; counts: Record<string, number> }
  about: Pick<FileShape, 'rowCount' | 'encoding' | 'delimiter' | 'headerRow' | 'repairable' | 'format' | 'sheet' | 'sheets'>
  /** The dry run of a long file that still goes on: how many rows it has done. */
  checking: { done: number } | null
  columns: ColumnRow[]
  /** Values that hold for every row. */
  fixed: Mapping['fixed']
  rules: { id: RuleId; on: boolean; rows: number }[]
  refusal: MappingRefusal | TooHeavy | null
  counts: Counts | null
  fields: PreviewField[]
  rows: PreviewRow[]
  toFix: RowToFix[]
  /** How many values need a person, shown or not. */
  toFixCount: number
  left: LeftRow[]
}

/** A column of the preview: a field, or a column of the file that is kept under its own header. */
export type PreviewField = { field: CustomerField; header: string | null }

/** Everything the mapping screen shows; null when the actor sees no such file. */
export async function importScreen(
  actor: Actor,
  importId: string,
  { language, onlyErrors = false }: { language: Language; onlyErrors?: boolean },
): Promise<ImportScreen | null> {
  const preview = await previewImport(actor, importId, patience)
  if (!preview) return null
  const { file, mapping, rules } = preview
  const { columns: _, fallback: __, ...about } = preview.shape
  const perRule = preview.refusal === null && preview.checking === null ? preview.changesPerRule : null
  const isTakenIn = file.state === 'taken-in' || file.state === 'undone'
  return {
    file: { id: file.id, name: file.fileName, state: file.state, size: file.size, counts: file.counts },
    about,
    checking: preview.refusal === null ? preview.checking : null,
    columns: columnRows(preview),
    fixed: mapping.fixed,
    rules: ruleIds.map((id) => ({ id, on: isOn(rules, id), rows: perRule?.[id] ?? 0 })),
    ...shownRows(preview, language, onlyErrors),
    left: isTakenIn ? await withActor(theDb(), actor, (tx) => leftRowsOf(tx, file)) : [],
  }
}

function columnRows({ columns, mapping }: ImportPreview): ColumnRow[] {
  return columns.flatMap((view): ColumnRow[] => {
    const mapped = mapping.columns.filter(({ column }) => column === view.column)
    if (mapped.length === 0) return [{ ...view, field: null, year: null, join: null, kind: 'text', part: null }]
    return mapped.map(({ header, field, year, join, kind, part }) => ({ ...view, header, field, year, join, kind, part: part ?? null }))
  })
}

type Shown = Pick<ImportScreen, 'refusal' | 'counts' | 'fields' | 'rows' | 'toFix' | 'toFixCount'>

function shownRows(preview: ImportPreview, language: Language, onlyErrors: boolean): Shown {
  const nothing = { counts: null, fields: [], rows: [], toFix: [], toFixCount: 0 }
  if (preview.refusal) return { refusal: preview.refusal, ...nothing }
  if (preview.checking) return { refusal: null, ...nothing }
  const first = (onlyErrors ? preview.unready : preview.rows).slice(0, rowsShown)
  const fields = fieldsWithValues(preview.mapping, first, language)
  const toFix = preview.toFix.flatMap((row) => problemsOf(row, preview.mapping))
  return {
    refusal: null,
    counts: preview.counts,
    fields,
    rows: first.map((row) => ({ line: row.line, state: row.state, cells: fields.map((each) => cellOf(row, each, language)) })),
    toFix: toFix.slice(0, errorsShown),
    toFixCount: preview.toFixCount,
  }
}

const inOrder: readonly CustomerField[] = [
  'externalNo',
  'name',
  'street',
  'houseNumber',
  'houseNumberSuffix',
  'postcode',
  'place',
  'country',
  'phone',
  'phone2',
  'mobile',
  'email',
  'website',
  'contactName',
  'contactFunction',
  'contactEmail',
  'contactPhone',
  'kvk',
  'branch',
  'vat',
  'iban',
  'revenue',
  'lastContactOn',
  'confirmedOn',
  'note',
  'tag',
  'municipality',
  'province',
]

function fieldsWithValues(mapping: Mapping, rows: readonly CleanRow[], language: Language): PreviewField[] {
  const fields = inOrder.map((field): PreviewField => ({ field, header: null }))
  const own = mapping.columns.filter(({ field }) => field === 'own').map(({ header }): PreviewField => ({ field: 'own', header }))
  return [...fields, ...own].filter((each) => rows.some((row) => cellOf(row, each, language).value !== '')).slice(0, columnsShown)
}

function cellOf({ customer, changes }: CleanRow, { field, header }: PreviewField, language: Language): PreviewCell {
  const value = customer ? textOfField(customer, field, header, language) : ''
  if (field === 'own') return { value, before: null }
  const change = changes.find((each) => each.field === field)
  return { value, before: change && change.before !== value ? change.before : null }
}

function textOfField(customer: CleanCustomer, field: CustomerField, header: string | null, language: Language): string {
  const { contact } = customer
  switch (field) {
    case 'own':
      return customer.own[header ?? ''] ?? ''
    case 'contactName':
      return contact?.name ?? ''
    case 'contactFunction':
      return contact?.function ?? ''
    case 'contactEmail':
      return contact?.email ?? ''
    case 'contactPhone':
      return phoneText(contact?.phone ?? contact?.mobile)
    case 'phone':
    case 'phone2':
    case 'mobile':
      return phoneText(customer[field])
    case 'revenue':
      return customer.revenue.map(({ year, cents }) => `${year ? `${year}: ` : ''}${formatEuroWhole(cents, language)}`).join(' · ')
    case 'tag':
      return customer.tags.join(', ')
    case 'country':
      return customer.country === 'NL' ? '' : customer.country
    default:
      return field in customer ? String(customer[field as keyof CleanCustomer] ?? '') : ''
  }
}

function phoneText(number: string | null | undefined): string {
  return number ? writtenPhone(number) : ''
}

function problemsOf({ line, state, customer, findings, raw }: ShownRow, mapping: Mapping): RowToFix[] {
  if (state !== 'toFix') return []
  return findings
    .filter(({ kind }) => kind === 'malformed')
    .map(({ field, rule, value, proposal }) => ({
      line,
      name: customer?.name ?? '',
      field: editFieldOf(field, value, mapping, raw),
      fieldName: field,
      rule,
      value: field === 'row' ? value : wholeTextOf(field, value, mapping, raw),
      proposal: proposal ?? null,
    }))
}

/** Amounts are typed over per year, so the column that holds this one is looked up. */
function editFieldOf(field: CustomerField | 'row', value: string, mapping: Mapping, raw: readonly string[]): string | null {
  if (field === 'row') return null
  if (field !== 'revenue') return field
  const column = mapping.columns.find((each) => each.field === 'revenue' && rawTextOf(each, raw).trim() === value)
  return column ? `revenue:${column.year ?? ''}` : null
}

/** The whole text of a field: what is wrong may be one of two numbers in a cell, and the other must not be lost by typing over. */
function wholeTextOf(field: CustomerField, value: string, mapping: Mapping, raw: readonly string[]): string {
  if (field === 'revenue') return value
  const texts = mapping.columns.filter((each) => each.field === field).map((each) => rawTextOf(each, raw).trim())
  return texts.filter(Boolean).join(' ') || value
}
