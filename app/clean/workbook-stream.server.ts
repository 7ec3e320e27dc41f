import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'
import { partsAround, rowXml, sheetHead, sheetPart, sheetTail, type ZipEntry, zipDirectory, zipLocal, zipSizes } from './workbook-file'

/** A workbook as `workbookFile` makes it, piece by piece: however many rows, memory holds a few hundred of them. */
export async function* workbookStream(sheet: string, rows: AsyncIterable<readonly string[]>): AsyncGenerator<Buffer> {
  const entries: ZipEntry[] = []
  let at = 0
  const put = (bytes: Buffer) => {
    at += bytes.length
    return bytes
  }
  for (const [name, text] of partsAround(sheet)) yield* packed(name, Readable.from([text]))
  yield* packed(sheetPart, Readable.from(sheetXml(rows)))
  yield zipDirectory(entries, at)

  async function* packed(name: string, text: Readable): AsyncGenerator<Buffer> {
    const entry = { name, crc: 0, packed: 0, size: 0, at, sizesBehind: true }
    yield put(zipLocal(entry))
    const raw = Readable.from(counted(text, entry))
    const deflate = createDeflateRaw()
    raw.on('error', (error) => deflate.destroy(error))
    for await (const piece of raw.pipe(deflate) as AsyncIterable<Buffer>) {
      entry.packed += piece.length
      yield put(piece)
    }
    yield put(zipSizes(entry))
    entries.push(entry)
  }
}

async function* counted(text: Readable, entry: ZipEntry): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece as string)
    entry.crc = crc32(bytes, entry.crc)
    entry.size += bytes.length
    yield bytes
  }
}

async function* sheetXml(rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  let text = sheetHead
  for await (const cells of rows) {
    text += rowXml(cells)
    if (text.length < pieceLength) continue
    yield text
    text = ''
  }
  yield text + sheetTail
}

/** So many characters are packed at once. */
const pieceLength = 1 << 16
