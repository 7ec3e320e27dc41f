import { closeSync, openSync, readSync } from 'node:fs'
import { cutterOf, type RawRow } from '#domain/clean/cells'
import { decoderOf, type FoundEncoding, findEncoding } from '#domain/clean/encoding'
import type { FileShape } from '#domain/clean/file-shape'
import {
  type Delimiter,
  delimiterOf,
  type Inspected,
  inspector,
  type ReadOptions,
  type TableRefusal,
  withoutExcelHint,
} from '#domain/clean/table'

/** What a person may choose of a file besides its columns. */
export type Asked = { sheet?: string; headerRow?: number | null }

/** Bytes of a text read at once: memory holds one of these, whatever the size of the file. */
const pieceSize = 1 << 20

/** Looks a file through to its end: how it is made, and a sample of its rows. */
export async function lookInto(
  path: string,
  limits: ReadOptions,
  asked: Asked = {},
): Promise<{ shape: FileShape; seen: Inspected } | TableRefusal> {
  const found = findEncoding(() => piecesOf(path))
  if ('refused' in found) return found
  const delimiter = delimiterIn(path, found)
  if (!delimiter) return { refused: 'empty' }
  const inspection = inspector(limits, asked)
  for (const rows of textRows(path, { ...found, delimiter })) if (!inspection.add(rows)) break
  const seen = inspection.end()
  if ('refused' in seen) return seen
  const { headerRow, columns, rowCount, repairable } = seen
  return { shape: { format: 'text', delimiter, sheets: [], sheet: null, headerRow, columns, rowCount, repairable, ...found }, seen }
}

/** The rows of a file below its header, in batches. */
export async function* rowsOf(path: string, shape: FileShape): AsyncGenerator<RawRow[]> {
  const above = shape.headerRow ?? 0
  for await (const rows of everyRow(path, shape)) {
    const [first] = rows
    yield first && first.line > above ? rows : rows.filter(({ line }) => line > above)
  }
}

function everyRow(path: string, shape: FileShape): Iterable<RawRow[]> | AsyncIterable<RawRow[]> {
  return textRows(path, { ...shape, delimiter: shape.delimiter ?? ',' })
}

function delimiterIn(path: string, found: FoundEncoding): Delimiter | null {
  const decoder = decoderOf(found)
  for (const piece of piecesOf(path)) {
    const { text, announced } = withoutExcelHint(decoder.write(piece))
    if (announced) return announced
    if (text.trim() !== '') return delimiterOf(text)
  }
  return null
}

function* textRows(path: string, { delimiter, ...found }: FoundEncoding & { delimiter: Delimiter }): Generator<RawRow[]> {
  const decoder = decoderOf(found)
  const cutter = cutterOf(delimiter)
  let first = true
  for (const piece of piecesOf(path)) {
    const text = decoder.write(piece)
    yield cutter.add(first ? withoutExcelHint(text).text : text)
    first = false
  }
  yield cutter.add(decoder.end())
  yield cutter.end()
}

function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(pieceSize)
      const size = readSync(file, piece, 0, pieceSize, null)
      if (size === 0) return
      yield piece.subarray(0, size)
    }
  } finally {
    closeSync(file)
  }
}
