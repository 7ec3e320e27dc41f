import { cutIntoCells, type RawRow } from './cells'
import { decodeText } from './encoding'
import { columnsOf, findHeader, fitted, hasKnownHeader, shapeTable } from './header'
import { repairText } from './mojibake'

export type Delimiter = ',' | ';' | '\t' | '|'
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh'

/** A row of the file. `line` counts from 1 as an editor does; it is the line the row begins on. */
export type TableRow = { line: number; cells: string[]; problem?: 'too-few-cells' | 'too-many-cells' | 'cell-too-long' }

/**
 * A file as rows of text, cells as they were written (blanks and broken characters and all).
 * `headerRow` is the line of the header, null where the file has none and the columns are called "1", "2", …
 */
export type Table = {
  encoding: Encoding
  delimiter: Delimiter
  headerRow: number | null
  columns: string[]
  rows: TableRow[]
  /** How many cells hold characters that were broken by a wrong encoding and can be repaired with certainty. */
  repairable: number
}

export type BinaryKind = 'xlsx' | 'xls' | 'ods' | 'zip' | 'pdf' | 'image' | 'other'

export type TableRefusal =
  | { refused: 'empty' }
  | { refused: 'binary'; kind: BinaryKind }
  | { refused: 'not-text' }
  | { refused: 'too-large'; bytes: number; limit: number }
  | { refused: 'too-many-rows'; limit: number }
  | { refused: 'too-many-columns'; columns: number; limit: number }
  | { refused: 'no-rows' }

export type ReadOptions = { maxBytes?: number; maxRows?: number; maxColumns?: number }

const defaults = { maxBytes: 20 * 1024 * 1024, maxRows: 200_000, maxColumns: 300 }

/** A longer cell is no fact about a customer, and the patterns of the rules take long over it. In characters. */
const longestCell = 20_000

/** Wider files are refused, so no more than this many columns are counted. */
const columnsLookedAt = 20_000

/** So many rows tell how a file is made. */
const rowsLookedAt = 4000

/**
 * Reads a delimited file whatever program wrote it: finds its encoding, delimiter and header row by itself. A row that does not fit the columns keeps
 * its cells and says so in `problem`; a file that is no table of text is refused by name. Never throws, whatever the bytes.
 */
export function readTable(bytes: Uint8Array, options: ReadOptions = {}): Table | TableRefusal {
  const limits = { ...defaults, ...options }
  if (bytes.length === 0) return { refused: 'empty' }
  if (bytes.length > limits.maxBytes) return { refused: 'too-large', bytes: bytes.length, limit: limits.maxBytes }
  const decoded = decodeText(bytes)
  if ('refused' in decoded) return decoded
  const { text, announced } = withoutExcelHint(decoded.text)
  if (text.trim() === '') return { refused: 'empty' }
  const delimiter = announced ?? delimiterOf(text)
  const raw = cutIntoCells(text, delimiter, limits.maxRows + 40)
  const shaped = shapeTable(raw.map(withoutLongCells))
  const refusal = refusalOfSize(shaped.columns.length, shaped.rows.length, limits)
  if (refusal) return refusal
  const rows = shaped.rows.map((row, at) => marked(row, raw[raw.length - shaped.rows.length + at] as RawRow))
  return { encoding: decoded.encoding, delimiter, ...shaped, rows, repairable: countRepairable(rows) }
}

function refusalOfSize(columns: number, rows: number, limits: Required<ReadOptions>): TableRefusal | null {
  if (columns > limits.maxColumns) return { refused: 'too-many-columns', columns, limit: limits.maxColumns }
  if (rows > limits.maxRows) return { refused: 'too-many-rows', limit: limits.maxRows }
  return rows === 0 ? { refused: 'no-rows' } : null
}

/** What was seen of a file that was read to its end: how it is made, a sample of its rows, and per column the share of rows with a value. */
export type Inspected = Pick<Table, 'headerRow' | 'columns' | 'repairable'> & { rowCount: number; sample: TableRow[]; filled: number[] }

/**
 * Looks at rows that come in batches, whatever their source, and keeps a sample only. A file of a few thousand rows is its own sample.
 * @param asked.headerRow the line of the header where a person chose one; null where they said there is none
 */
