import { setImmediate } from 'node:timers/promises'
import { startWorker } from '#app/http/worker.server'
import { findDuplicates } from '#domain/clean/duplicates/find'
import type { Duplicates, FindOptions, MatchRecord, SearchStep } from '#domain/clean/duplicates/record'
import type { FromSearcher, ToSearcher } from './search-worker'

/** Fewer records are searched where they are: starting a thread takes longer. */
const leastForThread = 1500

const partSize = 4000

/** Searches a base for duplicates in a thread of its own, so that pages stay quick meanwhile. `onStep` tells how far it is. */
export async function searchDuplicates(
  records: readonly MatchRecord[],
  { onStep, ...options }: FindOptions & { onStep: (step: SearchStep) => void },
): Promise<Duplicates> {
  if (records.length < leastForThread) return findDuplicates(records, { ...options, onStep })
  const worker = startWorker('app/clean/search-worker.ts', null, 600 + records.length / 100)
  try {
    const found = new Promise<Duplicates>((resolve, reject) => {
      worker.on('error', reject)
      worker.on('exit', () => reject(new Error('the thread that searches for duplicates ended without an answer')))
      worker.on('message', (message: FromSearcher) => ('found' in message ? resolve(message.found) : onStep(message.step)))
    })
    const send = (message: ToSearcher) => worker.postMessage(message)
    for (let at = 0; at < records.length; at += partSize) {
      send({ records: records.slice(at, at + partSize) })
      await setImmediate()
    }
    send({ find: options })
    return await found
  } finally {
    await worker.terminate()
  }
}
