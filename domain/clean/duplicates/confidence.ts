import type { Band, MatchKind } from './record'

/**
 * How often pairs of a weight were true on labelled Dutch data (120,000 rows of eight kinds of sources): bits and per cent, between which straight lines
 * run. The odds behind the weight itself read 99.9 % where 98.5 % is true, so they are never shown.
 */
const measured: Record<MatchKind, readonly (readonly [bits: number, percentage: number])[]> = {
  organisation: [
    [-4, 0],
    [-0.5, 2],
    [0, 50],
    [1, 67],
    [5.5, 76],
    [8.5, 88],
    [12.5, 94],
    [16, 99],
  ],
  person: [
    [-4, 0],
    [-2.5, 11],
    [-0.5, 54],
    [1, 68],
    [3, 84],
    [5.5, 94],
    [8.5, 97],
    [16, 99],
  ],
}

/** The chance that a pair of this weight is one and the same, in whole per cent. */
export function percentageOf(kind: MatchKind, weight: number): number {
  const points = measured[kind]
  const above = points.findIndex(([bits]) => bits >= weight)
  if (above < 0) return Math.floor((points.at(-1) as readonly [number, number])[1])
  const [bitsAbove, high] = points[above] as readonly [number, number]
  if (above === 0) return Math.floor(high)
  const [bitsBelow, low] = points[above - 1] as readonly [number, number]
  return Math.floor(low + ((high - low) * (weight - bitsBelow)) / (bitsAbove - bitsBelow))
}

/** Sure: nineteen of twenty are true. Probable: three of four. */
export function bandOf(percentage: number): Exclude<Band, 'relatives'> {
  if (percentage >= 95) return 'sure'
  return percentage >= 75 ? 'probable' : 'doubtful'
}
