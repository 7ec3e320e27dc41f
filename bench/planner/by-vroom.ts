import type { Field } from '#domain/carry-out/planner/search/field'
import { toursFromVroom, type VroomProblem } from '#domain/carry-out/planner/vroom'
import { profitOf } from './check-tours'
import { type Case, fieldOfInstance } from './orienteering'

/**
 * The same cases by VROOM (vroom-express), one after another: the mean gap of the ones it solved, how many it did not or not right, and the seconds it took. It
 * weighs by priority and knows no profits above a hundred: they are laid on its scale.
 */
export async function byVroom(cases: readonly Case[], address: string): Promise<object> {
  const began = performance.now()
  const gaps: number[] = []
  let invalid = 0
  for (const one of cases) {
    const found = await solved(one, address)
    if (found === null) invalid++
    else if (one.best !== null) gaps.push(1 - found / one.best)
  }
  const vroomGap = Math.round((gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length)) * 1e5) / 1e5
  return { vroomGap, vroomInvalid: invalid, vroomSeconds: Math.round((performance.now() - began) / 10) / 100 }
}

async function solved(one: Case, address: string): Promise<number | null> {
  const field = fieldOfInstance(one)
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(asVroomReads(field)),
      signal: AbortSignal.timeout(60_000),
    })
    const read = toursFromVroom(await answer.json(), { field, days: [], items: [] })
    return 'refused' in read ? null : profitOf(one, read.lists)
  } catch {
    return null
  }
}

// All tours of a case run at the same time, so that one axis of time does for all; its units stand for seconds.
function asVroomReads({ visits, tours, places, drive, place, service, value, opens, closes, leaves, returns }: Field): VroomProblem {
  const most = Math.max(1, ...value)
  return {
    vehicles: Array.from({ length: tours }, (_, tour) => ({
      ...{ id: tour + 1, start_index: 0, end_index: 0, skills: [], breaks: [] },
      time_window: [leaves[tour] ?? 0, returns[tour] ?? 0],
    })),
    jobs: Array.from({ length: visits }, (_, visit) => ({
      ...{ id: visit + 1, location_index: place[visit] ?? 0, service: service[visit] ?? 0, skills: [] },
      priority: Math.max(1, Math.round(((value[visit] ?? 0) / most) * 100)),
      time_windows: [[opens[visit] ?? 0, closes[visit] ?? 0]],
    })),
    matrices: { car: { durations: Array.from({ length: places }, (_, from) => [...drive.subarray(from * places, (from + 1) * places)]) } },
  }
}
