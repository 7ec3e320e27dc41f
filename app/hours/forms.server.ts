import { z } from 'zod'
import { text } from '#app/http/form.server'
import type { HoursFilter } from '#db/hours'
import { addDays, type Day, isDay, isOfficeDay } from '#domain/calendar/day'
import { isWallTime } from '#domain/calendar/moment'
import { monthPeriodOf } from '#domain/calendar/period'

const day = z.string().refine(isOfficeDay, 'hours:errors.day')
const time = z
  .string()
  .default('')
  .refine((typed) => typed === '' || isWallTime(typed), 'hours:errors.time')
const numbers = ['1', '2', '3', '4', '5', '6', '7'] as const
const ends = ['from', 'to', 'pauseFrom', 'pauseTo'] as const
type Times = { [Key in `${(typeof ends)[number]}${(typeof numbers)[number]}`]: typeof time }
const times = Object.fromEntries(numbers.flatMap((number) => ends.map((end) => [`${end}${number}`, time]))) as Times

const limit = (least: number, most: number) =>
  z
    .string()
    .trim()
    .default('')
    .refine((typed) => typed === '' || (/^\d{1,4}$/.test(typed) && Number(typed) >= least && Number(typed) <= most), 'hours:errors.limit')
    .transform((typed) => (typed === '' ? null : Number(typed)))

export const WorkingForm = z.object({
  what: z.enum(['week', 'away', 'back', 'home', 'driving', 'elsewhere', 'at-home']),
  staffId: z.uuid(),
  validFrom: day.optional(),
  fromDay: day.optional(),
  toDay: day.optional(),
  kind: z.enum(['leave', 'sick', 'course', 'other']).default('leave'),
  absenceId: z.uuid().optional(),
  home: z.string().max(120).default(''),
  place: text(200).default(''),
  side: z.enum(['start', 'end', 'night']).default('night'),
  baseId: z.uuid().optional(),
  maxDriveMinutes: limit(5, 600),
  mostDriveADay: limit(0, 1440),
  mostVisitsADay: limit(0, 50),
  ...times,
})

/** The blocks of a week as they were typed, two on a day with a break; a day or a break with one of its times is a block that runs backwards, and so refused. */
export function blocksFrom(form: z.output<typeof WorkingForm>) {
  return numbers.flatMap((number) => {
    const [from, to] = [form[`from${number}`], form[`to${number}`]]
    const [pauseFrom, pauseTo] = [form[`pauseFrom${number}`], form[`pauseTo${number}`]]
    const times = pauseFrom === '' && pauseTo === '' ? [[from, to] as const] : [[from, pauseFrom] as const, [pauseTo, to] as const]
    if (times.flat().every((time) => time === '')) return []
    return times.map(([begin, end]) => ({
      weekday: Number(number),
      fromMinute: begin === '' ? 1440 : minutesOf(begin),
      toMinute: minutesOf(end),
    }))
  })
}

const minutesOf = (typed: string) => (typed === '' ? 0 : Number(typed.slice(0, 2)) * 60 + Number(typed.slice(3, 5)))

const Asked = z.object({
  by: z.enum(['who', 'client', 'campaign', 'segment', 'kind']).catch('who'),
  from: z.string().refine(isDay).optional().catch(undefined),
  to: z.string().refine(isDay).optional().catch(undefined),
  client: z.uuid().optional().catch(undefined),
  who: z.uuid().optional().catch(undefined),
})

/** What hours an address asks for: by consultant and of the last three months unless it says otherwise. At most ten years. */
export function hoursAsked(params: URLSearchParams, today: Day): HoursFilter {
  const { by, from, to, client, who } = Asked.parse(Object.fromEntries(params))
  const until = to ?? today
  const begin = from ?? monthPeriodOf(addDays(until, -62)).from
  const earliest = addDays(until, -3660)
  return { by, from: begin < earliest ? earliest : begin, to: until, staffId: who, clientId: client }
}
