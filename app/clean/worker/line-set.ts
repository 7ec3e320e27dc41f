/**
 * Remembers texts by a hash of 64 bits, each with the line it was first seen on: 12 bytes a row, so that a million rows fit where their texts would not.
 * Two different texts of a million are taken for one with a chance of one in thirty million.
 */
export function lineSet(expected: number): { firstOf: (text: string, line: number) => number } {
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
    firstOf(text, line) {
      const [high, low] = hashOf(text)
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

/** Two multiplicative hashes that look at every character, mixed at the end so that each bit of one depends on the other. */
function hashOf(text: string): [number, number] {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b + code, 0x5bd1e995) ^ (b >>> 15)
  }
  a = Math.imul(a ^ (a >>> 16) ^ b, 0x7feb352d)
  b = Math.imul(b ^ (b >>> 13) ^ a, 0x846ca68b)
  return [(a ^ (a >>> 15)) >>> 0, (b ^ (b >>> 16)) >>> 0]
}
