import type { Abc } from './abc'
import { abcFloors } from './abc'
import type { RuleVocabulary } from './names'
import type { Rfv, RfvScore } from './rfv'
import type { Condition, Rule } from './rule'

/** Where the proposal by revenue cuts: large from 40,000 euros, medium from 10,000. A start, to be changed after. */
export const highCents = 4_000_000
export const lowCents = 1_000_000

/** Days since the last contact up to which a customer is fresh, and up to which they are fading. */
export const freshDays = 60
export const fadingDays = 180

/** What this base can be divided by at once. */
export type Preset = { key: string } & (
  | { kind: 'revenue' | 'abc' | 'rfv'; year: number }
  | { kind: 'last-contact' | 'organisation' }
  | { kind: 'own'; own: string; values: string[] }
)

export type PresetWord =
  | 'big'
  | 'middle'
  | 'a'
  | 'b'
  | 'c'
  | 'unknown'
  | 'cherish'
  | 'wake'
  | 'grow'
  | 'fresh'
  | 'fading'
  | 'lost'
  | 'never'
  | 'companies'
  | 'firms'
  | 'public'

/** Proposals by the numbers and columns that are there. An own column counts when it has two to six values. */
export function presetsOf(vocabulary: RuleVocabulary): Preset[] {
  const years = vocabulary.measures.find(({ measure }) => measure === 'revenue')?.years ?? []
  const year = Math.max(...years)
  const byRevenue = (['revenue', 'abc', 'rfv'] as const).map((kind): Preset => ({ key: kind, kind, year }))
  const own = vocabulary.own.filter(({ values }) => values.length >= 2 && values.length <= 6)
  return [
    ...(years.length > 0 ? byRevenue : []),
    { key: 'last-contact', kind: 'last-contact' },
    { key: 'organisation', kind: 'organisation' },
    ...own.map(({ key, values }): Preset => ({ key: `own:${key}`, kind: 'own', own: key, values })),
  ]
}

/** What the base's own numbers say, for the proposals that cut by rank. */
export type PresetFacts = { abc: Abc; rfv: Rfv }

/** The segments of a proposal in their order, with names in the reader's words. A class that nobody is in is left out. */
export function segmentsOfPreset(preset: Preset, words: Record<PresetWord, string>, facts: PresetFacts): { name: string; rule: Rule }[] {
  switch (preset.kind) {
    case 'own':
      return preset.values.map((value) => ({
        name: capital(value),
        rule: { all: [{ field: 'own', key: preset.own, test: { op: 'eq', value } }] },
      }))
    case 'revenue':
      return named(words, [
        ['big', [atLeast(preset.year, highCents)]],
        ['middle', [atLeast(preset.year, lowCents)]],
      ])
    case 'abc':
      return byAbc(preset.year, words, facts.abc)
    case 'rfv':
      return byRfv(preset.year, words, facts.rfv)
    case 'last-contact':
      return named(words, [
        ['fresh', [{ field: 'lastContactDays', test: { op: 'lte', value: freshDays } }]],
        ['fading', [{ field: 'lastContactDays', test: { op: 'lte', value: fadingDays } }]],
        ['lost', [{ field: 'lastContactDays', test: { op: 'gt', value: fadingDays } }]],
        ['never', [{ field: 'lastContactDays', test: { op: 'empty' } }]],
      ])
    case 'organisation':
      return named(words, [
        ['companies', [{ field: 'legalForm', test: { op: 'in', value: ['bv', 'nv'] } }]],
        ['firms', [{ field: 'legalForm', test: { op: 'in', value: ['eenmanszaak', 'vof', 'cv', 'maatschap'] } }]],
        ['public', [{ field: 'legalForm', test: { op: 'in', value: ['stichting', 'vereniging', 'cooperatie', 'overheid'] } }]],
      ])
  }
}

function byAbc(year: number, words: Record<PresetWord, string>, abc: Abc) {
  const floors = abcFloors(abc)
  const known: Condition = { field: 'measure', measure: 'revenue', year, test: { op: 'notEmpty' } }
  return named(words, [
    ...(floors.A === null ? [] : [['a', [atLeast(year, floors.A)]] as const]),
    ...(floors.B === null ? [] : [['b', [atLeast(year, floors.B)]] as const]),
    ['c', [known]],
    ...(abc.unknown.length > 0 ? [['unknown', [{ ...known, test: { op: 'empty' } } as Condition]] as const] : []),
  ])
}

function byRfv(year: number, words: Record<PresetWord, string>, { bounds }: Rfv) {
  const high: RfvScore[] = [4, 5]
  const recent = bounds.recency.flatMap((bound, at) => (bound && high.includes((at + 1) as RfvScore) ? [bound.to] : []))
  const worth = bounds.value.flatMap((bound, at) => (bound && high.includes((at + 1) as RfvScore) ? [bound.from] : []))
  if (recent.length === 0 || worth.length === 0) return []
  const fresh: Condition = { field: 'lastContactDays', test: { op: 'lte', value: Math.max(...recent) } }
  const rich = atLeast(year, Math.min(...worth))
  return named(words, [
    ['cherish', [fresh, rich]],
    ['wake', [rich]],
    ['grow', [fresh]],
  ])
}

function atLeast(year: number, value: number): Condition {
  return { field: 'measure', measure: 'revenue', year, test: { op: 'gte', value } }
}

function named(
  words: Record<PresetWord, string>,
  made: readonly (readonly [PresetWord, readonly Condition[]])[],
): { name: string; rule: Rule }[] {
  return made.map(([word, all]) => ({ name: words[word], rule: { all: [...all] } }))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
