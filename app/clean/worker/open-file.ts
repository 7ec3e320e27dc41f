import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { cardColumns, cardReader, isCards } from '#domain/clean/cards'
import { cutterOf, type RawRow } from '#domain/clean/cells'
import { decoderOf, type FoundEncoding, findEncoding } from '#domain/clean/encoding'
import type { FileShape } from '#domain/clean/file-shape'
import { hasKnownHeader } from '#domain/clean/header'
import {
  type Delimiter,
  delimiterOf,
  type Inspected,
  inspector,
  type ReadOptions,
  type TableRefusal,
  withoutExcelHint,
} from '#domain/clean/table'
import { openWorkbook, refusalOf, type WorkbookRefusal } from './workbook'

/** What a person may choose of a file besides its columns. */
export type Asked = { sheet?: string; headerRow?: number | null }

/** Bytes of a text read at once: memory holds one of these, whatever the size of the file. */
const pieceSize = 1 << 16

/** Looks a file through to its end: how it is made, and a sample of its rows. */
export async function lookInto(
  path: string,
  limits: ReadOptions,
  asked: Asked = {},
): Promise<{ shape: FileShape; seen: Inspected } | TableRefusal | WorkbookRefusal> {
  const found = findEncoding(() => piecesOf(path))
  if ('refused' in found) return found.refused === 'binary' && found.kind === 'xlsx' ? lookIntoWorkbook(path, limits, asked) : found
  const first = firstText(path, found)
  if (first === null) return { refused: 'empty' }
  const cards = isCards(first.text)
  const made = {
    ...found,
    format: cards ? ('cards' as const) : ('text' as const),
    delimiter: cards ? null : first.delimiter,
    sheets: [],
    sheet: null,
  }
  return inspected(everyRow(path, made), made, limits, cards ? { headerRow: 0 } : asked)
}

async function lookIntoWorkbook(
  path: string,
  limits: ReadOptions,
  asked: Asked,
): Promise<{ shape: FileShape; seen: Inspected } | TableRefusal | WorkbookRefusal> {
  const book = await openWorkbook(path, statSync(path).size)
  if ('refused' in book) return book
  try {
    const heads = new Map<string, RawRow[]>()
    for (const sheet of book.sheets.slice(0, sheetsLookedAt)) heads.set(sheet, await firstRows(book.rows(sheet)))
    const sheets = [...heads.keys()].filter((sheet) => (heads.get(sheet)?.length ?? 0) > 0)
    const sheet =
      sheets.find((each) => each === asked.sheet) ??
      sheets.find((each) => hasKnownHeader(heads.get(each) ?? [])) ??
      sheets.find((each) => (heads.get(each)?.length ?? 0) > 1) ??
      sheets[0]
    if (sheet === undefined) return { refused: 'empty' }
    const made = { format: 'workbook' as const, encoding: 'utf-8' as const, fallback: null, delimiter: null, sheets, sheet }
    return await inspected(book.rows(sheet), made, limits, asked)
  } catch (error) {
    return refusalOf(error)
  } finally {
    book.close()
  }
}

const sheetsLookedAt = 30
const rowsOfHead = 60

async function firstRows(batches: AsyncGenerator<RawRow[]>): Promise<RawRow[]> {
  const rows: RawRow[] = []
  for await (const batch of batches) {
    rows.push(...batch.slice(0, rowsOfHead))
    if (rows.length >= rowsOfHead) break
  }
  return rows.slice(0, rowsOfHead)
}

type Made = Pick<FileShape, 'format' | 'delimiter' | 'sheets' | 'sheet'> & FoundEncoding

async function inspected(batches: Iterable<RawRow[]> | AsyncIterable<RawRow[]>, made: Made, limits: ReadOptions, asked: Asked) {
  const inspection = inspector(limits, asked)
  for await (const rows of batches) if (!inspection.add(rows)) break
  const seen = inspection.end()
  if ('refused' in seen) return seen
  const { headerRow, columns, rowCount, repairable } = seen
  return { shape: { ...made, headerRow, columns, rowCount, repairable }, seen }
}

/** The rows of a file below its header, in batches. */
export async function* rowsOf(path: string, shape: FileShape): AsyncGenerator<RawRow[]> {
  const above = shape.headerRow ?? 0
  for await (const rows of everyRow(path, shape)) {
    const [first] = rows
    yield first && first.line > above ? rows : rows.filter(({ line }) => line > above)
  }
}

function everyRow(path: string, made: Made): Iterable<RawRow[]> | AsyncIterable<RawRow[]> {
  if (made.format === 'workbook') return sheetRows(path, made.sheet ?? '')
  return made.format === 'cards' ? cardRows(path, made) : textRows(path, { ...made, delimiter: made.delimiter ?? ',' })
}

async function* sheetRows(path: string, sheet: string): AsyncGenerator<RawRow[]> {
  const book = await openWorkbook(path, statSync(path).size)
  if ('refused' in book) throw new Error(`a workbook that can no longer be read: ${book.refused}`)
  try {
    yield* book.rows(sheet)
  } finally {
    book.close()
  }
}

function* cardRows(path: string, found: FoundEncoding): Generator<RawRow[]> {
  const decoder = decoderOf(found)
  const reader = cardReader()
  yield [{ line: 0, cells: [...cardColumns] }]
  for (const piece of piecesOf(path)) yield reader.add(decoder.write(piece))
  yield reader.add(decoder.end())
  yield reader.end()
}

function firstText(path: string, found: FoundEncoding): { text: string; delimiter: Delimiter } | null {
  const decoder = decoderOf(found)
  for (const piece of piecesOf(path)) {
    const { text, announced } = withoutExcelHint(decoder.write(piece))
    if (announced || text.trim() !== '') return { text, delimiter: announced ?? delimiterOf(text) }
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
