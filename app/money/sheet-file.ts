import type { Language } from '#app/messages/languages'

/** A cell of a sheet: a text, a number with its decimals, or nothing. */
export type Cell = string | { number: number; decimals: number } | null

/**
 * Rows as a CSV file for a spreadsheet: semicolons and decimal commas in Dutch, commas and points in English, UTF-8 with a byte order mark. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it.
 */
export function sheetFile(head: readonly string[], rows: readonly (readonly Cell[])[], language: Language): string {
  const separator = language === 'nl' ? ';' : ','
  const written = (cell: Cell) => {
    if (cell === null) return ''
    if (typeof cell === 'string') return quoted(harmless(cell), separator)
    const number = cell.number.toFixed(cell.decimals)
    return language === 'nl' ? number.replace('.', ',') : number
  }
  return `\uFEFF${[head, ...rows].map((cells) => cells.map(written).join(separator)).join('\r\n')}\r\n`
}

/** Whole cents as a cell in euros. */
export const euroCell = (cents: number): Cell => ({ number: cents / 100, decimals: 2 })

/** Whole minutes as a cell in hours. */
export const hourCell = (minutes: number): Cell => ({ number: minutes / 60, decimals: 2 })

const harmless = (text: string) => (/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const quoted = (text: string, separator: string) =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
