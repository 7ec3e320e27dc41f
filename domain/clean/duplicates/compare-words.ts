import { type Comparison, chanceOfSame } from './comparison'
import { columnOf, Interned } from './interned'
import type { Compared } from './record'
import { jaroWinkler, lettersOf, mayReach, tooFarApart, withinOneSlip } from './strings'

/** Levels of a name of several words. */
export const wordsLevel = { differs: 0, little: 1, part: 2, alike: 3, nearlySame: 4, same: 5 } as const

type Settings = Pick<Comparison, 'sameIfMatch' | 'bounds' | 'most'>

/**
 * Compares names of several words: rare words count more than common ones, a word may have a slip in it, be cut off, or stand as its first
 * letter. Blanks do not matter ("Klaver Blad" is "Klaverblad").
 */
export function compareWords(field: Compared, texts: readonly string[], spots: readonly string[], settings: Settings): Comparison {
  const column = columnOf(texts)
  const { ids, counts, filled } = column
  const names = preparedNames(column.values)
  const rarities = raritiesOf(names, counts, filled, spotsPerName(texts, spots))
  return {
    field,
    kinds: ['differs', 'differs', 'alike', 'alike', 'nearly-same', 'same'],
    ...settings,
    chanceOfSame: chanceOfSame(counts, filled),
    rarityIsRelative: true,
    level: (a, b) => {
      const idA = ids[a] as number
      const idB = ids[b] as number
      if (idA === 0 || idB === 0) return -1
      return idA === idB ? wordsLevel.same : levelOf(names, idA, idB)
    },
    rarity: (level, a, b) =>
      level < wordsLevel.nearlySame ? 0 : Math.max(rarities[ids[a] as number] as number, rarities[ids[b] as number] as number),
  }
}

type Names = {
  /** Per name: its words as numbers, its letters without blanks, and which letters they are. */
  words: Int32Array[]
  joined: string[]
  letters: Int32Array
  wordTexts: string[]
  wordLetters: Int32Array
  /** Per word: in how many names it occurs, and its weight (rarer is heavier). */
  wordCounts: Float64Array
  weights: Float64Array
}

function preparedNames(values: Interned): Names {
  const dictionary = new Interned()
  const words = values.texts.map((name) =>
    Int32Array.from(
      new Set(
        name
          .split(' ')
          .filter(Boolean)
          .map((word) => dictionary.idOf(word)),
      ),
    ),
  )
  const wordCounts = new Float64Array(dictionary.size)
  for (const list of words) for (const word of list) wordCounts[word] = (wordCounts[word] as number) + 1
  return {
    words,
    joined: values.texts.map((name) => name.replaceAll(' ', '')),
    letters: Int32Array.from(values.texts, lettersOf),
    wordTexts: dictionary.texts,
    wordLetters: Int32Array.from(dictionary.texts, lettersOf),
    wordCounts,
    weights: wordCounts.map((count) => Math.log(1 + values.size / (count || 1))),
  }
}

/**
 * How common each name is, as log2 of its share: by its words as if they came together by chance, or by the name as a whole if that is commoner. As a
 * whole it counts by the places it is found at, since many records at one place are one organisation written down often, not a common name.
 */
function raritiesOf(names: Names, counts: Int32Array, filled: number, spots: ReadonlyMap<string, number>): Float64Array {
  const wordHolders = new Float64Array(names.wordTexts.length)
  let allWords = 0
  names.words.forEach((words, id) => {
    for (const word of words) wordHolders[word] = (wordHolders[word] as number) + (counts[id] ?? 0)
    allWords += counts[id] ?? 0
  })
  return Float64Array.from(names.joined, (name, id) => {
    let byWords = 0
    for (const word of names.words[id] as Int32Array) byWords += Math.log2((wordHolders[word] as number) / allWords)
    const asWhole = Math.log2(Math.max((spots.get(name) ?? 0) - 2, 1e-6) / Math.max(filled, 1))
    return Math.max(byWords, -24, asWhole)
  })
}

