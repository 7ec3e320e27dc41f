import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { leftRowsOf } from '#db/imports'
import { joinCells } from '#domain/clean/cells'
import { sheetText } from '#domain/language/sheet'
import type { Actor } from '#domain/relations/actor'
import { openImport } from './read-import.server'
import { workbookFile } from './workbook-file'

/** More rows than any import has. */
const all = 1_000_000

export type LeftFile = { name: string; bytes: Buffer }

/**
 * The rows of a file that did not come in, in the file's own columns and with why behind them: to be corrected and taken in again. Null when the actor sees no
 * such file.
 * @param words the headers of the two columns behind the file's own, and a reason in words
 */
export async function leftFile(
  actor: Actor,
  importId: string,
  format: 'csv' | 'xlsx',
  words: { line: string; why: string; reason: (reason: string) => string },
): Promise<LeftFile | null> {
  const found = await withActor(theDb(), actor, async (tx) => {
    const opened = await openImport(tx, importId)
    return opened && { file: opened.file, columns: opened.shape.columns, left: await leftRowsOf(tx, opened.file, all) }
  })
  if (!found) return null
  const { file, columns, left } = found
  const rows = left.map(({ line, raw, reason }) => [
    ...columns.map((_, at) => raw[at] ?? ''),
    String(line),
    reason ? words.reason(reason) : '',
  ])
  const table = [[...columns, words.line, words.why], ...rows]
  const name = file.fileName.replace(/\.[a-z0-9]{1,5}$/i, '')
  if (format === 'xlsx') return { name, bytes: workbookFile(name, table) }
  return {
    name,
    bytes: Buffer.from(
      `\ufeff${joinCells(
        table.map((cells) => cells.map(sheetText)),
        ';',
      )}\r\n`,
    ),
  }
}
