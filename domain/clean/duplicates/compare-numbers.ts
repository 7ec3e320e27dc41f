import { Census, type Comparison, chanceOfSame, noRarity, shareInBits } from './comparison'
import { columnOf } from './interned'
import type { Compared } from './record'
import { slipsBetween, withinOneSlip } from './strings'

/** The numbers that registers give an organisation. */
export type Identifiers = { kvk: string; vat: string; iban: string; branch: string }
const identifierKeys = ['kvk', 'vat', 'iban', 'branch'] as const

/** Levels of register numbers, all that both records have together. */
export const idsLevel = { differ: 0, oneSlip: 1, same: 2 } as const

/** Compares KvK, VAT, IBAN and establishment number together: one that is equal is enough. */
export function compareIdentifiers(identifiers: readonly Identifiers[]): Comparison {
  const census = new Census(identifiers.map((ids) => identifierKeys.map((key) => ids[key] && key + ids[key])))
  const filled = identifiers.filter((ids) => identifierKeys.some((key) => ids[key])).length
  return {
    field: 'ids',
    kinds: ['differs', 'nearly-same', 'same'],
    chanceOfSame: null,
    sameIfMatch: 0.95,
    bounds: [
      [0, 0.002, 0.05],
      [2, 0.8, 0.99],
    ],
    most: 40,
    rarityIsRelative: false,
    level: (a, b) => identifiersLevel(identifiers[a] as Identifiers, identifiers[b] as Identifiers),
    rarity: (level, a, b, own) => {
      if (level !== idsLevel.same) return 0
      const one = identifiers[a] as Identifiers
      const other = identifiers[b] as Identifiers
      const counts = identifierKeys.filter((key) => one[key] && one[key] === other[key]).map((key) => census.count(key + one[key]))
      return shareInBits(Math.min(...counts), filled, own)
    },
  }
}

function identifiersLevel(a: Identifiers, b: Identifiers): number {
  let compared = 0
  let near = false
  for (const key of identifierKeys) {
    if (!a[key] || !b[key]) continue
    if (a[key] === b[key]) return idsLevel.same
    compared++
    if (withinOneSlip(a[key], b[key])) near = true
  }
  if (compared === 0) return -1
  return near ? idsLevel.oneSlip : idsLevel.differ
}

/** Two values that are equal or not: a legal form, a profile page, a client's own number. */
export function compareExact(
  field: Compared,
  texts: readonly string[],
  settings: Pick<Comparison, 'sameIfMatch' | 'bounds' | 'most'> & { useRarity: boolean },
): Comparison {
  const { ids, counts, filled } = columnOf(texts)
  return {
    field,
    kinds: ['differs', 'same'],
    sameIfMatch: settings.sameIfMatch,
    bounds: settings.bounds,
    most: settings.most,
    chanceOfSame: chanceOfSame(counts, filled),
    rarityIsRelative: false,
    level: (a, b) => (ids[a] === 0 || ids[b] === 0 ? -1 : ids[a] === ids[b] ? 1 : 0),
    rarity: settings.useRarity
      ? (level, a, _b, own) => (level === 1 ? shareInBits(counts[ids[a] as number] as number, filled, own) : 0)
      : noRarity,
  }
}

/** Levels of a number that belongs to one person. */
export const digitsLevel = { differs: 0, alike: 1, oneSlip: 2, same: 3 } as const

/** Compares numbers figure by figure: a slip or two still is alike. */
export function compareDigits(field: Compared, texts: readonly string[]): Comparison {
  const { ids, values, counts, filled } = columnOf(texts)
  return {
    field,
    kinds: ['differs', 'alike', 'nearly-same', 'same'],
    chanceOfSame: chanceOfSame(counts, filled),
    sameIfMatch: 0.8,
    bounds: [[0, 0.002, 0.15]],
    most: 40,
    rarityIsRelative: true,
    level: (a, b) => {
      const idA = ids[a] as number
      const idB = ids[b] as number
      if (idA === 0 || idB === 0) return -1
      if (idA === idB) return digitsLevel.same
      const slips = slipsBetween(values.textOf(idA), values.textOf(idB), 2)
      return slips <= 1 ? digitsLevel.oneSlip : slips === 2 ? digitsLevel.alike : digitsLevel.differs
    },
    rarity: (level, a, _b, own) => (level === digitsLevel.same ? shareInBits(counts[ids[a] as number] as number, filled, own) : 0),
  }
}

/** Levels of a date of birth. */
export const dateLevel = { differs: 0, partly: 1, nearlySame: 2, same: 3 } as const

/** A slip, or day and month in each other's place, is nearly the same; two of day, month and year alike is partly. */
export function compareDates(field: Compared, texts: readonly string[]): Comparison {
  const { ids, values, counts, filled } = columnOf(texts)
  return {
    field,
    kinds: ['differs', 'alike', 'nearly-same', 'same'],
    chanceOfSame: chanceOfSame(counts, filled),
    sameIfMatch: 0.75,
    bounds: [[0, 0.005, 0.15]],
    most: 40,
    rarityIsRelative: true,
    level: (a, b) => {
      const idA = ids[a] as number
      const idB = ids[b] as number
      if (idA === 0 || idB === 0) return -1
      return idA === idB ? dateLevel.same : datesLevel(values.textOf(idA), values.textOf(idB))
    },
    rarity: (level, a, _b, own) => (level === dateLevel.same ? shareInBits(counts[ids[a] as number] as number, filled, own) : 0),
  }
}

function datesLevel(a: string, b: string): number {
  if (withinOneSlip(a, b)) return dateLevel.nearlySame
  if (a.length < 8 || b.length < 8) return dateLevel.differs
  const [yearA, monthA, dayA] = [a.slice(0, 4), a.slice(4, 6), a.slice(6, 8)]
  const [yearB, monthB, dayB] = [b.slice(0, 4), b.slice(4, 6), b.slice(6, 8)]
  if (yearA === yearB && monthA === dayB && dayA === monthB) return dateLevel.nearlySame
  const equal = Number(yearA === yearB) + Number(monthA === monthB) + Number(dayA === dayB)
  return equal >= 2 ? dateLevel.partly : dateLevel.differs
}