/** `spots` says per record where it is; names found at one spot only are as rare as their words. */
function spotsPerName(texts: readonly string[], spots: readonly string[]): Map<string, number> {
  const found = new Map<string, Set<string>>()
  texts.forEach((text, i) => {
    const name = text.replaceAll(' ', '')
    const known = found.get(name) ?? new Set()
    if (spots[i]) known.add(spots[i] as string)
    found.set(name, known)
  })
  return new Map([...found].map(([name, known]) => [name, known.size]))
}

function levelOf(names: Names, a: number, b: number): number {
  const joinedA = names.joined[a] as string
  const joinedB = names.joined[b] as string
  if (joinedA === joinedB) return wordsLevel.same
  const wordsA = names.words[a] as Int32Array
  const wordsB = names.words[b] as Int32Array
  const common = commonWeight(names, wordsA, wordsB)
  const weightA = weightOf(names, wordsA)
  const weightB = weightOf(names, wordsB)
  const both = (2 * common) / (weightA + weightB || 1)
  const ofSmaller = common / (Math.min(weightA, weightB) || 1)
  if (both >= 0.9) return wordsLevel.nearlySame
  const canBeAlike = mayReach(0.92, joinedA.length, joinedB.length, names.letters[a] as number, names.letters[b] as number)
  const spelling = canBeAlike ? jaroWinkler(joinedA, joinedB) : 0
  if (spelling >= 0.965) return wordsLevel.nearlySame
  if (both >= 0.72 || spelling >= 0.92) return wordsLevel.alike
  if (ofSmaller >= 0.85 || both >= 0.55 || oneContainsOther(joinedA, joinedB)) return wordsLevel.part
  return both >= 0.3 ? wordsLevel.little : wordsLevel.differs
}

function weightOf(names: Names, words: Int32Array): number {
  let weight = 0
  for (const word of words) weight += names.weights[word] as number
  return weight
}

const taken = new Uint8Array(64)

/** The weight of the words two names have in common, each word of the one given to its best unused match in the other. */
function commonWeight(names: Names, wordsA: Int32Array, wordsB: Int32Array): number {
  const countB = Math.min(wordsB.length, taken.length)
  taken.fill(0, 0, countB)
  let common = 0
  for (const wordA of wordsA) {
    let best = 0
    let bestAt = -1
    for (let j = 0; j < countB; j++) {
      if (taken[j]) continue
      const likeness = wordLikeness(names, wordA, wordsB[j] as number)
      if (likeness <= best) continue
      best = likeness
      bestAt = j
      if (likeness === 1) break
    }
    if (bestAt < 0 || best < 0.75) continue
    taken[bestAt] = 1
    common += best * best * Math.min(names.weights[wordA] as number, names.weights[wordsB[bestAt] as number] as number)
  }
  return common
}

function wordLikeness(names: Names, a: number, b: number): number {
  if (a === b) return 1
  const wordA = names.wordTexts[a] as string
  const wordB = names.wordTexts[b] as string
  if (wordA.length < 3 || wordB.length < 3) return wordA[0] === wordB[0] && (wordA.length === 1 || wordB.length === 1) ? 0.75 : 0
  const lettersA = names.wordLetters[a] as number
  const lettersB = names.wordLetters[b] as number
  if (tooFarApart(lettersA, lettersB)) return 0
  const likeness = mayReach(0.88, wordA.length, wordB.length, lettersA, lettersB) ? jaroWinkler(wordA, wordB) : 0
  if (likeness >= 0.88) return likeness
  const [shorter, longer] = wordA.length < wordB.length ? [wordA, wordB] : [wordB, wordA]
  if (longer.startsWith(shorter)) return 0.9
  return shorter.length > 3 && wordA.length > 4 && withinOneSlip(wordA, wordB) ? 0.9 : 0
}

function oneContainsOther(a: string, b: string): boolean {
  if (a.length <= 5 || b.length <= 5) return false
  return a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a)
}
