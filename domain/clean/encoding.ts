import iconv from 'iconv-lite'
import type { BinaryKind, Encoding } from './table'

export type DecodedText = { text: string; encoding: Encoding } | { refused: 'binary'; kind: BinaryKind } | { refused: 'not-text' }

/**
 * Finds the encoding of a file by its bytes and decodes it. UTF-8 is taken where the bytes are sound UTF-8; a file that is so but for a few lines
 * (two exports glued together, a cut end) is decoded line by line; else Windows-1252 or Mac Roman, whichever gives the likelier words.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const binary = binaryKindOf(bytes)
  if (binary) return { refused: 'binary', kind: binary }
  const wide = wideEncodingOf(bytes)
  if (wide) return { text: iconv.decode(Buffer.from(bytes), wide), encoding: wide }
  if (hasManyControls(bytes)) return { refused: 'not-text' }
  const { text, encoding } = decodeNarrow(bytes)
  return { text: text.replaceAll('\0', ''), encoding }
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

function decodeNarrow(bytes: Uint8Array): { text: string; encoding: Encoding } {
  try {
    return { text: strictUtf8.decode(bytes), encoding: 'utf-8' }
  } catch {
    const lines = splitAtLineFeeds(bytes)
    const wideLines = lines.filter((line) => isUtf8(line) && line.some((byte) => byte > 0x7f)).length
    const brokenLines = lines.filter((line) => !isUtf8(line)).length
    const single = likelierTable(bytes)
    if (wideLines <= brokenLines / 4) return { text: iconv.decode(Buffer.from(bytes), single), encoding: single }
    return {
      text: lines.map((line) => (isUtf8(line) ? lenientUtf8.decode(line) : iconv.decode(Buffer.from(line), single))).join(''),
      encoding: 'utf-8',
    }
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const lenientUtf8 = new TextDecoder('utf-8')

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes)
    return true
  } catch {
    return false
  }
}

function splitAtLineFeeds(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 10) continue
    lines.push(bytes.subarray(start, i + 1))
    start = i + 1
  }
  if (start < bytes.length) lines.push(bytes.subarray(start))
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
