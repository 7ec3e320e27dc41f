import { z } from 'zod'
import type { FieldItem, MappedField } from './field-of'
import { minutesOf } from './field-of'

/** A field as VROOM is asked it: seconds, one vehicle per consultant and day, what is given with the highest priority. */
export type VroomProblem = {
  vehicles: VroomVehicle[]
  jobs: VroomJob[]
  matrices: { car: { durations: number[][] } }
}

type Span = [number, number]
export type VroomVehicle = {
  id: number
  start_index: number
  end_index: number
  time_window: Span
  skills: number[]
  max_tasks?: number
  max_travel_time?: number
  breaks: { id: number; service: number; time_windows: Span[] }[]
}
export type VroomJob = { id: number; location_index: number; service: number; priority: number; skills: number[]; time_windows: Span[] }

/**
 * VROOM knows one time axis for all vehicles: every tour gets days of its own on it, and a job the windows of the tours on which it may be. The
 * budget of the unit is not VROOM's: its answer is cut to it afterwards.
 */
export function vroomProblem({ field, items }: MappedField): VroomProblem {
  const { tours, visits, places, limits } = field
  const most = field.value.reduce((highest, value) => Math.max(highest, value), 1)
  const dayOf = (tour: number) => tour * axisDay
  const onAxis = (tour: number, minute: number) => (dayOf(tour) + minute) * 60
  const at = (list: ArrayLike<number>, index: number) => list[index] ?? 0
  return {
    vehicles: Array.from({ length: tours }, (_, tour) => ({
      id: tour + 1,
      start_index: at(field.startPlace, tour),
      end_index: at(field.endPlace, tour),
      time_window: [onAxis(tour, at(field.leaves, tour)), onAxis(tour, at(field.returns, tour))],
      skills: [],
      ...(limits && at(limits.mostVisits, tour) <= visits ? { max_tasks: at(limits.mostVisits, tour) } : {}),
      ...(limits && at(limits.mostDrive, tour) < axisDay ? { max_travel_time: at(limits.mostDrive, tour) * 60 } : {}),
      breaks: limits
        ? pausesOf(limits, tour).map((pause) => ({
            id: pause + 1,
            service: at(limits.pauseMinutes, pause) * 60,
            time_windows: [[onAxis(tour, at(limits.pauseOpens, pause)), onAxis(tour, at(limits.pauseCloses, pause))]],
          }))
        : [],
    })),
    jobs: items.flatMap((item, visit) => {
      const job = jobOf(item, visit)
      // A job that may be at no time is no question to VROOM: it refuses the whole.
      return job.time_windows.length > 0 ? [job] : []
    }),
    matrices: {
      car: {
        durations: Array.from({ length: places }, (_, from) =>
          Array.from(field.drive.subarray(from * places, (from + 1) * places), (minutes) => minutes * 60),
        ),
      },
    },
  }

  function jobOf(item: FieldItem, visit: number): VroomJob {
    return {
      id: visit + 1,
      location_index: at(field.place, visit),
      service: minutesOf(item) * 60,
      priority: item.kind === 'given' ? 100 : Math.max(1, Math.round((at(field.value, visit) / most) * 99)),
      skills: [],
      time_windows: Array.from({ length: tours }, (_, tour) => tour).flatMap((tour): Span[] => {
        const row = at(field.kind, tour) * visits + visit
        const [opens, closes] = [at(field.opens, row), at(field.closes, row)]
        return opens > closes
          ? []
          : openSpans(opens, closes, limits?.shut.get(row) ?? []).map(([from, to]): Span => [onAxis(tour, from), onAxis(tour, to)])
      }),
    }
  }
}

// Two days: an evening appointment may end after midnight.
const axisDay = 2880

function pausesOf(limits: { pauseFirst: Int32Array }, tour: number): number[] {
  const first = limits.pauseFirst[tour] ?? 0
  return Array.from({ length: (limits.pauseFirst[tour + 1] ?? first) - first }, (_, index) => first + index)
}

function openSpans(opens: number, closes: number, shut: readonly number[]): Span[] {
  const edges = [opens, ...shut.map((minute, index) => (index % 2 === 0 ? minute - 1 : minute)), closes]
  return Array.from({ length: edges.length / 2 }, (_, index): Span => [edges[2 * index] ?? 0, edges[2 * index + 1] ?? 0])
}

const Answer = z.object({
  routes: z.array(z.object({ vehicle: z.number().int(), steps: z.array(z.object({ type: z.string(), id: z.number().int().optional() })) })),
})

/**
 * The tours in VROOM's answer as lists of visits; refused when it is no answer, or names a vehicle or a job that was not asked or one twice. That it
 * can be driven is not believed: the search loads it and the plan is checked like ours.
 */
export function toursFromVroom(answer: unknown, { field }: MappedField): { lists: number[][] } | { refused: 'not-a-solution' } {
  const read = Answer.safeParse(answer)
  if (!read.success) return { refused: 'not-a-solution' }
  const lists: number[][] = Array.from({ length: field.tours }, () => [])
  const seen = new Set<number>()
  for (const { vehicle, steps } of read.data.routes) {
    const list = lists[vehicle - 1]
    if (!list) return { refused: 'not-a-solution' }
    for (const { type, id = 0 } of steps) {
      if (type !== 'job') continue
      if (id < 1 || id > field.visits || seen.has(id)) return { refused: 'not-a-solution' }
      seen.add(id)
      list.push(id - 1)
    }
  }
  return { lists }
}
