/**
 * A text for a cell of a spreadsheet: one that a spreadsheet would run as a formula gets an apostrophe before it (CWE-1236, OWASP: CSV injection). Numbers
 * that we write ourselves go without it, or a sum over them is nothing.
 */
export function sheetText(text: string): string {
  return runs.test(text) ? `'${text}` : text
}

/** The text as it was before `sheetText`, for reading back what we wrote ourselves. An apostrophe that belongs to a name stays. */
export function withoutSheetMark(cell: string): string {
  return cell.startsWith("'") && runs.test(cell.slice(1)) ? cell.slice(1) : cell
}

// Full-width signs are read as the plain ones by some programs; a tab or line break at the start hides one.
const runs = /^[=+\-@\t\r\n＝＋－＠]/

/** A file for a spreadsheet: UTF-8 with a byte order mark, a line for each row. Texts go through `sheetText` before. */
export function csvFile(rows: readonly (readonly string[])[], separator: ',' | ';'): string {
  return byteOrderMark + rows.map((cells) => csvLine(cells, separator)).join('')
}

/** What a file for a spreadsheet begins with, so that its letters are read as UTF-8. */
export const byteOrderMark = '\uFEFF'

/** One row of such a file, with its end: for files that are too long to hold. */
export function csvLine(cells: readonly string[], separator: ',' | ';'): string {
  return `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`
}

function quoted(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