export function inspector(options: ReadOptions = {}, asked: { headerRow?: number | null } = {}) {
  const limits = { ...defaults, ...options }
  const head: RawRow[] = []
  const filledAt: number[] = []
  let found: { header: RawRow | null; usualWidth: number } | null = null
  let sample: RawRow[] = []
  let step = 1
  let rowCount = 0
  let repairable = 0
  function findNow() {
    const { place, usualWidth } = findHeader(head)
    const header = asked.headerRow === undefined ? (place === null ? null : head[place]) : head.find(({ line }) => line === asked.headerRow)
    found = { header: header ?? null, usualWidth }
    for (const row of head) if (!header || row.line > header.line) look(row)
  }
  function look(row: RawRow) {
    if (rowCount % step === 0) sample.push(row)
    if (sample.length > rowsLookedAt * 2) {
      sample = sample.filter((_, at) => at % 2 === 0)
      step *= 2
    }
    rowCount++
    for (let at = 0; at < row.cells.length && at < columnsLookedAt; at++) {
      const cell = row.cells[at] as string
      if (cell.trim() === '') continue
      filledAt[at] = (filledAt[at] ?? 0) + 1
      if (repairText(cell) !== cell) repairable++
    }
  }
  return {
    /** True while more rows are welcome. */
    add(rows: readonly RawRow[]): boolean {
      for (const raw of rows) {
        const row = withoutLongCells(raw)
        if (found) look(row)
        else if (head.push(row) === rowsLookedAt) findNow()
      }
      return rowCount <= limits.maxRows
    },
    end(): Inspected | TableRefusal {
      if (!found) findNow()
      if (head.length === 0) return { refused: 'empty' }
      const { header, usualWidth } = found as unknown as { header: RawRow | null; usualWidth: number }
      const columns = columnsOf(header, usualWidth, (column) => (filledAt[column] ?? 0) > 0)
      const refusal = refusalOfSize(columns.length, rowCount, limits)
      if (refusal) return refusal
      const filled = columns.map((_, column) => (filledAt[column] ?? 0) / rowCount)
      return {
        headerRow: header?.line ?? null,
        columns,
        repairable,
        rowCount,
        sample: sample.map((row) => rowOf(row, columns.length)),
        filled,
      }
    },
  }
}

/** A row of a file as a row of its table: every cell in its column, and what is wrong with it as a whole. */
export function rowOf(raw: RawRow, columns: number): TableRow {
  return marked(fitted(withoutLongCells(raw), columns), raw)
}

function withoutLongCells(row: RawRow): RawRow {
  return isTooLong(row) ? { ...row, cells: row.cells.map((cell) => (cell.length > longestCell ? cell.slice(0, longestCell) : cell)) } : row
}

function marked(row: TableRow, raw: RawRow): TableRow {
  return isTooLong(raw) ? { ...row, problem: 'cell-too-long' } : row
}

function isTooLong({ cells }: RawRow): boolean {
  for (const cell of cells) if (cell.length > longestCell) return true
  return false
}

/** Excel understands a first line "sep=;" and so do we. The line stays as an empty one, so that line numbers hold. */
export function withoutExcelHint(text: string): { text: string; announced: Delimiter | null } {
  const hint = /^\ufeff?"?sep=([,;\t|])"?(?=\r?\n)/i.exec(text)
  return hint ? { text: text.slice(hint[0].length), announced: hint[1] as Delimiter } : { text, announced: null }
}

const delimiters: Delimiter[] = [';', ',', '\t', '|']

/** The delimiter that makes a header of words we know, and most of the first rows equally wide; more cells win where two do equally well. */
export function delimiterOf(text: string): Delimiter {
  const sample = text.slice(0, 200_000)
  let best: Delimiter = ','
  let bestPoints = 0
  for (const delimiter of delimiters) {
    const rows = cutIntoCells(sample, delimiter, 300)
    const points = agreement(rows.map((row) => row.cells.length)) + (hasKnownHeader(rows) ? headerPoints : 0)
    if (points > bestPoints) {
      best = delimiter
      bestPoints = points
    }
  }
  return best
}

/** More than agreement alone can earn on any file with fewer than thirty columns. */
const headerPoints = 5

function agreement(widths: number[]): number {
  const counts = new Map<number, number>()
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
  let best = 0
  for (const [width, count] of counts) best = Math.max(best, (count / widths.length) ** 2 * Math.log2(width + 1))
  return best
}

function countRepairable(rows: readonly TableRow[]): number {
  let count = 0
  for (const row of rows) for (const cell of row.cells) if (repairText(cell) !== cell) count++
  return count
}
