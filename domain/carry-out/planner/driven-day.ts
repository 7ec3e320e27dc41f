import type { Day } from '#domain/calendar/day'
import { travelMinutes } from '#domain/carry-out/travel-time'
import { standingOf } from './conflicts'
import type { Conflict } from './plan'
import type { Problem, TravelMinutes, Window } from './problem'
import type { StandingDay } from './standing-day'
import { hoursOf, workdaysOf } from './workday'

/** A drive of a day that stands: as late as it can be out and between visits, at once on the way home. Minutes of the day as in day-clock.ts. */
export type Drive = { way: 'out' | 'between' | 'home'; from: number; minutes: number }

/** A day of one of ours as it stands, with its drives and what it comes to. */
export type DrivenDay = {
  staffId: string
  day: Day
  /** From when until when is worked; null on a day off. */
  hours: Window | null
  /** Only between places that are known: of a drive to nobody knows where nothing is drawn. */
  drives: readonly Drive[]
  driveMinutes: number
  /** What the appointments take. */
  bookedMinutes: number
  /** What of the working hours neither appointments, drives nor breaks take; never below nought. */
  freeMinutes: number
}

/** Every day of the problem on which somebody works or has something standing, and what in it cannot all be done. */
export function drivenDays(problem: Problem, travel: TravelMinutes = travelMinutes): { days: DrivenDay[]; conflicts: readonly Conflict[] } {
  const { open, closed, conflicts } = standingOf(problem, workdaysOf(problem), travel)
  return { days: [...open, ...closed].map((day) => drivenDay(problem, day)), conflicts }
}

function drivenDay(problem: Problem, standing: StandingDay): DrivenDay {
  const { stops, workday, drives, driven } = standing
  const { consultant, day } = workday
  const hours = hoursOf(problem, consultant, day)
  const bookedMinutes = stops.reduce((sum, { minutes }) => sum + minutes, 0)
  const pauses = workday.breaks.reduce((sum, { minutes }) => sum + minutes, 0)
  const away = stops.length > 0 ? driven + bookedMinutes : 0
  return {
    staffId: consultant.id,
    day,
    hours,
    drives: stops.length > 0 ? drives.flatMap((minutes, at) => driveFrom(standing, at, minutes)) : [],
    driveMinutes: stops.length > 0 ? driven : 0,
    bookedMinutes,
    freeMinutes: hours ? Math.max(0, hours.to - hours.from - away - pauses) : 0,
  }
}

function driveFrom({ stops, workday }: StandingDay, at: number, minutes: number): Drive[] {
  const [before, after] = [stops[at - 1], stops[at]]
  const [from, to] = [before ? before.place : workday.start, after ? after.place : workday.end]
  if (!from || !to || minutes === 0) return []
  if (!after) return before ? [{ way: 'home', from: before.start + before.minutes, minutes }] : []
  return [{ way: before ? 'between' : 'out', from: after.start - minutes, minutes }]
}
