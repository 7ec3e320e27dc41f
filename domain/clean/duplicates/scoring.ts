import type { Comparison } from './comparison'
import type { Learned } from './weights'

/** Common values never count for less than this, so that no field speaks against a match because its value is usual. */
const leastForSame = -4

/** Weights in bits for pairs of one model, as learned. */
export class Scoring {
  private readonly logM: Float64Array[]
  private readonly logU: Float64Array[]

  constructor(
    private readonly comparisons: readonly Comparison[],
    private readonly learned: Learned,
  ) {
    this.logM = learned.m.map((chances) => chances.map(Math.log2))
    this.logU = learned.u.map((chances) => chances.map(Math.log2))
  }

  /** log2 of the odds that two records with these levels match, before any definite-no rule. */
  weight(levels: Int8Array, a: number, b: number): number {
    let weight = this.learned.prior
    for (let field = 0; field < this.comparisons.length; field++) weight += this.points(field, levels[field] as number, a, b)
    return weight
  }

  /** What one comparison adds: the agreeing value's own frequency takes the place of the average, also near the top. */
  points(field: number, level: number, a: number, b: number): number {
    if (level < 0) return 0
    const { kinds, rarity, rarityIsRelative, most } = this.comparisons[field] as Comparison
    const plain = (this.learned.weights[field] as Float64Array)[level] as number
    const share = rarity(level, a, b, this.learned.own)
    if (share === 0) return Math.min(plain, most)
    const top = kinds.length - 1
    const logM = (this.logM[field] as Float64Array)[level] as number
    if (level === top) return Math.min(Math.max(leastForSame, logM - share), most)
    const rarer = rarityIsRelative
      ? Math.max(leastForSame, plain + ((this.logU[field] as Float64Array)[top] as number) - share)
      : logM - share
    return Math.min(plain, rarer, most)
  }
}
