import { baseIndex } from '#domain/clean/duplicates/base-index'
import type { LabelledKind } from './labelled-set'
import { recordsFrom, type Source } from './sources'

/** How many records are looked up one by one. */
const lookedUp = 2000

/**
 * One record at a time against all others of the same set: milliseconds of the usual one and of the slowest in a hundred, how many that have a duplicate
 * found one in front, and how many of those found are one.
 */
export function newRowFigures(source: Source): object {
  const figures = (['organisation', 'person'] as const).map((kind) => {
    const { records, entityOf } = recordsFrom(source, kind)
    return records.length > 0 ? oneByOne({ records, entityOf }, kind) : null
  })
  const times = figures.flatMap((each) => each?.times ?? []).sort((a, b) => a - b)
  const sum = (count: 'have' | 'told' | 'right') => figures.reduce((total, each) => total + (each?.[count] ?? 0), 0)
  return {
    newRowMs: rounded(times[Math.floor(times.length / 2)] ?? 0),
    newRow: {
      p99Ms: rounded(times[Math.floor(times.length * 0.99)] ?? 0),
      precision: rounded(sum('right') / sum('told')),
      recall: rounded(sum('right') / sum('have')),
    },
  }
}

function oneByOne({ records, entityOf }: LabelledKind, kind: 'organisation' | 'person') {
  const index = baseIndex(records, kind)
  const sizes = new Map<string, number>()
  for (const entity of entityOf.values()) sizes.set(entity, (sizes.get(entity) ?? 0) + 1)
  const step = Math.max(1, Math.floor(records.length / lookedUp))
  const counted = { times: [] as number[], have: 0, told: 0, right: 0 }
  for (let i = 0; i < records.length; i += step) {
    const record = records[i] as (typeof records)[number]
    const began = performance.now()
    const [first] = index.nearest(record)
    counted.times.push(performance.now() - began)
    const entity = entityOf.get(record.id) ?? ''
    if ((sizes.get(entity) ?? 0) > 1) counted.have++
    if (!first || first.band === 'relatives') continue
    counted.told++
    if (entityOf.get(first.b) === entity) counted.right++
  }
  return counted
}

function rounded(figure: number): number {
  return Number(figure.toFixed(3))
}
