/** Chance that is the same on every run: the demo is a small town that never changes. */
export type Chance = {
  /** In [0, 1). */
  next(): number
  /** A whole number from `low` up to and including `high`. */
  between(low: number, high: number): number
  pick<T>(from: readonly T[]): T
  /** A new list in another order. */
  shuffled<T>(list: readonly T[]): T[]
  /** A UUID (version 4 layout) made from the same chance. */
  id(): string
}

/** mulberry32 (public domain): 32 bits of state, enough for a demo, no use for secrets. */
export function chanceFrom(seed: number): Chance {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(from: readonly T[]) => from[between(0, from.length - 1)] as T
  return {
    next,
    between,
    pick,
    shuffled: (list) => {
      const left = [...list]
      return list.map(() => left.splice(between(0, left.length - 1), 1)[0] as (typeof left)[number])
    },
    id: () => {
      const hex = Array.from({ length: 32 }, (_, at) => (at === 12 ? 4 : at === 16 ? between(8, 11) : between(0, 15)).toString(16)).join('')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    },
  }
}
