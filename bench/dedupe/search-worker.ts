import { parentPort, workerData } from 'node:worker_threads'
import { findDuplicates } from '#domain/clean/duplicates/find'
import type { MatchKind } from '#domain/clean/duplicates/record'
import { generatedKind } from './dutch-base'
import { countPairs, countPreselected, type PairCounts } from './figures'
import { type LabelledKind, readKind } from './labelled-set'

/** What one kind of records came to. */
export type KindMeasured = { compared: number; all: PairCounts; chosen: PairCounts }

/** Where the records come from: a folder, or a generator. */
export type Source = { folder: string } | { rows: number; seed: number }

/** Which kind of which records a thread measures. */
export type Asked = { source: Source; kind: MatchKind }

// A thread that reads one kind of records, says how many there are, and searches them when it is told to.
const { source, kind } = workerData as Asked
const { records, entityOf } = recordsFrom(source)
parentPort?.once('message', () => {
  const found = findDuplicates(records, { kind })
  parentPort?.postMessage('searched')
  const measured: KindMeasured = {
    compared: found.compared,
    all: countPairs(records, found, entityOf),
    chosen: countPreselected(records, found, entityOf),
  }
  parentPort?.postMessage(measured)
})
parentPort?.postMessage(records.length)

/** A generated base holds three organisations for every four persons. */
function recordsFrom(from: Source): LabelledKind {
  if ('folder' in from) return readKind(from.folder, kind)
  const organisations = Math.round(from.rows * (3 / 7))
  return generatedKind(kind, kind === 'person' ? from.rows - organisations : organisations, from.seed)
}
