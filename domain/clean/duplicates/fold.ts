/** Records that are equal in all that is compared count as one: `distinct` holds the first of each, `placeOf` the place of every record in it. */
export type Folded = { distinct: Int32Array; placeOf: Int32Array }

/** Folds records with equal keys, the first of each kept. */
export function foldEqual(keys: readonly string[]): Folded {
  const places = new Map<string, number>()
  const distinct: number[] = []
  const placeOf = Int32Array.from(keys, (key, record) => {
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, distinct.length)
    distinct.push(record)
    return distinct.length - 1
  })
  return { distinct: Int32Array.from(distinct), placeOf }
}
