import type { Readable } from 'node:stream'
import { type SaxesAttributePlain, SaxesParser } from 'saxes'
import yauzl from 'yauzl'
import type { RawRow } from '#domain/clean/cells'

/** A workbook that was opened: its sheets by name, and the rows of each. `close` it when done. */
export type Workbook = { sheets: string[]; rows: (sheet: string) => AsyncGenerator<RawRow[]>; close: () => void }

export type WorkbookRefusal = { refused: 'unpacks-too-large' } | { refused: 'broken-workbook' } | { refused: 'binary'; kind: 'zip' }

class UnpacksTooLarge extends Error {}

/** A workbook unpacks to ten or twenty times its size; what grows to more than this many times is no workbook that people made. */
const timesItsSize = 60
const alwaysAllowed = 20_000_000
const neverMore = 700_000_000
const entriesAtMost = 2_000

/**
 * Opens a workbook (.xlsx) for reading its rows as they stream out of it. What is unpacked is counted as it comes, whatever the file says of itself.
 * Formulas give the value that was saved with them.
 */
export async function openWorkbook(path: string, size: number): Promise<Workbook | WorkbookRefusal> {
  let zip: yauzl.ZipFile
  try {
    zip = await new Promise((resolve, reject) =>
      yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, file) => (error ? reject(error) : resolve(file))),
    )
  } catch {
    return { refused: 'broken-workbook' }
  }
  try {
    const entries = await entriesOf(zip)
    const book = entries.get('xl/workbook.xml')
    if (!book) return { refused: 'binary', kind: 'zip' }
    const source = sourceOf(zip, Math.min(neverMore, Math.max(alwaysAllowed, size * timesItsSize)))
    const { sheets, from1904 } = await sheetsOf(source, entries)
    const strings = await stringsOf(source, entries.get('xl/sharedStrings.xml'))
    const isDate = await dateStyles(source, entries.get('xl/styles.xml'))
    return {
      sheets: [...sheets.keys()],
      rows: (sheet) => rowsOfSheet(source, entries.get(sheets.get(sheet) ?? ''), { strings, isDate, from1904 }),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    return refusalOf(error)
  }
}

/** Why reading came to nothing: a bomb, or a file that is cut or no XML inside. */
export function refusalOf(error: unknown): WorkbookRefusal {
  return { refused: error instanceof UnpacksTooLarge ? 'unpacks-too-large' : 'broken-workbook' }
}

function entriesOf(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>()
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.set(entry.fileName, entry)
      if (entries.size > entriesAtMost) reject(new UnpacksTooLarge())
      else zip.readEntry()
    })
    zip.readEntry()
  })
}

type Source = (entry: yauzl.Entry) => AsyncGenerator<string>

function sourceOf(zip: yauzl.ZipFile, limit: number): Source {
  let unpacked = 0
  return async function* text(entry) {
    const stream = await new Promise<Readable>((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
    )
    const decoder = new TextDecoder()
    for await (const piece of stream) {
      unpacked += (piece as Buffer).length
      if (unpacked > limit) {
        stream.destroy()
        throw new UnpacksTooLarge()
      }
      yield decoder.decode(piece as Buffer, { stream: true })
    }
    yield decoder.decode()
  }
}

type Element = { name: string; attributes: Record<string, string> }

/** Reads one XML file of the workbook; names come without their prefix. Entities that a document defines itself are not looked at: there are none in a workbook. */
async function parse(
  pieces: AsyncGenerator<string>,
  on: { open?: (element: Element) => void; text?: (text: string) => void; close?: (name: string) => void },
) {
  for await (const _ of parsed(pieces, on));
}

async function* parsed(
  pieces: AsyncGenerator<string>,
  on: { open?: (element: Element) => void; text?: (text: string) => void; close?: (name: string) => void },
): AsyncGenerator<void> {
  const parser = new SaxesParser()
  const bare = (name: string) => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a workbook has no document type')
  })
  parser.on('opentag', ({ name, attributes }) =>
    on.open?.({ name: bare(name), attributes: attributes as Record<string, SaxesAttributePlain['value']> }),
  )
  parser.on('text', (text) => on.text?.(text))
  parser.on('closetag', ({ name }) => on.close?.(bare(name)))
  for await (const piece of pieces) {
    parser.write(piece)
    yield
  }
  parser.close()
}

