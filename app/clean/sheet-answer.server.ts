import { Readable } from 'node:stream'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { saveAs } from '#app/http/save-as'
import { byteOrderMark, csvLine, sheetText } from '#domain/language/sheet'
import { workbookStream } from './workbook-stream.server'

export type SheetFormat = 'csv' | 'xlsx'

/** Which kind of file an address asks for: CSV unless it says otherwise. */
export function formatAsked(request: Request): SheetFormat {
  return new URL(request.url).searchParams.get('as') === 'xlsx' ? 'xlsx' : 'csv'
}

/**
 * Rows as a file that a browser saves, sent while it is being made. Every text is harmless to a spreadsheet.
 * @param name what the file is called, without its ending; it is only shown, never a path
 */
export function sheetAnswer(name: string, rows: AsyncIterable<readonly string[]>, format: SheetFormat): Response {
  const shown = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'rondo'
  const bytes = format === 'xlsx' ? workbookStream(name, rows) : csvStream(rows)
  return new Response(createReadableStreamFromReadable(Readable.from(bytes)), {
    headers: {
      'Content-Type': format === 'xlsx' ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv; charset=utf-8',
      'Content-Disposition': saveAs(`${shown}.${format}`),
      'Cache-Control': 'no-store',
    },
  })
}

async function* csvStream(rows: AsyncIterable<readonly string[]>): AsyncGenerator<Buffer> {
  let text = byteOrderMark
  for await (const cells of rows) {
    text += csvLine(cells.map(sheetText), ';')
    if (text.length < pieceLength) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

/** So many characters are sent at once. */
const pieceLength = 1 << 16
