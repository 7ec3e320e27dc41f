import { conditionsOf, type Rule } from './rule'

/** What a rule may name in a client's base: the columns of its own, its measures and years, its tags and places (most used first) and who looks after. */
export type RuleVocabulary = {
  own: { key: string; values: string[] }[]
  measures: { measure: string; years: number[] }[]
  tags: string[]
  places: string[]
  municipalities: string[]
  /** Places with where they lie: the middle of the customers there. */
  points: { name: string; latitude: number; longitude: number }[]
  owners: { id: string; name: string }[]
}

/** What a rule names that must be there for it to mean something. */
export type Named = { own: string[]; measures: { measure: string; year: number }[]; tags: string[]; owners: string[] }

/** The own columns, numbers, tags and owners a rule names, each once. */
export function namedIn(rule: Rule): Named {
  const conditions = conditionsOf(rule)
  const measures = conditions.flatMap((condition) => {
    if (condition.field === 'measure') return [{ measure: condition.measure, year: condition.year }]
    if (condition.field !== 'growth') return []
    return [condition.from, condition.to].map((year) => ({ measure: condition.measure, year }))
  })
  return {
    own: unique(conditions.flatMap((condition) => (condition.field === 'own' ? [condition.key] : []))),
    measures: [...new Map(measures.map((each) => [`${each.measure} ${each.year}`, each])).values()],
    tags: unique(conditions.flatMap((condition) => (condition.field === 'tag' ? valuesOf(condition.test) : []))),
    owners: unique(conditions.flatMap((condition) => (condition.field === 'owner' ? valuesOf(condition.test) : []))),
  }
}

/** The rules' names together, for one question to the database. */
export function namedInAll(rules: readonly Rule[]): Named {
  return namedIn({ all: [...rules] })
}

/** Which of the missing names, as the database says them, a rule uses. */
export function missingIn(rule: Rule, missing: readonly string[]): string[] {
  const { own, measures, tags, owners } = namedIn(rule)
  const years = measures.map(({ measure, year }) => (year === 0 ? measure : `${measure} ${year}`))
  return [...own, ...years, ...tags, ...owners].filter((name) => missing.includes(name))
}

function valuesOf(test: { op: string; value?: string | string[] }): string[] {
  return test.value === undefined ? [] : Array.isArray(test.value) ? test.value : [test.value]
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
