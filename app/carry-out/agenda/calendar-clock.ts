import { addDays, type Day, daysBetween } from '#domain/calendar/day'
import type { WallTime } from '#domain/calendar/moment'

/**
 * The calendar library counts in the zone of the browser and stumbles over days of 23 and 25 hours. So it is given the clock on the wall in the Netherlands
 * on the days of one week in which no clock anywhere is changed: Monday 1 to Sunday 7 January 2024. Whoever travels sees the times of the office, and a
 * week in which the clock changes is drawn like any other.
 */
export function drawnAt(monday: Day, { day, time }: { day: Day; time: WallTime }): Date {
  const [hours, minutes] = time.split(':').map(Number)
  return new Date(2024, 0, 1 + daysBetween(monday, day), hours, minutes)
}

/** The day and the time of what the library gives back. */
export function wallOf(monday: Day, date: Date): { day: Day; time: WallTime } {
  return { day: addDays(monday, nightsSince(date)), time: `${pad(date.getHours())}:${pad(date.getMinutes())}` }
}

// Counted at noon, so that no clock change of a traveller's zone in another year makes a day too few.
function nightsSince(date: Date): number {
  const noon = new Date(date.getFullYear(), date.getMonth(), date.getDate(), 12)
  return Math.round((noon.getTime() - new Date(2024, 0, 1, 12).getTime()) / 86_400_000)
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
