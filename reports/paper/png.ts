import { deflateSync, inflateSync } from 'node:zlib'

/** Pixels along a side and in all, above which a picture is no logo. Looked at before anything is unpacked. */
const longestSide = 4096
const mostPixels = 8_000_000

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Samples per pixel of each kind of PNG: grey, colour, palette, grey and alpha, colour and alpha. */
const samplesOf: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Red, green and blue of each pixel, row by row. */
export type Pixels = { width: number; height: number; rgb: Buffer }
export type PngRefusal = { refused: 'no-picture' | 'picture-too-large' | 'unusual-picture' }

type Header = { width: number; height: number; kind: number; samples: number }

export function isPng(bytes: Uint8Array): boolean {
  return signature.equals(Buffer.from(bytes.subarray(0, 8)))
}

/** The pixels of a PNG of eight bits, laid on white where it can be seen through (PNG, third edition). Interlaced ones and other depths are refused as unusual. */
export function pixelsOfPng(bytes: Uint8Array): Pixels | PngRefusal {
  const chunks = chunksOf(Buffer.from(bytes))
  const header = headerOf(chunks?.get('IHDR')?.[0])
  if (!chunks || !header) return { refused: 'no-picture' }
  if ('refused' in header) return header
  const { width, height, samples, kind } = header
  const rows = unpacked(chunks.get('IDAT') ?? [], height * (width * samples + 1))
  if (!rows || !unfilter(rows, header)) return { refused: 'no-picture' }
  const colours = { palette: chunks.get('PLTE')?.[0], alpha: chunks.get('tRNS')?.[0] }
  const rgb = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * (width * samples + 1) + 1 + x * samples
      onWhite(rgb, (y * width + x) * 3, pixelAt(rows, from, kind, colours))
    }
  }
  return { width, height, rgb }
}

/** A PNG of eight bits without transparency: the same pixels give the same bytes. */
export function pngOf({ width, height, rgb }: Pixels): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (width * 3 + 1))
  for (let y = 0; y < height; y++) rgb.copy(rows, y * (width * 3 + 1) + 1, y * width * 3, (y + 1) * width * 3)
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

/** A picture made to fit in a size, each pixel the mean of those it stands for; one that fits stays as it is. */
export function fitted(pixels: Pixels, most: { width: number; height: number }): Pixels {
  const scale = Math.min(1, most.width / pixels.width, most.height / pixels.height)
  if (scale === 1) return pixels
  const [width, height] = [Math.max(1, Math.round(pixels.width * scale)), Math.max(1, Math.round(pixels.height * scale))]
  const rgb = Buffer.alloc(width * height * 3)
  const edge = (at: number, of: number, from: number) => Math.floor((at * from) / of)
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [edge(y, height, pixels.height), Math.max(edge(y + 1, height, pixels.height), edge(y, height, pixels.height) + 1)]
    for (let x = 0; x < width; x++) {
      const [left, right] = [edge(x, width, pixels.width), Math.max(edge(x + 1, width, pixels.width), edge(x, width, pixels.width) + 1)]
      rgb.set(mean(pixels, left, right, top, bottom), (y * width + x) * 3)
    }
  }
  return { width, height, rgb }
}

function mean({ width, rgb }: Pixels, left: number, right: number, top: number, bottom: number): [number, number, number] {
  let [red, green, blue] = [0, 0, 0]
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 3
      red += rgb[at] ?? 0
      green += rgb[at + 1] ?? 0
      blue += rgb[at + 2] ?? 0
    }
  }
  const count = (right - left) * (bottom - top)
  return [Math.round(red / count), Math.round(green / count), Math.round(blue / count)]
}

function chunksOf(bytes: Buffer): Map<string, Buffer[]> | null {
  const chunks = new Map<string, Buffer[]>()
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at)
    if (end + 4 > bytes.length) return null
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (bytes.readUInt32BE(end) !== checksum(bytes.subarray(at + 4, end))) return null
    chunks.set(name, [...(chunks.get(name) ?? []), bytes.subarray(at + 8, end)])
    if (name === 'IEND') return chunks
    at = end + 4
  }
  return null
}

function headerOf(chunk: Buffer | undefined): Header | PngRefusal | null {
  if (chunk?.length !== 13) return null
  const [width, height] = [chunk.readUInt32BE(0), chunk.readUInt32BE(4)]
  const [depth, kind = -1, , , interlaced] = [...chunk.subarray(8)]
  const samples = samplesOf[kind]
  if (width === 0 || height === 0 || samples === undefined) return null
  if (Math.max(width, height) > longestSide || width * height > mostPixels) return { refused: 'picture-too-large' }
  return depth === 8 && interlaced === 0 ? { width, height, kind, samples } : { refused: 'unusual-picture' }
}

/** The rows of an image; null when there are not exactly as many bytes as its size asks for. */
function unpacked(parts: readonly Buffer[], length: number): Buffer | null {
  try {
    const rows = inflateSync(Buffer.concat(parts), { maxOutputLength: length })
    return rows.length === length ? rows : null
  } catch {
    return null
  }
}

/** Each row says how it was told apart from the one above it; afterwards the samples stand in its place. */
function unfilter(rows: Buffer, { width, height, samples }: Header): boolean {
  const length = width * samples + 1
  for (let y = 0; y < height; y++) {
    const start = y * length
    const filter = rows[start] ?? 0
    if (filter > 4) return false
    for (let at = start + 1; filter > 0 && at < start + length; at++) {
      const left = at - samples > start ? (rows[at - samples] ?? 0) : 0
      const above = y > 0 ? (rows[at - length] ?? 0) : 0
      const corner = y > 0 && at - samples > start ? (rows[at - length - samples] ?? 0) : 0
      rows[at] = ((rows[at] ?? 0) + predicted(filter, left, above, corner)) & 0xff
    }
  }
  return true
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  const guess = left + above - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? above : corner
}

type Colours = { palette: Buffer | undefined; alpha: Buffer | undefined }

function pixelAt(rows: Buffer, at: number, kind: number, { palette, alpha }: Colours): [number, number, number, number] {
  const sample = (index: number) => rows[at + index] ?? 0
  if (kind === 3) {
    const entry = sample(0)
    return [palette?.[entry * 3] ?? 0, palette?.[entry * 3 + 1] ?? 0, palette?.[entry * 3 + 2] ?? 0, alpha?.[entry] ?? 255]
  }
  const grey = kind === 0 || kind === 4
  const [red, green, blue] = grey ? [sample(0), sample(0), sample(0)] : [sample(0), sample(1), sample(2)]
  if (kind === 4) return [red, green, blue, sample(1)]
  if (kind === 6) return [red, green, blue, sample(3)]
  const clear = alpha?.length ? [red, green, blue].every((value, index) => alpha[(grey ? 0 : index) * 2 + 1] === value) : false
  return [red, green, blue, clear ? 0 : 255]
}

function onWhite(rgb: Buffer, at: number, [red, green, blue, alpha]: [number, number, number, number]): void {
  const laid = (value: number) => Math.round((value * alpha + 255 * (255 - alpha)) / 255)
  rgb[at] = laid(red)
  rgb[at + 1] = laid(green)
  rgb[at + 2] = laid(blue)
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(checksum(named))
  return Buffer.concat([length, named, sum])
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}
