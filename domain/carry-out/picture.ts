/** What a picture may weigh, in bytes, once a phone has made it small. */
export const heaviestPicture = 1_400_000

/** Pixels along a side, above which nobody's screen shows more. */
const longestSide = 4096

export type Picture = { bytes: Uint8Array; width: number; height: number }
export type PictureRefusal = { refused: 'no-picture' } | { refused: 'picture-too-large' }

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, adobe: 0xee, comment: 0xfe } as const

/**
 * A JPEG with nothing in it but its image: no place, no time, no device, no text, no second picture, nothing behind its end. Read by its bytes, whatever it
 * is called (ITU-T T.81, annex B).
 */
export function plainPicture(bytes: Uint8Array): Picture | PictureRefusal {
  if (bytes.length > heaviestPicture) return { refused: 'picture-too-large' }
  if (bytes[0] !== 0xff || bytes[1] !== marker.start) return { refused: 'no-picture' }
  const kept = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | null = null
  let scans = 0
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) return { refused: 'no-picture' }
    const kind = bytes[at + 1] ?? 0
    if (kind === 0xff) {
      at += 1
      continue
    }
    if (kind === marker.end) {
      if (!size || scans === 0) break
      if (Math.max(size.width, size.height) > longestSide) return { refused: 'picture-too-large' }
      return { bytes: joined([...kept, bytes.subarray(at, at + 2)]), ...size }
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const next = at + 2 + length
    if (length < 2 || next > bytes.length) break
    if (isFrame(kind)) size = sizeIn(bytes, at)
    const until = kind === marker.scan ? endOfScan(bytes, next) : next
    scans += kind === marker.scan ? 1 : 0
    if (isImage(kind)) kept.push(bytes.subarray(at, until))
    at = until
  }
  return { refused: 'no-picture' }
}

/** A start of frame; C4, C8 and CC in that range are tables. */
function isFrame(kind: number): boolean {
  return kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind)
}

// Of what applications add, only Adobe's says how the colours are to be read. All else may tell of a person, a place or a device.
function isImage(kind: number): boolean {
  return kind === marker.adobe || !((kind >= 0xe0 && kind <= 0xef) || kind === marker.comment)
}

function sizeIn(bytes: Uint8Array, at: number) {
  const [height, width] = [at + 5, at + 7].map((place) => ((bytes[place] ?? 0) << 8) | (bytes[place + 1] ?? 0))
  return width && height ? { width, height } : null
}

// In a scan FF is data when 00 follows, and a restart when D0 to D7 does.
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
