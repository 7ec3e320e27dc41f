import iconv from 'iconv-lite'
import type { BinaryKind, Encoding } from './table'

export type DecodedText = { text: string; encoding: Encoding } | { refused: 'binary'; kind: BinaryKind } | { refused: 'not-text' }

/** How a file is decoded. `fallback`: the table for those lines that are no UTF-8, in a file of which the others are. */
export type FoundEncoding = { encoding: Encoding; fallback: Encoding | null }

/** Finds the encoding of a file by its bytes and decodes it. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const found = findEncoding(() => [bytes])
  if ('refused' in found) return found
  const decoder = decoderOf(found)
  return { text: decoder.write(bytes) + decoder.end(), encoding: found.encoding }
}

/**
 * Finds the encoding of a file that is read in pieces, from its begin as often as asked. UTF-8 is taken where the bytes are sound UTF-8; a file that is so
 * but for a few lines (two exports glued together, a cut end) is decoded line by line; else Windows-1252 or Mac Roman, whichever gives the likelier words.
 */
export function findEncoding(
  pieces: () => Iterable<Uint8Array>,
): FoundEncoding | { refused: 'binary'; kind: BinaryKind } | { refused: 'not-text' } {
  const [first = new Uint8Array()] = pieces()
  const binary = binaryKindOf(first)
  if (binary) return { refused: 'binary', kind: binary }
  const wide = wideEncodingOf(first)
  if (wide) return { encoding: wide, fallback: null }
  if (hasManyControls(first)) return { refused: 'not-text' }
  if (isUtf8(pieces())) return { encoding: 'utf-8', fallback: null }
  const { wideLines, brokenLines, sample } = linesByEncoding(pieces())
  const single = likelierTable(sample)
  return wideLines <= brokenLines / 4 ? { encoding: single, fallback: null } : { encoding: 'utf-8', fallback: single }
}

/** Decodes a file that comes in pieces. NUL characters, which no text has and no database takes, are left out. */
export function decoderOf({ encoding, fallback }: FoundEncoding): { write: (bytes: Uint8Array) => string; end: () => string } {
  const decoder = fallback ? lineDecoder(fallback) : encoding === 'utf-8' ? utf8Decoder() : iconv.getDecoder(encoding)
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be'
  const plain = (text: string | undefined) => (isWide || !text?.includes('\0') ? (text ?? '') : text.replaceAll('\0', ''))
  return {
    write: (bytes) => plain(decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))),
    end: () => plain(decoder.end()),
  }
}

function utf8Decoder() {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return { write: (bytes: Uint8Array) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
}

/** Each line in UTF-8 where it is sound, and in the other table where it is not. */
function lineDecoder(single: Encoding) {
  const lines = lineSplitter()
  const decode = (line: Uint8Array) => (isUtf8([line]) ? lenientUtf8.decode(line) : iconv.decode(Buffer.from(line), single))
  return { write: (bytes: Uint8Array) => lines.add(bytes).map(decode).join(''), end: () => lines.end().map(decode).join('') }
}

const magic: [BinaryKind, number[]][] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['other', [0x1f, 0x8b]],
  ['other', [0x37, 0x7a, 0xbc, 0xaf]],
  ['other', [0x52, 0x61, 0x72, 0x21]],
  ['other', [0x7f, 0x45, 0x4c, 0x46]],
  ['other', [0x4d, 0x5a, 0x90]],
]

