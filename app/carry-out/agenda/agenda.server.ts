import { teamProblem } from '#app/carry-out/planner/problem.server'
import { asKept, travelIn } from '#app/carry-out/planner/travel.server'
import type { CalendarItem } from '#db/appointments'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { staffAt } from '#db/staff'
import { travelSettingsOf } from '#db/travel-settings'
import { absencesOf } from '#db/working-hours'
import { addDays, compareDays, type Day, isoWeek, mondayOf, weekday } from '#domain/calendar/day'
import { holidayOn } from '#domain/calendar/holidays'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { daysOf } from '#domain/calendar/period'
import { nextWorkingDay } from '#domain/calendar/working-days'
import { momentAt } from '#domain/carry-out/planner/day-clock'
import { type DrivenDay, drivenDays } from '#domain/carry-out/planner/driven-day'
import type { Conflict } from '#domain/carry-out/planner/plan'
import type { Given } from '#domain/carry-out/planner/problem'
import type { StaffActor } from '#domain/relations/actor'

export type AgendaPerson = { id: string; name: string; initials: string; shown: boolean }

/** A week of everybody in one column per day, one day, or that day with a column for each of ours. */
export type AgendaView = 'week' | 'day' | 'team'

/** A drive as the calendar draws it. */
export type ShownDrive = { id: string; staffId: string; startsAt: Moment; minutes: number; way: 'out' | 'between' | 'home' }

/** Two appointments, or one, that cannot be done as they stand; names are empty where the reader may not know. */
export type ShownConflict = { kind: Conflict['kind']; day: Day; staffId: string; names: string[]; minutesShort: number }

export type AgendaPage = {
  view: AgendaView
  /** The day that is looked at; of a week the first, or today. */
  day: Day
  monday: Day
  week: number
  today: Day
  people: AgendaPerson[]
  items: CalendarItem[]
  rounds: Omit<DrivenDay, 'drives'>[]
  drives: ShownDrive[]
  conflicts: ShownConflict[]
  /** Days of the week on which the office is closed. */
  daysOff: Day[]
  away: { staffId: string; day: Day }[]
}

type Asked = { day: Day | null; who: readonly string[]; view: AgendaView }

/**
 * A week of the calendar: of everybody who visits, or of the people asked for. What our people do for clients that the reader does not see is busy time,
 * without who or what.
 */
export async function agendaPage(actor: StaffActor, { day: asked, who, view }: Asked, now: Moment): Promise<AgendaPage> {
  const today = dayOf(now)
  const near = asked ?? dayToOpen(today)
  const monday = mondayOf(near)
  const period = { from: monday, to: addDays(monday, 6) }
  return withActor(theDb(), actor, async (tx) => {
    const everyone = await staffAt(tx, today)
    const visiting = everyone.filter(({ id, role }) => role === 'consultant' || id === actor.staffId || who.includes(id))
    const wanted = visiting.filter(({ id }) => who.includes(id))
    const chosen = wanted.length > 0 ? wanted : visiting
    const ids = chosen.map(({ id }) => id)
    const people = visiting.map(({ id, name, initials }) => ({ id, name, initials, shown: ids.includes(id) }))
    const { problem, items } = await teamProblem(tx, { people: chosen, period })
    const absences = await absencesOf(tx, ids, period)
    const { travel } = await travelIn(await travelSettingsOf(tx), problem, asKept)
    const { days, conflicts } = drivenDays(problem, travel)
    return {
      ...{ view, day: near, monday, week: isoWeek(monday).week, today, people },
      items: items.map(withoutPlace),
      rounds: days.map(({ drives: _, ...round }) => round),
      drives: days.flatMap(drivesOf),
      conflicts: toldOnce(conflicts.filter((conflict) => isTold(conflict, problem.given)).map((conflict) => conflictFrom(conflict, items))),
      daysOff: daysOf(period).filter((each) => holidayOn(each)?.dayOff),
      away: absences.flatMap(({ staffId, fromDay, toDay }) =>
        daysOf(period).flatMap((each) => (fromDay <= each && each <= toDay ? [{ staffId, day: each }] : [])),
      ),
    }
  })
}

// In the weekend the week is over: what people come for is the week that begins.
function dayToOpen(today: Day): Day {
  return weekday(today) > 5 ? nextWorkingDay(today) : today
}

function drivesOf({ staffId, day, drives }: DrivenDay): ShownDrive[] {
  return drives.map(({ from, minutes, way }) => ({ id: `${staffId} ${day} ${from}`, staffId, startsAt: momentAt(day, from), minutes, way }))
}

// The database refuses an overlap. Of a drive to where nobody knows it cannot be said that it is too long.
function isTold(conflict: Conflict, given: readonly Given[]): boolean {
  if (conflict.kind === 'overlap' || conflict.kind === 'unknown-consultant') return false
  const placeOf = (id: string) => given.find((one) => one.id === id)?.place ?? null
  return conflict.kind !== 'not-reachable' || (placeOf(conflict.firstId) !== null && placeOf(conflict.secondId) !== null)
}

// By day; two visits to one customer on a day off are one sentence.
function toldOnce(conflicts: readonly ShownConflict[]): ShownConflict[] {
  return [...new Map(conflicts.map((one) => [JSON.stringify(one), one])).values()].sort((a, b) => compareDays(a.day, b.day))
}

function conflictFrom(conflict: Conflict, items: readonly CalendarItem[]): ShownConflict {
  const ids = 'firstId' in conflict ? [conflict.firstId, conflict.secondId] : [conflict.appointmentId]
  const names = ids.map((id) => items.find((item) => item.id === id)).map((item) => item?.customer ?? item?.title ?? '')
  const minutesShort = 'minutesShort' in conflict ? conflict.minutesShort : 0
  return { kind: conflict.kind, day: conflict.day, staffId: conflict.staffId, names, minutesShort }
}

// Where somebody is stays on the server: the map is drawn there.
function withoutPlace(item: CalendarItem): CalendarItem {
  return { ...item, latitude: null, longitude: null }
}
