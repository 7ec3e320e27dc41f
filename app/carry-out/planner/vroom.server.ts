import { jsonOf, safeFetch } from '#app/http/safe-fetch.server'
import { isFeasible } from '#domain/carry-out/planner/feasible'
import type { Plan } from '#domain/carry-out/planner/plan'
import { planningByVroom } from '#domain/carry-out/planner/plan-by-vroom'
import type { Problem } from '#domain/carry-out/planner/problem'
import { type TravelData, travelOf } from '#domain/carry-out/planner/travel-model'
import type { VroomTrouble } from '#domain/carry-out/planner/travel-settings'

/**
 * A plan by VROOM over HTTP. What it answers is put through the same check as ours: a plan that cannot be driven is refused, like an engine that hangs or
 * answers rubbish.
 * @param milliseconds for all its answers together
 */
export async function planByVroom(
  problem: Problem,
  { address, travel, milliseconds, signal }: { address: string; travel: TravelData; milliseconds: number; signal?: AbortSignal },
): Promise<{ plan: Plan } | { trouble: VroomTrouble }> {
  const until = performance.now() + milliseconds
  const minutes = travelOf(travel)
  const planning = planningByVroom(problem, minutes)
  let step = planning.next()
  while (!step.done) {
    const left = until - performance.now()
    if (left < 50 || signal?.aborted) return { trouble: 'too-slow' }
    const answer = await safeFetch(address, {
      hosts: [new URL(address).host],
      // Only an administrator says where it stands, and its answer is read as tours or not at all.
      privateNetwork: true,
      redirects: 0,
      milliseconds: Math.round(left),
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(step.value),
    })
    if ('refused' in answer) return { trouble: answer.refused === 'too-slow' ? 'too-slow' : 'unreachable' }
    step = planning.next(jsonOf(answer))
  }
  if ('refused' in step.value) return { trouble: 'not-a-solution' }
  const { plan } = step.value
  return isFeasible(problem, plan, minutes).feasible ? { plan } : { trouble: 'not-feasible' }
}
