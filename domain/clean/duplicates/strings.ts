/** The longest strings compared letter by letter; longer ones only count as equal or not. */
const longest = 250

const usedA = new Uint8Array(longest + 6)
const usedB = new Uint8Array(longest + 6)

/** Likeness of two words from 0 to 1 that forgives slips and swaps and values an equal beginning (Jaro 1989, Winkler 1990). */
export function jaroWinkler(a: string, b: string): number {
  const likeness = jaro(a, b)
  if (likeness < 0.7) return likeness
  const most = Math.min(4, a.length, b.length)
  let same = 0
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++
  return likeness + same * 0.1 * (1 - likeness)
}

function jaro(a: string, b: string): number {
  const lengthA = a.length
  const lengthB = b.length
  if (lengthA === 0 || lengthB === 0) return 0
  if (lengthA > longest || lengthB > longest) return a === b ? 1 : 0
  const reach = Math.max(0, (Math.max(lengthA, lengthB) >> 1) - 1)
  usedA.fill(0, 0, lengthA)
  usedB.fill(0, 0, lengthB)
  let matches = 0
  for (let i = 0; i < lengthA; i++) {
    const letter = a.charCodeAt(i)
    const from = i > reach ? i - reach : 0
    const to = Math.min(i + reach + 1, lengthB)
    for (let j = from; j < to; j++) {
      if (usedB[j] || b.charCodeAt(j) !== letter) continue
      usedA[i] = 1
      usedB[j] = 1
      matches++
      break
    }
  }
  if (matches === 0) return 0
  let swapped = 0
  let k = 0
  for (let i = 0; i < lengthA; i++) {
    if (!usedA[i]) continue
    while (!usedB[k]) k++
    if (a.charCodeAt(i) !== b.charCodeAt(k)) swapped++
    k++
  }
  return (matches / lengthA + matches / lengthB + (matches - swapped / 2) / matches) / 3
}

/** At most one letter added, left out, replaced, or two neighbours swapped. */
export function withinOneSlip(a: string, b: string): boolean {
  const longer = a.length - b.length
  if (longer > 1 || longer < -1) return false
  const shortest = longer < 0 ? a.length : b.length
  let i = 0
  while (i < shortest && a.charCodeAt(i) === b.charCodeAt(i)) i++
  if (i === shortest) return true
  if (longer === 1) return sameTail(a, i + 1, b, i)
  if (longer === -1) return sameTail(a, i, b, i + 1)
  if (sameTail(a, i + 1, b, i + 1)) return true
  return a.charCodeAt(i) === b.charCodeAt(i + 1) && a.charCodeAt(i + 1) === b.charCodeAt(i) && sameTail(a, i + 2, b, i + 2)
}

function sameTail(a: string, fromA: number, b: string, fromB: number): boolean {
  if (a.length - fromA !== b.length - fromB) return false
  for (let i = fromA, j = fromB; i < a.length; i++, j++) if (a.charCodeAt(i) !== b.charCodeAt(j)) return false
  return true
}

let before2 = new Uint16Array(longest + 6)
let before1 = new Uint16Array(longest + 6)
let current = new Uint16Array(longest + 6)

/** How many slips (add, leave out, replace, swap neighbours) lie between two words; `most + 1` when it is more than `most`. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most || a.length > longest || b.length > longest) return most + 1
  for (let j = 0; j <= b.length; j++) before1[j] = j
  for (let i = 1; i <= a.length; i++) {
    const letterA = a.charCodeAt(i - 1)
    current[0] = i
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const letterB = b.charCodeAt(j - 1)
      let cost = before1[j - 1] as number
      if (letterA !== letterB) cost = 1 + Math.min(cost, before1[j] as number, current[j - 1] as number)
      const isSwap = i > 1 && j > 1 && letterA === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === letterB
      if (isSwap && (before2[j - 2] as number) + 1 < cost) cost = (before2[j - 2] as number) + 1
      current[j] = cost
      if (cost < best) best = cost
    }
    if (best > most) return most + 1
    const spare = before2
    before2 = before1
    before1 = current
    current = spare
  }
  return before1[b.length] as number
}

/** One bit for each letter that occurs in a word (figures share six), for rejecting pairs without looking at their letters. */
export function lettersOf(text: string): number {
  let letters = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 97 && code <= 122) letters |= 1 << (code - 97)
    else if (code >= 48 && code <= 57) letters |= 1 << (26 + ((code - 48) % 6))
  }
  return letters
}

/** True when two sets of letters differ so much that their words cannot be alike (Jaro below about 0.7). */
export function tooFarApart(lettersA: number, lettersB: number): boolean {
  return 2.2 * bitCount(lettersA & lettersB) < 0.5 * (bitCount(lettersA) + bitCount(lettersB))
}

/**
 * True when `jaroWinkler` of two words may reach `least`, told from their lengths and letters alone: a letter that only one of them has finds no partner.
 * Never false for a pair that does reach it, so that most pairs need no looking at letter by letter.
 */
export function mayReach(least: number, lengthA: number, lengthB: number, lettersA: number, lettersB: number): boolean {
  const matches = Math.min(lengthA - bitCount(lettersA & ~lettersB), lengthB - bitCount(lettersB & ~lettersA))
  // An equal beginning of four letters adds four tenths of what is missing.
  return (matches / lengthA + matches / lengthB + 1) / 3 >= (least - 0.4) / 0.6 - 1e-9
}

function bitCount(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555)
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  return (((x + (x >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
