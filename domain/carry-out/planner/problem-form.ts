import { z } from 'zod'
import { isOfficeDay } from '#domain/calendar/day'
import type { Problem } from './problem'

const day = z.string().refine(isOfficeDay)
const minute = z.number().int().min(-120).max(2880)
const minutes = z.number().int().min(0).max(2880)
const window = z.object({ from: minute, to: minute }).refine(({ from, to }) => from <= to)
const weekday = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)])
// A place that is no place on earth is no place: its visit is handed back rather than the whole problem refused.
const onEarth = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
const place = onEarth.nullable().catch(null)
const opening = z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.array(window)).nullable()
const limit = z.number().int().min(0).nullable()

const pause = z.object({ minutes, begins: window })

const consultant = z.object({
  id: z.string().min(1),
  name: z.string(),
  hours: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), window),
  exceptions: z.record(day, window.nullable()),
  home: place,
  bases: z.record(day, z.object({ start: onEarth.optional(), end: onEarth.optional() })),
  mostDriveADay: limit,
  mostDriveOneWay: limit,
  mostVisitsADay: limit,
  breaks: z.array(pause),
  breaksOn: z.record(day, z.array(pause)).optional(),
})

const given = z.object({
  id: z.string().min(1),
  customerId: z.string(),
  name: z.string(),
  staffId: z.string(),
  day,
  start: minute,
  minutes: minutes.min(1),
  place,
  rigidity: z.enum(['fixed', 'flexible-day', 'flexible-week']),
  proposedValue: z.number().int().min(0).nullable(),
  open: opening,
})

const candidate = z.object({
  customerId: z.string().min(1),
  name: z.string(),
  place,
  minutes: z.number().int().min(1),
  value: z.number().int().min(0),
  open: opening,
  preferredDays: z.array(weekday),
  forbiddenDays: z.array(weekday),
  preferredTimes: z.array(window),
  forbiddenTimes: z.array(window),
  wantedStaffId: z.string().nullable(),
  ownerId: z.string().nullable(),
  notBefore: day.nullable(),
  notAfter: day.nullable(),
  lastContact: day.nullable(),
  leastGapDays: z.number().int().min(0),
})

/** A problem from outside (a job's row, a form). Ids may come once only: what is named twice would be planned twice. */
export const ProblemForm = z
  .object({
    from: day,
    to: day,
    consultants: z.array(consultant),
    given: z.array(given),
    candidates: z.array(candidate),
    budget: z.object({
      freeMinutes: z.number().int().nullable(),
      minutesAroundAVisit: minutes,
      driveCounts: z.boolean(),
      lastDay: day.nullable(),
    }),
    daysOff: z.array(day),
    startsEvery: z.number().int().min(1).max(120),
  })
  .refine(({ from, to }) => from <= to)
  .refine(({ consultants }) => isOnce(consultants.map((one) => one.id)))
  .refine(({ given: all }) => isOnce(all.map((one) => one.id)))
  .refine(({ candidates }) => isOnce(candidates.map((one) => one.customerId)))

export function readProblem(input: unknown): { problem: Problem } | { refused: 'not-a-problem'; at: readonly string[] } {
  const read = ProblemForm.safeParse(input)
  if (read.success) return { problem: read.data as Problem }
  return { refused: 'not-a-problem', at: read.error.issues.map((issue) => issue.path.join('.')) }
}

function isOnce(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length
}
