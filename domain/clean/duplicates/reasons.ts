import type { MatchModel } from './model'
import type { Compared, Reason } from './record'
import type { SeenPair } from './score-pairs'
import type { Scoring } from './scoring'

/** Under which field a definite no is told. */
const toldUnder: Partial<Record<Reason['kind'], Compared>> = {
  'other-kvk': 'ids',
  'other-number': 'externalNo',
  'holding-beside-company': 'name',
  'other-trade': 'name',
  'other-address-and-phone': 'address',
  chain: 'name',
  'decided-separate': 'name',
}

/** What speaks for and against a pair, the heaviest first. A definite no stands in front, with the bits it takes away. */
export function reasonsFor(
  model: MatchModel,
  scoring: Scoring,
  { levels, restraint, free, weight }: SeenPair,
  a: number,
  b: number,
): Reason[] {
  const reasons: Reason[] = []
  model.comparisons.forEach(({ field, kinds }, i) => {
    const level = levels[i] as number
    if (level >= 0) reasons.push({ field, kind: kinds[level] as Reason['kind'], points: rounded(scoring.points(i, level, a, b)) })
  })
  reasons.sort((one, other) => Math.abs(other.points) - Math.abs(one.points))
  const no = restraint && toldUnder[restraint.kind]
  return no && free > weight ? [{ field: no, kind: restraint.kind, points: rounded(weight - free) }, ...reasons] : reasons
}

function rounded(points: number): number {
  return Math.round(points * 10) / 10
}
