import { cutIntoCells } from './cells'
import { decodeText } from './encoding'
import { hasKnownHeader, shapeTable } from './header'
import { repairText } from './mojibake'

export type Delimiter = ',' | ';' | '\t' | '|'
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh'

/** A row of the file. `line` counts from 1 as an editor does; it is the line the row begins on. */
export type TableRow = { line: number; cells: string[]; problem?: 'too-few-cells' | 'too-many-cells' }

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
  | { refused: 'cell-too-long'; line: number; limit: number }
  | { refused: 'no-rows' }

export type ReadOptions = { maxBytes?: number; maxRows?: number; maxColumns?: number }

const defaults = { maxBytes: 20 * 1024 * 1024, maxRows: 200_000, maxColumns: 300 }

/** A longer cell is no fact about a customer, and the patterns of the rules take long over it. */
const longestCell = 20_000

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
  const swallowed = raw.find(({ cells }) => cells.some((cell) => cell.length > longestCell))
  if (swallowed) return { refused: 'cell-too-long', line: swallowed.line, limit: longestCell }
  const shaped = shapeTable(raw)
  if (shaped.columns.length > limits.maxColumns)
    return { refused: 'too-many-columns', columns: shaped.columns.length, limit: limits.maxColumns }
  if (shaped.rows.length > limits.maxRows) return { refused: 'too-many-rows', limit: limits.maxRows }
  if (shaped.rows.length === 0) return { refused: 'no-rows' }
  return { encoding: decoded.encoding, delimiter, ...shaped, repairable: countRepairable(shaped.rows) }
}

/** Excel understands a first line "sep=;" and so do we. The line stays as an empty one, so that line numbers hold. */
function withoutExcelHint(text: string): { text: string; announced: Delimiter | null } {
  const hint = /^\ufeff?"?sep=([,;\t|])"?(?=\r?\n)/i.exec(text)
  return hint ? { text: text.slice(hint[0].length), announced: hint[1] as Delimiter } : { text, announced: null }
}

const delimiters: Delimiter[] = [';', ',', '\t', '|']

/** The delimiter that makes a header of words we know, and most of the first rows equally wide; more cells win where two do equally well. */
function delimiterOf(text: string): Delimiter {
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
