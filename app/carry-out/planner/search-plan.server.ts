import { startWorker } from '#app/http/worker.server'
import type { Plan } from '#domain/carry-out/planner/plan'
import type { Problem } from '#domain/carry-out/planner/problem'
import type { TravelData } from '#domain/carry-out/planner/travel-model'
import type { FromSearch } from './search-worker'

export type SearchStep = Extract<FromSearch, { progress: unknown }>['progress']

/** Plans in a thread of its own, so that pages stay quick meanwhile. `onStep` answers whether to stop and keep what is found. */
export async function searchPlan(
  problem: Problem,
  {
    travel,
    seconds,
    onStep,
    signal,
  }: { travel: TravelData; seconds: number; onStep: (step: SearchStep) => Promise<boolean>; signal: AbortSignal },
): Promise<Plan> {
  const stop = new SharedArrayBuffer(4)
  const halt = () => Atomics.store(new Int32Array(stop), 0, 1)
  const worker = startWorker('app/carry-out/planner/search-worker.ts', { problem, travel, seconds, stop }, 500)
  signal.addEventListener('abort', halt)
  let telling = false
  try {
    return await new Promise<Plan>((resolve, reject) => {
      worker.on('error', reject)
      worker.on('exit', () => reject(new Error('the thread that plans ended without a plan')))
      worker.on('message', (message: FromSearch) => {
        if ('plan' in message) return resolve(message.plan)
        if (telling) return
        telling = true
        onStep(message.progress)
          .then((asked) => asked && halt(), reject)
          .finally(() => {
            telling = false
          })
      })
    })
  } finally {
    signal.removeEventListener('abort', halt)
    await worker.terminate()
  }
}
