import { withinOneSlip } from './strings'

/** Whether every word of the shorter name stands in the other: as it is, with a slip in it, or cut off. */
export function isWithin(a: string, b: string): boolean {
  const [one, other] = [a.split(' ').filter(Boolean), b.split(' ').filter(Boolean)]
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  if (few.join('').length < 4) return false
  const left = [...many]
  return few.every((word) => {
    const at = left.findIndex((each) => isWord(word, each))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

function isWord(a: string, b: string): boolean {
  if (a === b) return true
  if (a.length < 4 || b.length < 4) return false
  return a.startsWith(b) || b.startsWith(a) || withinOneSlip(a, b)
}
