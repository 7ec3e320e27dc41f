import type { RawRow } from './cells'
import { fieldOfHeader } from './header-words'
import { repairText } from './mojibake'
import type { Table, TableRow } from './table'
import { tidyBlanks } from './text'

/** The header is looked for in this many first rows; what stands above it (titles, "Notes:", an export date) is no data. */
const rowsSearched = 40

/**
 * Finds the header and gives every row as many cells as there are columns. Works on rows from any source, so that a sheet of a workbook can come in
 * the same way as a delimited file.
 */
export function shapeTable(raw: readonly RawRow[]): Pick<Table, 'headerRow' | 'columns' | 'rows'> {
  const { place, usualWidth } = findHeader(raw)
  const header = place === null ? null : (raw[place] as RawRow)
  const body = place === null ? raw : raw.slice(place + 1)
  const columns = columnsOf(header, usualWidth, (column) => body.some(({ cells }) => (cells[column] ?? '').trim() !== ''))
  return { headerRow: header?.line ?? null, columns, rows: body.map((row) => fitted(row, columns.length)) }
}

/** Where among these first rows the header stands (null: nowhere), and how many cells a row usually has. */
export function findHeader(raw: readonly RawRow[]): { place: number | null; usualWidth: number } {
  const width = usualWidth(raw)
  return { place: headerPlace(raw, width), usualWidth: width }
}

/** Columns without a name in the header and without any value are not columns: they are delimiters at the ends of lines. */
export function columnsOf(header: RawRow | null, usualWidth: number, isFilled: (column: number) => boolean): string[] {
  const names = header?.cells ?? []
  let count = names.length > 0 ? names.length : usualWidth
  while (count > 1 && (names[count - 1] ?? '').trim() === '' && !isFilled(count - 1)) count--
  return columnNames(names, count)
}

/** Whether one of the first rows is a header in which exact words for customer fields stand. */
export function hasKnownHeader(raw: readonly RawRow[]): boolean {
  return raw.slice(0, rowsSearched).some(({ cells }) => filled(cells).filter(isExactWord).length >= Math.max(2, cells.length / 3))
}

function isExactWord(cell: string): boolean {
  return (fieldOfHeader(repairText(cell))?.confidence ?? 0) > 0.8
}

function usualWidth(raw: readonly RawRow[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of raw) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let width = 1
  let most = 0
  for (const [cells, count] of counts) {
    if (count > most || (count === most && cells > width)) {
      width = cells
      most = count
    }
  }
  return width
}

function headerPlace(raw: readonly RawRow[], width: number): number | null {
  const first = raw.slice(0, rowsSearched)
  const byWords = first.findIndex(({ cells }) => isKnownHeader(cells, width))
  if (byWords >= 0) return byWords
  const byLook = first.findIndex(({ cells }) => filled(cells).length >= Math.max(2, width * 0.6))
  return byLook >= 0 && looksLikeHeader(raw, byLook) ? byLook : null
}

/** At least half of its words, and two of them where there is room, are words for customer fields. */
function isKnownHeader(cells: readonly string[], width: number): boolean {
  const words = filled(cells)
  if (words.length < Math.min(2, width) || words.length < width * 0.4 || words.some((word) => looksLikeData(word))) return false
  const known = words.filter((word) => fieldOfHeader(repairText(word)) !== null).length
  return known >= Math.min(2, width) && known >= words.length * 0.4
}

/** Short different words above columns of which at least one holds figures, mail addresses or the like. */
function looksLikeHeader(raw: readonly RawRow[], place: number): boolean {
  const cells = filled((raw[place] as RawRow).cells)
  const distinct = new Set(cells.map((cell) => cell.toLowerCase())).size === cells.length
  if (!distinct || cells.some((cell) => looksLikeData(cell) || cell.length > 60)) return false
  const below = raw.slice(place + 1, place + 21)
  return (raw[place] as RawRow).cells.some((_, column) => {
    const values = filled(below.map((row) => row.cells[column] ?? ''))
    return values.length > 0 && values.filter(looksLikeData).length >= values.length * 0.7
  })
}

function looksLikeData(cell: string): boolean {
  const text = cell.trim()
  return (
    /^[-+€$\s]*\d[\d\s.,:/+()-]*[-,%]*$/.test(text) ||
    /\S@\S+\.\S/.test(text) ||
    /^[1-9]\d{3}\s?[a-z]{2}$/i.test(text) ||
    /^[A-Z]{2}\d{2}[A-Z0-9 ]{10,}$/.test(text)
  )
}

function filled(cells: readonly string[]): string[] {
  return cells.filter((cell) => cell.trim() !== '')
}

/** A header that is longer is a text that strayed into it. In characters. */
const longestName = 200

function columnNames(header: readonly string[], count: number): string[] {
  const taken = new Map<string, number>()
  return Array.from({ length: count }, (_, column) => {
    const name = tidyBlanks(repairText((header[column] ?? '').slice(0, longestName))) || String(column + 1)
    const times = (taken.get(name.toLowerCase()) ?? 0) + 1
    taken.set(name.toLowerCase(), times)
    return times === 1 ? name : `${name} (${times})`
  })
}

/** A row with as many cells as there are columns, or with a problem that says it has not. */
export function fitted({ line, cells }: RawRow, count: number): TableRow {
  if (cells.length === count) return { line, cells }
  if (cells.length < count) return { line, cells: [...cells, ...Array<string>(count - cells.length).fill('')], problem: 'too-few-cells' }
  if (cells.slice(count).every((cell) => cell.trim() === '')) return { line, cells: cells.slice(0, count) }
  return { line, cells, problem: 'too-many-cells' }
}
