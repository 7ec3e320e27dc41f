import type { Delimiter } from './table'

/** A line of a delimited file cut into cells. `line` is the line it begins on, from 1. */
export type RawRow = { line: number; cells: string[] }

/** A quoted cell that runs on for more than this many lines is taken for a stray quote, not for a cell. */
const maxLinesInCell = 200

/** Nor is one with more quotes inside than this that were not doubled. Both bounds keep hostile files linear. */
const maxStrayQuotes = 50

/** Rows out of text that comes in pieces. `add` gives the rows that are whole by now, `end` what is left. */
export type Cutter = { add: (text: string) => RawRow[]; end: () => RawRow[] }

/** A row that runs on for longer than this, in characters, is cut off where it is: no text can fill the memory. */
const longestRow = 32_000_000

/**
 * Cuts delimited text into rows of cells (RFC 4180) and forgives what offices' files have: quotes inside a quoted cell that were not doubled, blanks
 * around quotes, a quote that is never closed (it then is an ordinary character), any line ending. It never fails and never loses a character.
 * Lines without any character are not rows. Stops after `maxRows` rows.
 */
export function cutIntoCells(text: string, delimiter: Delimiter, maxRows = Number.POSITIVE_INFINITY): RawRow[] {
  return cutRows(text.charCodeAt(0) === 0xfeff ? 1 : 0, { text, delimiter, line: 1, final: true, maxRows }).rows
}

/** The same for text that comes in pieces: a row is given once it is whole. Memory holds one piece and one row. */
export function cutterOf(delimiter: Delimiter): Cutter {
  let pending = ''
  let line = 1
  let begun = false
  // A row longer than a piece is looked at again only when twice as much is there: else it would cost the square of its length.
  let enough = 0
  function cut(final: boolean): RawRow[] {
    const start = !begun && pending.charCodeAt(0) === 0xfeff ? 1 : 0
    const done = cutRows(start, { text: pending, delimiter, line, final, maxRows: Number.POSITIVE_INFINITY })
    begun = true
    line = done.line
    enough = done.rows.length === 0 ? pending.length * 2 : 0
    pending = pending.slice(done.at)
    return done.rows
  }
  return {
    add(text) {
      pending += text
      return pending.length < enough ? [] : cut(pending.length > longestRow)
    },
    end: () => cut(true),
  }
}

type Cutting = { text: string; delimiter: Delimiter; line: number; final: boolean; maxRows: number }

function cutRows(
  start: number,
  { text, delimiter, line: firstLine, final, maxRows }: Cutting,
): { rows: RawRow[]; at: number; line: number } {
  const rows: RawRow[] = []
  const end = text.length
  const separator = delimiter.charCodeAt(0)
  let line = firstLine
  let at = start
  while (at < end && rows.length < maxRows) {
    const row = readRow(text, at, separator, final)
    if (row === null) break
    if (row.cells.length > 1 || (row.cells[0] as string).trim() !== '') rows.push({ line, cells: row.cells })
    at = row.next
    line += row.lines
  }
  return { rows, at, line }
}

type ReadRow = { cells: string[]; next: number; lines: number }

/** The row that begins at `start`; null when it may go on in text that is still to come. */
function readRow(text: string, start: number, separator: number, final: boolean): ReadRow | null {
  const cells: string[] = []
  const end = text.length
  let lines = 1
  let at = start
  for (;;) {
    const quoted = readQuoted(text, at, separator, final)
    if (quoted === 'more') return null
    let stop: number
    if (quoted) {
      cells.push(quoted.value)
      lines += quoted.lines
      stop = quoted.next
    } else {
      stop = at
      while (stop < end) {
        const code = text.charCodeAt(stop)
        if (code === separator || code === 10 || code === 13) break
        stop++
      }
      cells.push(text.slice(at, stop))
    }
    if (stop < end && text.charCodeAt(stop) === separator) {
      at = stop + 1
      continue
    }
    // At the very end of a piece a line may go on, and the second half of a line ending may follow.
    if (!final && (stop === end || (text.charCodeAt(stop) === 13 && stop + 1 === end))) return null
    if (text.charCodeAt(stop) === 13) stop++
    if (text.charCodeAt(stop) === 10) stop++
    return { cells, next: stop, lines }
  }
}

type Quoted = { value: string; next: number; lines: number }

/** The quoted cell that begins at `start` (after blanks), or null when there is none or its quote is never closed. */
function readQuoted(text: string, start: number, separator: number, final: boolean): Quoted | null | 'more' {
  let at = start
  while (text.charCodeAt(at) === 32) at++
  if (text.charCodeAt(at) !== 34) return !final && at >= text.length ? 'more' : null
  let from = ++at
  let value = ''
  let lines = 0
  let strayQuotes = 0
  for (;;) {
    const quote = text.indexOf('"', at)
    lines += lineEndsBetween(text, at, quote < 0 ? text.length : quote)
    if (lines > maxLinesInCell) return null
    if (quote < 0) return final ? null : 'more'
    if (!final && quote + 1 >= text.length) return 'more'
    if (text.charCodeAt(quote + 1) === 34) {
      value += text.slice(from, quote + 1)
      at = from = quote + 2
      continue
    }
    let next = quote + 1
    while (text.charCodeAt(next) === 32) next++
    if (!final && next >= text.length) return 'more'
    if (closesCell(text, next, separator)) return { value: value + text.slice(from, quote), next, lines }
    if (++strayQuotes > maxStrayQuotes) return null
    at = quote + 1
  }
}

function closesCell(text: string, at: number, separator: number): boolean {
  if (at >= text.length) return true
  const code = text.charCodeAt(at)
  return code === separator || code === 10 || code === 13
}

/** Counts no further than one more than a cell may hold. */
function lineEndsBetween(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to && count <= maxLinesInCell; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count++
  }
  return count
}

/** Writes rows as delimited text that `cutIntoCells` reads back as the same cells. */
export function joinCells(rows: readonly (readonly string[])[], delimiter: Delimiter): string {
  return rows.map((cells) => cells.map((cell) => quoteWhereNeeded(cell, delimiter)).join(delimiter)).join('\r\n')
}

function quoteWhereNeeded(cell: string, delimiter: Delimiter): string {
  const needed =
    cell === '' ||
    cell.includes('"') ||
    cell.includes(delimiter) ||
    /[\r\n]/.test(cell) ||
    cell.trim() !== cell ||
    cell.startsWith('\ufeff')
  return needed ? `"${cell.replaceAll('"', '""')}"` : cell
}