async function sheetsOf(source: Source, entries: Map<string, yauzl.Entry>) {
  const found: { name: string; id: string }[] = []
  let from1904 = false
  await parse(source(entries.get('xl/workbook.xml') as yauzl.Entry), {
    open: ({ name, attributes }) => {
      if (name === 'sheet') found.push({ name: attributes.name ?? '', id: attributes['r:id'] ?? attributes.id ?? '' })
      if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
    },
  })
  const targets = new Map<string, string>()
  const links = entries.get('xl/_rels/workbook.xml.rels')
  if (links)
    await parse(source(links), {
      open: ({ name, attributes }) => {
        if (name === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '')
      },
    })
  const sheets = new Map<string, string>()
  for (const { name, id } of found) {
    const target = (targets.get(id) ?? '').replace(/^\/?(xl\/)?/, 'xl/')
    if (entries.has(target) && target.includes('worksheets/')) sheets.set(name, target)
  }
  return { sheets, from1904 }
}

/** Texts that cells share. What is spoken beside them (phonetic runs) is no part of the text. */
async function stringsOf(source: Source, entry: yauzl.Entry | undefined): Promise<string[]> {
  const strings: string[] = []
  if (!entry) return strings
  let text: string | null = null
  let spoken = 0
  let inText = false
  await parse(source(entry), {
    open: ({ name }) => {
      if (name === 'si') text = ''
      if (name === 'rPh') spoken++
      inText = name === 't' && spoken === 0
    },
    text: (piece) => {
      if (inText && text !== null) text += piece
    },
    close: (name) => {
      if (name === 'rPh') spoken--
      if (name === 't') inText = false
      if (name === 'si') strings.push(text ?? '')
    },
  })
  return strings
}

/** Which styles of cells show a date. */
async function dateStyles(source: Source, entry: yauzl.Entry | undefined): Promise<(style: number) => boolean> {
  if (!entry) return () => false
  const formats = new Map<number, string>()
  const styles: number[] = []
  let inCells = false
  await parse(source(entry), {
    open: ({ name, attributes }) => {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) styles.push(Number(attributes.numFmtId ?? 0))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  const dates = styles.map((id) => (id >= 14 && id <= 17) || id === 22 || isDateFormat(formats.get(id) ?? ''))
  return (style) => dates[style] ?? false
}

function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
  return /[dy]/i.test(bare) || /m{3,}/i.test(bare)
}

type Reading = { strings: readonly string[]; isDate: (style: number) => boolean; from1904: boolean }

async function* rowsOfSheet(source: Source, entry: yauzl.Entry | undefined, reading: Reading): AsyncGenerator<RawRow[]> {
  if (!entry) return
  let rows: RawRow[] = []
  let cells: string[] = []
  let line = 0
  let cell = { column: 0, type: '', style: 0 }
  let value = ''
  let taking = false
  const ticks = parsed(source(entry), {
    open: ({ name, attributes }) => {
      if (name === 'row') {
        line = Number(attributes.r) || line + 1
        cells = []
      } else if (name === 'c') {
        cell = { column: columnOf(attributes.r) ?? cells.length, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0) }
        value = ''
      } else taking = name === 'v' || name === 't'
    },
    text: (text) => {
      if (taking) value += text
    },
    close: (name) => {
      if (name === 'v' || name === 't') taking = false
      else if (name === 'c' && cell.column < widest) {
        while (cells.length < cell.column) cells.push('')
        cells[cell.column] = textOf(value, cell, reading)
      } else if (name === 'row' && cells.some((text) => text.trim() !== '')) rows.push({ line, cells })
    },
  })
  for await (const _ of ticks) {
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
  yield rows
}

/** Excel has no more columns than this. */
const widest = 16_384

/** "BC12" → 54. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(reference ?? '')?.[1]
  if (!letters) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function textOf(value: string, { type, style }: { type: string; style: number }, { strings, isDate, from1904 }: Reading): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'true' : 'false'
  if (type !== 'n' || value === '') return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (isDate(style) && number >= 1 && number < 2_958_466) return dayOfSerial(from1904 ? number + 1462 : number)
  // Fifteen figures, as the sheet shows: a computer's 84200.100000000006 is 84200.1.
  return String(Number(number.toPrecision(15)))
}

/** Days since 1899-12-30; Excel's leap day of 1900 never was, so the days before March of that year are one off. */
function dayOfSerial(serial: number): string {
  const days = Math.floor(serial) + (serial < 61 ? 1 : 0)
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
}
