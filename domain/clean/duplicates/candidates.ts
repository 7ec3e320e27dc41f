/** Pairs of record numbers, `first[i]` below `second[i]`, each pair once, in order. */
export type Pairs = { first: Int32Array; second: Int32Array }

/** A block larger than this is not compared as a whole: each record meets only its neighbours in sort order. */
const largestBlock = 150
const neighbours = 6

/** Partners kept for each record, those with which it shares the rarest keys. */
const partnersKept = 12

/** Records share a float with their key below, so there may be no more of them than this. */
const mostRecords = 2 ** 21

/**
 * Which pairs are worth comparing. Records that share a key (the same telephone, postcode and number, sound of a name …) meet in a block; each record
 * keeps the partners with which it shares most, rare keys counting more. So there are never more than records × `partnersKept` pairs, whatever the data.
 */
export function candidatePairs(keysOf: readonly (readonly number[])[], sortTexts: readonly string[]): Pairs {
  const count = keysOf.length
  if (count > mostRecords) throw new RangeError(`at most ${mostRecords} records can be compared at once`)
  const blocks = blocksOf(keysOf)
  const rank = ranksOf(sortTexts)
  sortLargeBlocks(blocks, rank)
  return uniquePairs(bestPartners(blocks, rank, count), count)
}

/** Members of block e are `members[starts[e]] … members[starts[e + 1] - 1]`; the blocks of record i likewise in `blocksOfRecord`. */
type Blocks = { starts: Int32Array; members: Int32Array; weights: Float64Array; recordStarts: Int32Array; blocksOfRecord: Int32Array }

function blocksOf(keysOf: readonly (readonly number[])[]): Blocks {
  let total = 0
  for (const keys of keysOf) total += keys.length
  const sorted = new Float64Array(total)
  let at = 0
  keysOf.forEach((keys, record) => {
    for (const key of keys) sorted[at++] = key * mostRecords + record
  })
  sorted.sort()
  const members = new Int32Array(total)
  const starts = new Int32Array(total + 1)
  let blockCount = 0
  let size = 0
  let open = 0
  let lastKey = -1
  let lastRecord = -1
  const close = () => {
    if (size - open < 2) size = open
    else starts[++blockCount] = size
    open = size
  }
  for (let i = 0; i < total; i++) {
    const value = sorted[i] as number
    const key = Math.floor(value / mostRecords)
    const record = value - key * mostRecords
    if (key !== lastKey) {
      close()
      lastKey = key
      lastRecord = -1
    }
    if (record === lastRecord) continue
    members[size++] = record
    lastRecord = record
  }
  close()
  return byRecord(starts.slice(0, blockCount + 1), members.slice(0, size), keysOf.length)
}

function byRecord(starts: Int32Array, members: Int32Array, count: number): Blocks {
  const recordStarts = new Int32Array(count + 1)
  for (const record of members) recordStarts[record + 1] = (recordStarts[record + 1] as number) + 1
  for (let i = 0; i < count; i++) recordStarts[i + 1] = (recordStarts[i + 1] as number) + (recordStarts[i] as number)
  const next = recordStarts.slice()
  const blocksOfRecord = new Int32Array(members.length)
  const weights = new Float64Array(starts.length - 1)
  for (let block = 0; block < weights.length; block++) {
    const from = starts[block] as number
    const to = starts[block + 1] as number
    weights[block] = Math.log(count / (to - from) + 1)
    for (let i = from; i < to; i++) {
      const record = members[i] as number
      const place = next[record] as number
      blocksOfRecord[place] = block
      next[record] = place + 1
    }
  }
  return { starts, members, weights, recordStarts, blocksOfRecord }
}

function ranksOf(sortTexts: readonly string[]): Int32Array {
  const order = Int32Array.from(sortTexts, (_, i) => i)
  order.sort((x, y) => {
    const a = sortTexts[x] as string
    const b = sortTexts[y] as string
    return a < b ? -1 : a > b ? 1 : x - y
  })
  const rank = new Int32Array(sortTexts.length)
  order.forEach((record, place) => {
    rank[record] = place
  })
  return rank
}

