import type { ScoredPair } from './record'

/** Records joined by pairs, and the pairs that join them. */
export type Union = {
  groups: () => { ids: string[]; pairs: ScoredPair[] }[]
  together: (a: string, b: string) => boolean
  /** One id that stands for the group of this record; its own when it is in none. */
  rootOf: (id: string) => string
}

export function unionOf(pairs: readonly ScoredPair[]): Union {
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
      const groups = new Map<string, { ids: string[]; pairs: ScoredPair[] }>()
      for (const id of parents.keys()) {
        const root = rootOf(id)
        const group = groups.get(root) ?? { ids: [], pairs: [] }
        group.ids.push(id)
        groups.set(root, group)
      }
      for (const pair of pairs) groups.get(rootOf(pair.a))?.pairs.push(pair)
      return [...groups.values()]
    },
  }
}

/** The union of pairs between groups of `whole`, each of those groups represented by one record: the one that the strongest pair names. */
export function contracted(pairs: readonly ScoredPair[], whole: Union): Union {
  const standIns = new Map<string, string>()
  const standInFor = (id: string): string => {
    const root = whole.rootOf(id)
    const known = standIns.get(root)
    if (known !== undefined) return known
    standIns.set(root, id)
    return id
  }
  const strongestFirst = [...pairs].sort((x, y) => y.weight - x.weight)
  return unionOf(strongestFirst.map((pair) => ({ ...pair, a: standInFor(pair.a), b: standInFor(pair.b) })))
}
