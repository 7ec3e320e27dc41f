import type { Conflict } from './plan'
import type { Consultant, Given, Problem, TravelMinutes } from './problem'
import { idlesOf, type StandingDay, standingDay } from './standing-day'
import { basesOf, isPlanned, type Workday } from './workday'

/** The calendar as it stands: the days that can be planned, the ones that are left alone, and what in it cannot all be done. */
export type Standing = { open: StandingDay[]; closed: StandingDay[]; conflicts: Conflict[] }

export function standingOf(problem: Problem, workdays: readonly Workday[], travel: TravelMinutes): Standing {
  const byDay = new Map<string, Given[]>()
  for (const given of problem.given) {
    if (!isPlanned(problem, given.day)) continue
    const key = `${given.day} ${given.staffId}`
    const stands = byDay.get(key)
    if (stands) stands.push(given)
    else byDay.set(key, [given])
  }
  const standing: Standing = { open: [], closed: [], conflicts: [] }
  for (const workday of workdays) {
    const key = `${workday.day} ${workday.consultant.id}`
    const day = standingDay(workday, byDay.get(key) ?? [], travel)
    byDay.delete(key)
    standing[day.sound ? 'open' : 'closed'].push(day)
    standing.conflicts.push(...conflictsOf(day))
  }
  for (const given of byDay.values()) leftOver(problem, given, travel, standing)
  return standing
}

/** Which two cannot both be done, and which fall outside working hours. */
export function conflictsOf(day: StandingDay): Conflict[] {
  const { stops, workday } = day
  const about = { staffId: workday.consultant.id, day: workday.day }
  const idles = idlesOf(day)
  const pairs = stops.slice(1).flatMap((second, index): Conflict[] => {
    const first = stops[index]
    const idle = idles[index + 1]
    if (!first || !idle || idle.until >= idle.from) return []
    const kind = second.start < first.start + first.minutes ? 'overlap' : 'not-reachable'
    return [{ kind, ...about, firstId: first.id, secondId: second.id, minutesShort: idle.from - idle.until }]
  })
  const outside = stops.filter((stop) => stop.start < workday.from || stop.start + stop.minutes > workday.to)
  return [...pairs, ...farFromHome(day), ...outside.map((stop): Conflict => ({ kind: 'outside-hours', ...about, appointmentId: stop.id }))]
}

// An evening lasts until three at night, and begins as early; a drive that takes more of another day means that somebody lives too far from there.
const night = 180

function farFromHome({ stops, drives, workday }: StandingDay): Conflict[] {
  const [first, last] = [stops[0], stops.at(-1)]
  if (!first || !last) return []
  const early = -night - (first.start - (drives[0] ?? 0))
  const late = last.start + last.minutes + (drives.at(-1) ?? 0) - (1440 + night)
  const minutesShort = Math.max(early, late)
  const appointmentId = early >= late ? first.id : last.id
  return minutesShort > 0 ? [{ kind: 'far-from-home', staffId: workday.consultant.id, day: workday.day, appointmentId, minutesShort }] : []
}

// What stands on a day on which nobody works, or for somebody who is not in the team, stays as it stands.
function leftOver(problem: Problem, given: readonly Given[], travel: TravelMinutes, standing: Standing) {
  const [one] = given
  if (!one) return
  const consultant = problem.consultants.find((each) => each.id === one.staffId)
  const kind = consultant ? 'day-off' : 'unknown-consultant'
  standing.conflicts.push(...given.map((each): Conflict => ({ kind, staffId: each.staffId, day: each.day, appointmentId: each.id })))
  const whoever = consultant ?? nobody(one.staffId)
  standing.closed.push(
    standingDay({ consultant: whoever, day: one.day, from: 0, to: 1440, ...basesOf(whoever, one.day), breaks: [] }, given, travel),
  )
}

function nobody(id: string): Consultant {
  const limits = { mostDriveADay: null, mostDriveOneWay: null, mostVisitsADay: null }
  return { id, name: '', hours: {}, exceptions: {}, home: null, bases: {}, breaks: [], ...limits }
}
