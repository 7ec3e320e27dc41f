import type { RuleVocabulary } from '#db/segments'
import type { Rule } from '#domain/segment/rule'

/** Where the proposal by revenue cuts: large from 40,000 euros, medium from 10,000. A start, to be changed after. */
export const highCents = 4_000_000
export const lowCents = 1_000_000

export type Preset = { key: string } & ({ kind: 'revenue'; year: number } | { kind: 'own'; own: string; values: string[] })

/** What this base can be divided by at once. An own column counts when it has two to six values. */
export function presetsOf(vocabulary: RuleVocabulary): Preset[] {
  const years = vocabulary.measures.find(({ measure }) => measure === 'revenue')?.years ?? []
  const revenue: Preset[] = years.length > 0 ? [{ key: 'revenue', kind: 'revenue', year: Math.max(...years) }] : []
  const own = vocabulary.own.filter(({ values }) => values.length >= 2 && values.length <= 6)
  return [...revenue, ...own.map(({ key, values }): Preset => ({ key: `own:${key}`, kind: 'own', own: key, values }))]
}

/** The segments of a proposal in their order, with names; `big` and `middle` are the reader's words for the revenue ones. */
export function segmentsOfPreset(preset: Preset, words: { big: string; middle: string }): { name: string; rule: Rule }[] {
  if (preset.kind === 'own') {
    return preset.values.map((value) => ({
      name: capital(value),
      rule: { all: [{ field: 'own', key: preset.own, test: { op: 'eq', value } }] },
    }))
  }
  const revenue = (low: number): Rule => ({
    all: [{ field: 'measure', measure: 'revenue', year: preset.year, test: { op: 'gte', value: low } }],
  })
  return [
    { name: words.big, rule: revenue(highCents) },
    { name: words.middle, rule: revenue(lowCents) },
  ]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