function binaryKindOf(bytes: Uint8Array): BinaryKind | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const start = latin1(bytes.subarray(0, 4000))
    if (start.includes('opendocument.spreadsheet')) return 'ods'
    return start.includes('xl/') || start.includes('[Content_Types].xml') ? 'xlsx' : 'zip'
  }
  return magic.find(([, signature]) => startsWith(bytes, signature))?.[0] ?? null
}

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte)
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** UTF-16 by its mark, or by a NUL in nearly every other byte. */
function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  const sample = bytes.subarray(0, 4000)
  const nulls = [0, 0]
  sample.forEach((byte, i) => {
    if (byte === 0) nulls[i % 2] = (nulls[i % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = nulls
  if (odd > sample.length * 0.3 && even < sample.length * 0.05) return 'utf-16le'
  if (even > sample.length * 0.3 && odd < sample.length * 0.05) return 'utf-16be'
  return null
}

/** A stray control character is a slip in a text; one in every five hundred is no text. */
function hasManyControls(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536)
  let controls = 0
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) controls++
  return controls > Math.max(8, sample.length / 500)
}

const lenientUtf8 = new TextDecoder('utf-8', { ignoreBOM: true })
const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

function isUtf8(pieces: Iterable<Uint8Array>): boolean {
  try {
    for (const piece of pieces) strictUtf8.decode(piece, { stream: true })
    strictUtf8.decode()
    return true
  } catch {
    return false
  } finally {
    resetAfterFault()
  }
}

/** A decoder that found a fault keeps what it had begun. */
function resetAfterFault() {
  try {
    strictUtf8.decode()
  } catch {
    // The half character that was left is what is thrown away here.
  }
}

/** So many bytes of lines with a letter beyond ASCII tell which table they were written with. */
const bytesOfSample = 1_000_000

function linesByEncoding(pieces: Iterable<Uint8Array>): { wideLines: number; brokenLines: number; sample: Uint8Array } {
  const lines = lineSplitter()
  const sample: Uint8Array[] = []
  const found = { wideLines: 0, brokenLines: 0 }
  let size = 0
  function look(line: Uint8Array) {
    if (!line.some((byte) => byte > 0x7f)) return
    if (isUtf8([line])) found.wideLines++
    else found.brokenLines++
    if (size < bytesOfSample) sample.push(Uint8Array.from(line.subarray(0, bytesOfSample)))
    size += line.length
  }
  for (const piece of pieces) for (const line of lines.add(piece)) look(line)
  for (const line of lines.end()) look(line)
  return { ...found, sample: Buffer.concat(sample) }
}

/** Cuts bytes behind each line feed; what follows the last one waits for the next piece. */
function lineSplitter() {
  let waiting: Uint8Array[] = []
  return {
    add(bytes: Uint8Array): Uint8Array[] {
      const last = bytes.lastIndexOf(10)
      if (last < 0) {
        waiting.push(Uint8Array.from(bytes))
        return []
      }
      const whole = Buffer.concat([...waiting, bytes.subarray(0, last + 1)])
      waiting = last + 1 < bytes.length ? [Uint8Array.from(bytes.subarray(last + 1))] : []
      return splitAtLineFeeds(whole)
    },
    end: () => splitAtLineFeeds(Buffer.concat(waiting.splice(0))),
  }
}

function splitAtLineFeeds(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  while (start < bytes.length) {
    const feed = bytes.indexOf(10, start)
    const end = feed < 0 ? bytes.length : feed + 1
    lines.push(bytes.subarray(start, end))
    start = end
  }
  return lines
}

/** The letters with accents that Dutch, German, French, Turkish and Scandinavian names have most. */
const commonLetters = new Set('éèëêïíîöóôüúûçáàâäåøñßÉÈËÖÜÄÇØ')

/** Looks only at high bytes beside a letter: there a letter is likely, and a sign is not. On a tie Windows is right far more often. */
function likelierTable(bytes: Uint8Array): 'windows-1252' | 'macintosh' {
  const windows = iconv.decode(Buffer.from(bytes), 'windows-1252')
  const mac = iconv.decode(Buffer.from(bytes), 'macintosh')
  let windowsPoints = 0
  let macPoints = 0
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] as number) < 0x80 || !(isLetter(bytes[i - 1]) || isLetter(bytes[i + 1]))) continue
    windowsPoints += letterPoints(windows[i] as string)
    macPoints += letterPoints(mac[i] as string)
  }
  return macPoints > windowsPoints ? 'macintosh' : 'windows-1252'
}

function letterPoints(char: string): number {
  if (commonLetters.has(char)) return 1
  return /[\p{L}\u2018\u2019]/u.test(char) ? 0.25 : -1
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte | 32) >= 97 && (byte | 32) <= 122
}