function sortLargeBlocks({ starts, members }: Blocks, rank: Int32Array): void {
  for (let block = 0; block < starts.length - 1; block++) {
    const from = starts[block] as number
    const to = starts[block + 1] as number
    if (to - from > largestBlock) members.subarray(from, to).sort((a, b) => (rank[a] as number) - (rank[b] as number))
  }
}

/** For every record its best partners, as codes `low × count + high`, unsorted and possibly twice. */
function bestPartners(blocks: Blocks, rank: Int32Array, count: number): Float64Array {
  const shared = new Float64Array(count)
  const met = new Int32Array(count)
  const keptWeights = new Float64Array(partnersKept)
  const keptRecords = new Int32Array(partnersKept)
  let codes = new Float64Array(Math.max(1024, count * 4))
  let size = 0
  for (let record = 0; record < count; record++) {
    const metCount = meetPartners(blocks, rank, record, shared, met)
    const kept = keepBest(metCount, shared, met, keptWeights, keptRecords)
    if (size + kept > codes.length) codes = enlarged(codes)
    for (let i = 0; i < kept; i++) {
      const partner = keptRecords[i] as number
      codes[size++] = record < partner ? record * count + partner : partner * count + record
    }
  }
  return codes.subarray(0, size)
}

function meetPartners(blocks: Blocks, rank: Int32Array, record: number, shared: Float64Array, met: Int32Array): number {
  const { starts, members, weights, recordStarts, blocksOfRecord } = blocks
  let metCount = 0
  for (let b = recordStarts[record] as number; b < (recordStarts[record + 1] as number); b++) {
    const block = blocksOfRecord[b] as number
    let from = starts[block] as number
    let to = starts[block + 1] as number
    if (to - from > largestBlock) {
      const place = placeInBlock(members, rank, from, to, rank[record] as number)
      from = Math.max(from, place - neighbours)
      to = Math.min(to, place + neighbours + 1)
    }
    const weight = weights[block] as number
    for (let i = from; i < to; i++) {
      const partner = members[i] as number
      if (partner === record) continue
      if (shared[partner] === 0) met[metCount++] = partner
      shared[partner] = (shared[partner] as number) + weight
    }
  }
  return metCount
}

function placeInBlock(members: Int32Array, rank: Int32Array, from: number, to: number, wanted: number): number {
  let low = from
  let high = to - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rank[members[middle] as number] as number) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Keeps the heaviest partners and clears `shared` for the next record. */
function keepBest(metCount: number, shared: Float64Array, met: Int32Array, keptWeights: Float64Array, keptRecords: Int32Array): number {
  let kept = 0
  let lightest = Number.POSITIVE_INFINITY
  let lightestAt = 0
  for (let i = 0; i < metCount; i++) {
    const partner = met[i] as number
    const weight = shared[partner] as number
    shared[partner] = 0
    if (kept < partnersKept) {
      keptWeights[kept] = weight
      keptRecords[kept] = partner
      if (weight < lightest) {
        lightest = weight
        lightestAt = kept
      }
      kept++
    } else if (weight > lightest) {
      keptWeights[lightestAt] = weight
      keptRecords[lightestAt] = partner
      lightest = Number.POSITIVE_INFINITY
      for (let k = 0; k < partnersKept; k++) {
        if ((keptWeights[k] as number) >= lightest) continue
        lightest = keptWeights[k] as number
        lightestAt = k
      }
    }
  }
  return kept
}

function enlarged(codes: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(codes.length * 2)
  larger.set(codes)
  return larger
}

function uniquePairs(codes: Float64Array, count: number): Pairs {
  codes.sort()
  let unique = 0
  for (let i = 0; i < codes.length; i++) if (i === 0 || codes[i] !== codes[unique - 1]) codes[unique++] = codes[i] as number
  const first = new Int32Array(unique)
  const second = new Int32Array(unique)
  for (let i = 0; i < unique; i++) {
    const code = codes[i] as number
    const low = Math.floor(code / count)
    first[i] = low
    second[i] = code - low * count
  }
  return { first, second }
}
