import { parentPort } from 'node:worker_threads'
import { findDuplicates } from '#domain/clean/duplicates/find'
import type { Duplicates, FindOptions, MatchRecord, SearchStep } from '#domain/clean/duplicates/record'

/** Records come in parts, so that whoever sends them never stands still for long; then the search is asked for. */
export type ToSearcher = { records: MatchRecord[] } | { find: FindOptions }
export type FromSearcher = { step: SearchStep } | { found: Duplicates }

// A thread that searches for duplicates: started by search-duplicates.server.ts, it ends when its answer is taken.
const records: MatchRecord[] = []
parentPort?.on('message', (message: ToSearcher) => {
  if ('records' in message) {
    for (const record of message.records) records.push(record)
    return
  }
  const onStep = (step: SearchStep) => parentPort?.postMessage({ step } satisfies FromSearcher)
  parentPort?.postMessage({ found: findDuplicates(records, { ...message.find, onStep }) } satisfies FromSearcher)
})
