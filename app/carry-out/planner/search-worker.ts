import { parentPort, workerData } from 'node:worker_threads'
import type { Plan } from '#domain/carry-out/planner/plan'
import { type Progress, planningOf } from '#domain/carry-out/planner/plan-unit'
import type { Problem } from '#domain/carry-out/planner/problem'
import { type TravelData, travelOf } from '#domain/carry-out/planner/travel-model'

export type SearchAsked = { problem: Problem; travel: TravelData; seconds: number; stop: SharedArrayBuffer }
export type FromSearch = { progress: Progress & { share: number } } | { plan: Plan }

// A thread that plans a unit: started by search-plan.server.ts. It tells how far it is some times a second, and keeps what it has when it is told to stop.
const { problem, travel, seconds, stop } = workerData as SearchAsked
const asked = new Int32Array(stop)
const began = performance.now()
const share = () => Math.min(1, (performance.now() - began) / (seconds * 1000))
const search = planningOf(problem, { seed: 1, iterations: 1_000_000_000, done: share, travel: travelOf(travel) })
let told = 0
let step = search.next()
while (!step.done) {
  if (performance.now() - told > 400) {
    told = performance.now()
    parentPort?.postMessage({ progress: { ...step.value, share: share() } } satisfies FromSearch)
  }
  step = search.next(Atomics.load(asked, 0) === 1 ? 'stop' : undefined)
}
parentPort?.postMessage({ plan: step.value } satisfies FromSearch)
