import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { startWorker } from '#app/http/worker.server'
import type { MatchKind } from '#domain/clean/duplicates/record'
import type { Asked, KindMeasured } from './search-worker'
import type { Source } from './sources'

export type Measured = { rows: number; seconds: number; cpuSeconds: number; kinds: ({ kind: MatchKind } & KindMeasured)[] }

/**
 * Searches organisations and persons at once, each in a thread of its own. `seconds` is the search alone, reading left out; `cpuSeconds` is what the
 * process used for it on all cores.
 */
export async function searchInThreads(source: Source): Promise<Measured> {
  const heapMb = Math.max(600, megabytesOf(source) * 30)
  const threads = (['organisation', 'person'] as const).map((kind) => {
    const asked: Asked = { source, kind }
    return { kind, worker: startWorker('bench/dedupe/search-worker.ts', asked, heapMb) }
  })
  const counts = await Promise.all(threads.map(({ worker }) => answerOf<number>(worker)))
  const filled = threads.filter((_, i) => (counts[i] as number) > 0)
  const [began, used] = [performance.now(), process.cpuUsage()]
  const searched = await Promise.all(
    filled.map(async ({ kind, worker }) => {
      worker.postMessage('search')
      await answerOf<string>(worker)
      const at = performance.now()
      return { kind, at, cpu: process.cpuUsage(used), ...(await answerOf<KindMeasured>(worker)) }
    }),
  )
  await Promise.all(threads.map(({ worker }) => worker.terminate()))
  return {
    rows: counts.reduce((sum, count) => sum + count, 0),
    seconds: rounded((Math.max(...searched.map(({ at }) => at)) - began) / 1000),
    cpuSeconds: rounded(Math.max(...searched.map(({ cpu }) => cpu.user + cpu.system)) / 1e6),
    kinds: searched.map(({ kind, compared, all, chosen }) => ({ kind, compared, all, chosen })),
  }
}

function megabytesOf(source: Source): number {
  // A generated record takes some two hundred bytes, as a row of a file does.
  if ('rows' in source) return source.rows / 5000
  return statSync('file' in source ? source.file : join(source.folder, 'records.csv')).size / 1e6
}

function answerOf<Answer>(worker: Worker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (answer: Answer) => {
      worker.off('error', reject)
      resolve(answer)
    })
  })
}

function rounded(seconds: number): number {
  return Number(seconds.toFixed(2))
}
