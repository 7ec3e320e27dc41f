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
  const width = usualWidth(raw)
  const at = headerPlace(raw, width)
  const header = at === null ? null : (raw[at] as RawRow)
  const body = at === null ? raw : raw.slice(at + 1)
  const wide = columnCount(header?.cells ?? [], body, width)
  return { headerRow: header?.line ?? null, columns: columnNames(header?.cells ?? [], wide), rows: body.map((row) => fitted(row, wide)) }
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

/** Columns without a name in the header and without any value are not columns: they are delimiters at the ends of lines. */
function columnCount(header: readonly string[], body: readonly RawRow[], usual: number): number {
  let count = header.length > 0 ? header.length : usual
  while (count > 1 && (header[count - 1] ?? '').trim() === '' && body.every(({ cells }) => (cells[count - 1] ?? '').trim() === '')) count--
  return count
}

function columnNames(header: readonly string[], count: number): string[] {
  const taken = new Map<string, number>()
  return Array.from({ length: count }, (_, column) => {
    const name = tidyBlanks(repairText(header[column] ?? '')) || String(column + 1)
    const times = (taken.get(name.toLowerCase()) ?? 0) + 1
    taken.set(name.toLowerCase(), times)
    return times === 1 ? name : `${name} (${times})`
  })
}

function fitted({ line, cells }: RawRow, count: number): TableRow {
  if (cells.length === count) return { line, cells }
  if (cells.length < count) return { line, cells: [...cells, ...Array<string>(count - cells.length).fill('')], problem: 'too-few-cells' }
  if (cells.slice(count).every((cell) => cell.trim() === '')) return { line, cells: cells.slice(0, count) }
  return { line, cells, problem: 'too-many-cells' }
}
