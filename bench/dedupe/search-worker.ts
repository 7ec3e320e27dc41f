import { parentPort, workerData } from 'node:worker_threads'
import { findDuplicates } from '#domain/clean/duplicates/find'
import type { MatchKind } from '#domain/clean/duplicates/record'
import { countPairs, countPreselected, type PairCounts } from './figures'
import { recordsFrom, type Source } from './sources'

/** What one kind of records came to. */
export type KindMeasured = { compared: number; all: PairCounts; chosen: PairCounts }

/** Which kind of which records a thread measures. */
export type Asked = { source: Source; kind: MatchKind }

// A thread that reads one kind of records, says how many there are, and searches them when it is told to.
const { source, kind } = workerData as Asked
const { records, entityOf } = recordsFrom(source, kind)
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
