import { jaroWinkler } from './strings'

/** A word that this share of the names has, and at least so many of them, says what kind of business it is or where, not whose. */
const leastShare = 0.0015
const leastNames = 4

/**
 * Tells whether two names each have a general word that the other lacks: "Visser Restaurant" and "Visser Vastgoed", "Elektrotechniek Utrecht" and
 * "Elektrotechniek Rotterdam". Which words are general is seen from the names themselves.
 */
export function tradesOf(names: readonly string[]): (a: string, b: string) => boolean {
  const counts = new Map<string, number>()
  for (const name of names) for (const word of new Set(name.split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1)
  const least = Math.max(leastNames, names.length * leastShare)
  const general = (word: string) => (counts.get(word) ?? 0) >= least
  return (a, b) => {
    const [wordsA, wordsB] = [a.split(' '), b.split(' ')]
    return hasOwn(wordsA, wordsB, general) && hasOwn(wordsB, wordsA, general)
  }
}

function hasOwn(words: readonly string[], others: readonly string[], general: (word: string) => boolean): boolean {
  return words.some((word) => word.length > 2 && general(word) && !others.some((other) => alike(word, other)))
}

function alike(a: string, b: string): boolean {
  if (a === b) return true
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  return (shorter.length >= 3 && longer.includes(shorter)) || jaroWinkler(a, b) >= 0.85
}
