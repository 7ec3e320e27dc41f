import type { ComparableName } from './comparable-person'
import { type Comparison, chanceOfSame, noRarity, shareInBits } from './comparison'
import { columnOf } from './interned'
import { isNicknameOf, mayBeginWith } from './nicknames'
import { soundOf } from './sound'
import { jaroWinkler, lettersOf, tooFarApart, withinOneSlip } from './strings'

/** Levels of a single name. */
export const nameLevel = { differs: 0, little: 1, alike: 2, nearlySame: 3, same: 4 } as const

/** Compares last names; half of a double name, or a first name in its place, fits nearly as well. */
export function compareLastNames(names: readonly ComparableName[]): Comparison {
  const compared = compareNames(
    'lastName',
    names.map(({ last }) => last),
    () => false,
  )
  return {
    ...compared,
    sameIfMatch: 0.75,
    bounds: [
      [0, 0.002, 0.08],
      [4, 0.5, 0.97],
    ],
    level: (a, b) => {
      const level = compared.level(a, b)
      if (level < 0 || level >= nameLevel.nearlySame) return level
      return haveHalfInCommon(names[a] as ComparableName, names[b] as ComparableName) ||
        areSwapped(names[a] as ComparableName, names[b] as ComparableName)
        ? nameLevel.nearlySame
        : level
    },
  }
}

/** Compares first names; a call name fits nearly as well as the name itself. */
export function compareFirstNames(names: readonly ComparableName[]): Comparison {
  const compared = compareNames(
    'firstName',
    names.map(({ first }) => first),
    isNicknameOf,
  )
  return {
    ...compared,
    sameIfMatch: 0.7,
    bounds: [
      [0, 0.002, 0.06],
      [1, 0.002, 0.05],
      [4, 0.5, 0.97],
    ],
    level: (a, b) => {
      const level = compared.level(a, b)
      return level >= 0 && level <= nameLevel.little && areSwapped(names[a] as ComparableName, names[b] as ComparableName)
        ? nameLevel.nearlySame
        : level
    },
  }
}

/** Initials speak only where a first name is missing on either side: the first letter, the rest goes to the definite-no rules. */
export function compareInitials(names: readonly ComparableName[]): Comparison {
  return {
    field: 'initials',
    kinds: ['differs', 'same'],
    level: (a, b) => {
      const { first: firstA, initials: initialsA } = names[a] as ComparableName
      const { first: firstB, initials: initialsB } = names[b] as ComparableName
      if (!initialsA || !initialsB || (firstA && firstB)) return -1
      return initialsA[0] === initialsB[0] || mayBeginWith(firstA, initialsB.charAt(0)) || mayBeginWith(firstB, initialsA.charAt(0)) ? 1 : 0
    },
    chanceOfSame: null,
    sameIfMatch: 0.8,
    bounds: [[0, 0.005, 0.06]],
    most: 40,
    rarity: noRarity,
    rarityIsRelative: false,
  }
}

function compareNames(
  field: 'lastName' | 'firstName',
  texts: readonly string[],
  isOtherFormOf: (a: string, b: string) => boolean,
): Omit<Comparison, 'sameIfMatch' | 'bounds'> {
  const { ids, values, counts, filled } = columnOf(texts)
  const letters = Int32Array.from(values.texts, lettersOf)
  return {
    field,
    kinds: ['differs', 'differs', 'alike', 'nearly-same', 'same'],
    chanceOfSame: chanceOfSame(counts, filled),
    most: 40,
    rarityIsRelative: true,
    level: (a, b) => {
      const idA = ids[a] as number
      const idB = ids[b] as number
      if (idA === 0 || idB === 0) return -1
      if (idA === idB) return nameLevel.same
      return levelOf(values.textOf(idA), values.textOf(idB), letters[idA] as number, letters[idB] as number, isOtherFormOf)
    },
    rarity: (level, a, b, own) =>
      level < nameLevel.nearlySame
        ? 0
        : Math.max(
            shareInBits(counts[ids[a] as number] as number, filled, own),
            shareInBits(counts[ids[b] as number] as number, filled, own),
          ),
  }
}

function levelOf(a: string, b: string, lettersA: number, lettersB: number, isOtherFormOf: (a: string, b: string) => boolean): number {
  if (isOtherFormOf(a, b)) return nameLevel.nearlySame
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? nameLevel.alike : nameLevel.differs
  if (tooFarApart(lettersA, lettersB)) return nameLevel.differs
  const likeness = jaroWinkler(a, b)
  if (likeness >= 0.92) return nameLevel.nearlySame
  if (likeness >= 0.84 || withinOneSlip(a, b)) return nameLevel.alike
  const sound = soundOf(a)
  if (sound && sound === soundOf(b)) return nameLevel.alike
  return likeness >= 0.72 ? nameLevel.little : nameLevel.differs
}

/** "Jansen-de Vries" and "De Vries". */
function haveHalfInCommon(a: ComparableName, b: ComparableName): boolean {
  if (a.lasts.length < 2 && b.lasts.length < 2) return false
  return a.lasts.some((half) => b.lasts.some((other) => half === other || jaroWinkler(half, other) > 0.93))
}

/** First and last name in each other's column. */
function areSwapped(a: ComparableName, b: ComparableName): boolean {
  if (!a.first || !b.first || !a.last || !b.last) return false
  return jaroWinkler(a.first, b.last) > 0.9 && (jaroWinkler(b.first, a.last) > 0.9 || isNicknameOf(b.first, a.last))
}
