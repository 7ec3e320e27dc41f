import type { Field } from './field'

const buckets = 64

/**
 * Builds one tour from its start by keeping, per stretch of time, the few most valuable beginnings and lengthening each by the visits near its
 * end. It sees what no exchange of a few visits can: another way round. For fields without limits.
 */
export class WholeTour {
  private readonly visit: Int32Array
  private readonly parent: Int32Array
  private readonly leaves: Int32Array
  private readonly worth: Float64Array
  private readonly hash: Float64Array
  private readonly seen: Int32Array
  private readonly grown: Uint8Array
  private readonly filled: Int32Array
  private readonly words: number
  private readonly marks: Float64Array

  constructor(
    private readonly field: Field,
    private readonly near: Int32Array,
    private readonly nearCount: number,
    private readonly width: number,
    chance: () => number,
  ) {
    const labels = buckets * width
    this.visit = new Int32Array(labels)
    this.parent = new Int32Array(labels)
    this.leaves = new Int32Array(labels)
    this.worth = new Float64Array(labels)
    this.hash = new Float64Array(labels)
    this.grown = new Uint8Array(labels)
    this.filled = new Int32Array(buckets)
    this.words = (field.visits + 31) >> 5
    this.seen = new Int32Array(labels * this.words)
    this.marks = Float64Array.from({ length: field.visits }, () => Math.floor(chance() * 2 ** 45))
  }

  /** The visits of the most valuable tour found among those allowed. `perTime` is what a unit of time is worth when two are compared. */
  build(tour: number, allowed: Uint8Array, values: Float64Array, perTime: number): number[] {
    const { field, filled, grown, width, leaves } = this
    filled.fill(0)
    for (let visit = 0; visit < field.visits; visit++) if (allowed[visit] as number) this.grow(-1, visit, tour, values, perTime)
    let best = -1
    let most = 0
    for (let bucket = 0; bucket < buckets; bucket++) {
      for (;;) {
        let next = -1
        for (let label = bucket * width; label < bucket * width + (filled[bucket] as number); label++) {
          if (grown[label] as number) continue
          if (next < 0 || (leaves[label] as number) < (leaves[next] as number)) next = label
        }
        if (next < 0) break
        grown[next] = 1
        const value = (this.worth[next] as number) + perTime * (leaves[next] as number)
        if (value > most) {
          most = value
          best = next
        }
        const first = (this.visit[next] as number) * this.nearCount
        const seen = next * this.words
        for (let k = 0; k < this.nearCount; k++) {
          const visit = this.near[first + k] as number
          if ((allowed[visit] as number) && ((this.seen[seen + (visit >> 5)] as number) & (1 << (visit & 31))) === 0)
            this.grow(next, visit, tour, values, perTime)
        }
      }
    }
    const list: number[] = []
    for (let label = best; label >= 0; label = this.parent[label] as number) list.push(this.visit[label] as number)
    return list.reverse()
  }

  private grow(from: number, visit: number, tour: number, values: Float64Array, perTime: number) {
    const { field, leaves, worth, hash, filled, grown, width, words, seen } = this
    const { drive, places, place, service, opens, closes, kind, visits } = field
    const row = (kind[tour] as number) * visits + visit
    const here = place[visit] as number
    const origin = from < 0 ? (field.startPlace[tour] as number) : (place[this.visit[from] as number] as number)
    let now = (from < 0 ? (field.leaves[tour] as number) : (leaves[from] as number)) + (drive[origin * places + here] as number)
    if (now > (closes[row] as number)) return
    now = Math.max(now, opens[row] as number) + (service[visit] as number)
    if (now + (drive[here * places + (field.endPlace[tour] as number)] as number) > (field.returns[tour] as number)) return
    const before = from < 0 ? 0 : (worth[from] as number) + perTime * (leaves[from] as number)
    const score = before + (values[visit] as number) - perTime * now
    const mark = (from < 0 ? 0 : (hash[from] as number)) + (this.marks[visit] as number)
    const span = (field.returns[tour] as number) - (field.leaves[tour] as number) + 1
    const bucket = Math.min(buckets - 1, Math.floor(((now - (field.leaves[tour] as number)) * buckets) / span))
    const base = bucket * width
    let worst = -1
    for (let label = base; label < base + (filled[bucket] as number); label++) {
      if ((hash[label] as number) === mark && (this.visit[label] as number) === visit) {
        if ((grown[label] as number) || (worth[label] as number) >= score) return
        worst = label
        break
      }
      if (!(grown[label] as number) && (worst < 0 || (worth[label] as number) < (worth[worst] as number))) worst = label
    }
    const isTwin = worst >= 0 && (hash[worst] as number) === mark && (this.visit[worst] as number) === visit
    let label = worst
    if (!isTwin && (filled[bucket] as number) < width) {
      label = base + (filled[bucket] as number)
      filled[bucket] = (filled[bucket] as number) + 1
    } else if (worst < 0 || (worth[worst] as number) >= score) return
    this.visit[label] = visit
    this.parent[label] = from
    leaves[label] = now
    worth[label] = score
    hash[label] = mark
    grown[label] = 0
    for (let word = 0; word < words; word++) seen[label * words + word] = from < 0 ? 0 : (seen[from * words + word] as number)
    seen[label * words + (visit >> 5)] = (seen[label * words + (visit >> 5)] as number) | (1 << (visit & 31))
  }
}
