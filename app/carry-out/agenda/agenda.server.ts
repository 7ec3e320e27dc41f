import { type CalendarItem, calendarOf } from '#db/appointments'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { staffAt } from '#db/staff'
import { addDays, type Day, isoWeek, mondayOf, weekday } from '#domain/calendar/day'
import { holidayOn } from '#domain/calendar/holidays'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { nextWorkingDay } from '#domain/calendar/working-days'
import type { StaffActor } from '#domain/relations/actor'

export type AgendaPerson = { id: string; name: string; initials: string; shown: boolean }

export type AgendaPage = {
  monday: Day
  week: number
  today: Day
  people: AgendaPerson[]
  items: CalendarItem[]
  /** Days of the week on which the office is closed. */
  daysOff: Day[]
}

/**
 * A week of the calendar: of everybody who visits, or of the people asked for. What our people do for clients that the reader does not see is busy time,
 * without who or what.
 */
export async function agendaPage(
  actor: StaffActor,
  { day, who }: { day: Day | null; who: readonly string[] },
  now: Moment,
): Promise<AgendaPage> {
  const today = dayOf(now)
  const monday = mondayOf(day ?? dayToOpen(today))
  const sunday = addDays(monday, 6)
  return withActor(theDb(), actor, async (tx) => {
    const everyone = await staffAt(tx, today)
    const visiting = everyone.filter(({ id, role }) => role === 'consultant' || id === actor.staffId || who.includes(id))
    const asked = visiting.filter(({ id }) => who.includes(id))
    const shown = new Set((asked.length > 0 ? asked : visiting).map(({ id }) => id))
    const people = visiting.map(({ id, name, initials }) => ({ id, name, initials, shown: shown.has(id) }))
    const items = (await calendarOf(tx, [...shown], monday, sunday)).map(withoutPlace)
    const daysOff = Array.from({ length: 7 }, (_, at) => addDays(monday, at)).filter((each) => holidayOn(each)?.dayOff)
    return { monday, week: isoWeek(monday).week, today, people, items, daysOff }
  })
}

// In the weekend the week is over: what people come for is the week that begins.
function dayToOpen(today: Day): Day {
  return weekday(today) > 5 ? nextWorkingDay(today) : today
}

// The calendar draws no map, so where somebody is stays on the server.
function withoutPlace(item: CalendarItem): CalendarItem {
  return { ...item, latitude: null, longitude: null }
}
