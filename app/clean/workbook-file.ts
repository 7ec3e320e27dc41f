import { crc32, deflateRawSync } from 'node:zlib'

/**
 * A workbook (.xlsx) with one sheet of texts: the first row is the header and stays in sight. Every cell is a text, so that no program runs it or makes a date of
 * it and leading zeros stay.
 */
export function workbookFile(sheet: string, rows: Iterable<readonly string[]>): Buffer {
  return zipped([...partsAround(sheet), [sheetPart, [sheetHead, ...Array.from(rows, rowXml), sheetTail].join('')]])
}

/** Where the sheet itself stands in a workbook. */
export const sheetPart = 'xl/worksheets/sheet1.xml'

/** The parts of a workbook with one sheet, all but the sheet: a program knows by these where it is. */
export function partsAround(sheet: string): [string, string][] {
  return [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relation('officeDocument', 'xl/workbook.xml')],
    [
      'xl/workbook.xml',
      `${xml}<workbook xmlns="${main}" xmlns:r="${office}/relationships"><sheets><sheet name="${escaped(sheet.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relation('worksheet', 'worksheets/sheet1.xml')],
  ]
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`

function relation(type: string, target: string): string {
  return `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/relationships/${type}" Target="${target}"/></Relationships>`
}

/** What stands before the rows of a sheet, and behind them. The first row stays in sight. */
export const sheetHead = `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
export const sheetTail = '</sheetData></worksheet>'

/** A row of texts. */
export function rowXml(cells: readonly string[]): string {
  const written = cells.map((cell) => (cell === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`))
  return `<row>${written.join('')}</row>`
}

function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for these
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, (sign) => signs[sign] as string)
  )
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A zip archive: each file deflated, with the directory at the end (PKWARE APPNOTE, 4.3). */
function zipped(files: readonly [string, string][]): Buffer {
  const parts: Buffer[] = []
  const entries: ZipEntry[] = []
  let at = 0
  for (const [name, text] of files) {
    const bytes = Buffer.from(text)
    const packed = deflateRawSync(bytes)
    const entry = { name, crc: crc32(bytes), packed: packed.length, size: bytes.length, at, sizesBehind: false }
    const local = Buffer.concat([zipLocal(entry), packed])
    parts.push(local)
    entries.push(entry)
    at += local.length
  }
  return Buffer.concat([...parts, zipDirectory(entries, at)])
}

/** A file in a zip archive. Sizes in bytes; `sizesBehind`: they were not known when it began, and stand behind it. */
export type ZipEntry = { name: string; crc: number; packed: number; size: number; at: number; sizesBehind: boolean }

/** What stands before the bytes of a file. */
export function zipLocal(entry: ZipEntry): Buffer {
  return Buffer.concat([
    Buffer.from('PK\u0003\u0004'),
    aboutEntry(entry.sizesBehind ? { ...entry, crc: 0, packed: 0, size: 0 } : entry),
    Buffer.from(entry.name),
  ])
}

/** What stands behind the bytes of a file whose sizes were not known before (4.3.9). */
export function zipSizes({ crc, packed, size }: ZipEntry): Buffer {
  const sizes = Buffer.alloc(16)
  sizes.write('PK\u0007\u0008', 'latin1')
  sizes.writeUInt32LE(crc, 4)
  sizes.writeUInt32LE(packed, 8)
  sizes.writeUInt32LE(size, 12)
  return sizes
}

/** The list of all files, with which an archive ends. @param at where it begins */
export function zipDirectory(entries: readonly ZipEntry[], at: number): Buffer {
  const list = Buffer.concat(
    entries.flatMap((entry) => {
      const where = Buffer.alloc(14)
      where.writeUInt32LE(entry.at, 10)
      return [Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), aboutEntry(entry), where, Buffer.from(entry.name)]
    }),
  )
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([list, Buffer.from('PK\u0005\u0006'), end])
}

function aboutEntry({ name, crc, packed, size, sizesBehind }: ZipEntry): Buffer {
  const about = Buffer.alloc(26)
  about.writeUInt16LE(20, 0)
  about.writeUInt16LE(sizesBehind ? 0x0808 : 0x0800, 2)
  about.writeUInt16LE(8, 4)
  about.writeUInt16LE(0x21, 8)
  about.writeUInt32LE(crc, 10)
  about.writeUInt32LE(packed, 14)
  about.writeUInt32LE(size, 18)
  about.writeUInt16LE(Buffer.byteLength(name), 22)
  return about
}
