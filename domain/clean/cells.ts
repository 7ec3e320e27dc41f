import type { Delimiter } from './table'

/** A line of a delimited file cut into cells. `line` is the line it begins on, from 1. */
export type RawRow = { line: number; cells: string[] }

/** A quoted cell that runs on for more than this many lines is taken for a stray quote, not for a cell. */
const maxLinesInCell = 200

/** Nor is one with more quotes inside than this that were not doubled. Both bounds keep hostile files linear. */
const maxStrayQuotes = 50

/**
 * Cuts delimited text into rows of cells (RFC 4180) and forgives what offices' files have: quotes inside a quoted cell that were not doubled, blanks
 * around quotes, a quote that is never closed (it then is an ordinary character), any line ending. It never fails and never loses a character.
 * Lines without any character are not rows. Stops after `maxRows` rows.
 */
export function cutIntoCells(text: string, delimiter: Delimiter, maxRows = Number.POSITIVE_INFINITY): RawRow[] {
  const rows: RawRow[] = []
  const end = text.length
  const separator = delimiter.charCodeAt(0)
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 1
  while (at < end && rows.length < maxRows) {
    const cells: string[] = []
    const rowLine = line
    for (;;) {
      const quoted = readQuoted(text, at, separator)
      let stop: number
      if (quoted) {
        cells.push(quoted.value)
        line += quoted.lines
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
      at = stop
      break
    }
    if (text.charCodeAt(at) === 13) at++
    if (text.charCodeAt(at) === 10) at++
    line++
    if (cells.length > 1 || (cells[0] as string).trim() !== '') rows.push({ line: rowLine, cells })
  }
  return rows
}

type Quoted = { value: string; next: number; lines: number }

/** The quoted cell that begins at `start` (after blanks), or null when there is none or its quote is never closed. */
function readQuoted(text: string, start: number, separator: number): Quoted | null {
  let at = start
  while (text.charCodeAt(at) === 32) at++
  if (text.charCodeAt(at) !== 34) return null
  let from = ++at
  let value = ''
  let lines = 0
  let strayQuotes = 0
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return null
    lines += lineEndsBetween(text, at, quote)
    if (lines > maxLinesInCell) return null
    if (text.charCodeAt(quote + 1) === 34) {
      value += text.slice(from, quote + 1)
      at = from = quote + 2
      continue
    }
    let next = quote + 1
    while (text.charCodeAt(next) === 32) next++
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

function lineEndsBetween(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) {
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
