import type { ScoredPair } from './record'

/** Records joined by pairs. */
export type Union = {
  groups: () => string[][]
  together: (a: string, b: string) => boolean
  /** One id that stands for the group of this record; its own when it is in none. */
  rootOf: (id: string) => string
}

/** Joins records by pairs into groups; a record that no pair names stands alone. */
export function unionOf(pairs: readonly { a: string; b: string }[]): Union {
  const parents = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    while ((parents.get(root) ?? root) !== root) root = parents.get(root) as string
    for (let at = id; at !== root; ) {
      const next = parents.get(at) as string
      parents.set(at, root)
      at = next
    }
    return root
  }
  for (const { a, b } of pairs) {
    if (!parents.has(a)) parents.set(a, a)
    if (!parents.has(b)) parents.set(b, b)
    parents.set(rootOf(b), rootOf(a))
  }
  return {
    rootOf,
    together: (a, b) => rootOf(a) === rootOf(b),
    groups: () => {
      const groups = new Map<string, string[]>()
      for (const id of parents.keys()) {
        const root = rootOf(id)
        groups.set(root, [...(groups.get(root) ?? []), id])
      }
      return [...groups.values()]
    },
  }
}

/** The components that pairs make between groups of `whole`; each names only the records that its own pairs name. */
export function componentsBetween(pairs: readonly ScoredPair[], whole: Union): { ids: string[]; pairs: ScoredPair[] }[] {
  const between = unionOf(pairs.map(({ a, b }) => ({ a: whole.rootOf(a), b: whole.rootOf(b) })))
  const components = new Map<string, { ids: Set<string>; pairs: ScoredPair[] }>()
  for (const pair of pairs) {
    const root = between.rootOf(whole.rootOf(pair.a))
    const component = components.get(root) ?? { ids: new Set(), pairs: [] }
    component.ids.add(pair.a).add(pair.b)
    component.pairs.push(pair)
    components.set(root, component)
  }
  return [...components.values()].map(({ ids, pairs: own }) => ({ ids: [...ids], pairs: own }))
}
