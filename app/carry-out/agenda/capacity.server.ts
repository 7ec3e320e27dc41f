import { teamProblem } from '#app/carry-out/planner/problem.server'
import { asKept, travelIn } from '#app/carry-out/planner/travel.server'
import type { CalendarItem } from '#db/appointments'
import { theDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { staffAt } from '#db/staff'
import { travelSettingsOf } from '#db/travel-settings'
import { absencesOf, blocksOf } from '#db/working-hours'
import { capacityOver, type PeriodCapacity } from '#domain/calendar/capacity'
import { addDays, type Day, isoWeek, mondayOf } from '#domain/calendar/day'
import { dayOf, minutesBetween } from '#domain/calendar/moment'
import { daysOf, weekPeriodOf } from '#domain/calendar/period'
import { isWorkingDay, nextWorkingDay } from '#domain/calendar/working-days'
import { writeUpMinutes } from '#domain/carry-out/appointment'
import { type DrivenDay, drivenDays } from '#domain/carry-out/planner/driven-day'
import type { StaffActor } from '#domain/relations/actor'

/** A week of one of ours, in minutes: what is there after leave and holidays, and what is planned. */
export type CapacityCell = PeriodCapacity & { monday: Day; planned: number; visits: number }

export type CapacityPage = {
  weeks: { monday: Day; week: number }[]
  people: { id: string; name: string; cells: CapacityCell[] }[]
  together: CapacityCell[]
  today: Day
}

export const capacityWeeks = [4, 8, 12] as const

/**
 * The weeks to come of everybody who visits: hours available, planned and free; of a week that has begun, what is left of it. Appointments of every client count, since an hour is spent once; whose
 * they are is not told. Driving is that of the days as they stand, as the agenda draws it.
 */
export async function capacityPage(actor: StaffActor, weeks: number, today: Day): Promise<CapacityPage> {
  const from = isWorkingDay(today) ? today : nextWorkingDay(today)
  const mondays = Array.from({ length: weeks }, (_, at) => addDays(mondayOf(from), 7 * at))
  const period = { from, to: addDays(mondayOf(from), 7 * weeks - 1) }
  return withActor(theDb(), SYSTEM, async (tx) => {
    const visiting = (await staffAt(tx, today)).filter(({ id, role }) => role === 'consultant' || id === actor.staffId)
    const ids = visiting.map(({ id }) => id)
    const [blocks, absences] = [await blocksOf(tx, ids), await absencesOf(tx, ids, period)]
    const { problem, items } = await teamProblem(tx, { people: visiting, period })
    const { travel } = await travelIn(await travelSettingsOf(tx), problem, asKept)
    // What began before belongs to days that are over.
    const begin = items.filter(({ startsAt }) => dayOf(startsAt) >= from)
    const planned = plannedWeeks(begin, drivenDays(problem, travel).days)
    const people = visiting.map(({ id, name }) => {
      const [worked, away] = [blocks.filter(({ staffId }) => staffId === id), absences.filter(({ staffId }) => staffId === id)]
      const cells = mondays.map((monday): CapacityCell => {
        const stands = planned.get(`${id} ${monday}`)
        return {
          monday,
          ...capacityOver(
            daysOf(weekPeriodOf(monday)).filter((day) => day >= from),
            worked,
            away,
          ),
          planned: stands?.minutes ?? 0,
          visits: stands?.visits ?? 0,
        }
      })
      return { id, name, cells }
    })
    const together = mondays.map((monday, at) => people.map(({ cells }) => cells[at]).reduce<CapacityCell>(added, { ...nothing, monday }))
    return { weeks: mondays.map((monday) => ({ monday, week: isoWeek(monday).week })), people, together, today }
  })
}

type Planned = { minutes: number; visits: number }

/** Per person and week what is planned: visits with their write-up, the driving, and whatever else stands there but leave. */
function plannedWeeks(items: readonly CalendarItem[], driven: readonly DrivenDay[]): Map<string, Planned> {
  const weeks = new Map<string, Planned>()
  const add = (staffId: string, day: Day, minutes: number, visits = 0) => {
    const key = `${staffId} ${mondayOf(day)}`
    const before = weeks.get(key) ?? { minutes: 0, visits: 0 }
    weeks.set(key, { minutes: before.minutes + minutes, visits: before.visits + visits })
  }
  for (const { kind, staffId, startsAt, endsAt } of items) {
    if (kind === 'leave') continue
    const isVisit = kind === 'visit'
    add(staffId, dayOf(startsAt), minutesBetween(startsAt, endsAt) + (isVisit ? writeUpMinutes : 0), isVisit ? 1 : 0)
  }
  for (const { staffId, day, driveMinutes } of driven) add(staffId, day, driveMinutes)
  return weeks
}

const nothing = { minutes: 0, away: 0, holidays: 0, planned: 0, visits: 0 }

function added(sum: CapacityCell, cell: CapacityCell | undefined): CapacityCell {
  if (!cell) return sum
  const { minutes, away, planned, visits } = cell
  return { ...sum, minutes: sum.minutes + minutes, away: sum.away + away, planned: sum.planned + planned, visits: sum.visits + visits }
}
