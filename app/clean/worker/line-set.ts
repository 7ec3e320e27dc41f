/**
 * Remembers what rows say by a hash of 64 bits, each with the line it was first seen on: 12 bytes a row, so that a million rows fit where their texts would not.
 * Two different rows of a million are taken for one with a chance of one in thirty million.
 */
export function lineSet(expected: number): { firstOf: (says: Says, line: number) => number } {
  let size = 1024
  while (size < expected * 2) size *= 2
  let table = emptyTable(size)
  let count = 0
  function grow() {
    const old = table
    size *= 2
    table = emptyTable(size)
    for (let at = 0; at < old.lines.length; at++) {
      if (old.lines[at] !== 0) put(table, placeOf(table, old.high[at] as number, old.low[at] as number), old, at)
    }
  }
  return {
    firstOf(says, line) {
      const [high, low] = hashOf(says)
      const place = placeOf(table, high, low)
      const first = table.lines[place] as number
      if (first !== 0) return first
      table.high[place] = high
      table.low[place] = low
      table.lines[place] = line
      if (++count > size / 1.5) grow()
      return line
    },
  }
}

/** What a row says: the bytes from `from` to `to` of a block. */
export type Says = { bytes: Uint8Array; from: number; to: number }

type Slots = { high: Uint32Array; low: Uint32Array; lines: Uint32Array }

function emptyTable(size: number): Slots {
  return { high: new Uint32Array(size), low: new Uint32Array(size), lines: new Uint32Array(size) }
}

/** The slot of a hash, or the free one where it goes. */
function placeOf({ high, low, lines }: Slots, wantedHigh: number, wantedLow: number): number {
  const mask = lines.length - 1
  let place = wantedLow & mask
  while (lines[place] !== 0 && (high[place] !== wantedHigh || low[place] !== wantedLow)) place = (place + 1) & mask
  return place
}

function put(to: Slots, place: number, from: Slots, at: number): void {
  to.high[place] = from.high[at] as number
  to.low[place] = from.low[at] as number
  to.lines[place] = from.lines[at] as number
}

/**
 * Two hashes side by side over four bytes at a time. The turns carry what is in high bits down to the low ones, which multiplying alone never does; at the
 * end both are mixed so that each bit of one depends on the other. The number of bytes counts, so that a row that ends in NUL differs from the one without.
 */
function hashOf({ bytes, from, to }: Says): [number, number] {
  let a = 0x9e3779b9 ^ (to - from)
  let b = 0x85ebca6b
  let at = from
  for (; at + 4 <= to; at += 4) {
    const four =
      (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)
    a = Math.imul(((a ^ four) << 13) | ((a ^ four) >>> 19), 0xcc9e2d51 | 0)
    b = Math.imul(((b + four) << 17) | ((b + four) >>> 15), 0x1b873593)
  }
  for (; at < to; at++) {
    a = Math.imul(a ^ (bytes[at] as number), 0x01000193)
    b = Math.imul(b + (bytes[at] as number), 0x5bd1e995) ^ (b >>> 15)
  }
  a = Math.imul(a ^ (a >>> 16) ^ b, 0x7feb352d)
  b = Math.imul(b ^ (b >>> 13) ^ a, 0x846ca68b)
  return [(a ^ (a >>> 15)) >>> 0, (b ^ (b >>> 16)) >>> 0]
}
