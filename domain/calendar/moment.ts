import { addDays, type Day, isDay } from './day'

/**
 * The one module that converts between the clock on the wall in the Netherlands and a moment in UTC.
 * A clock time that the spring change skips, or that the autumn change gives twice, is never guessed silently.
 */

/** A moment in UTC as Date.toISOString() writes it: '2025-11-18T09:15:00.000Z'. Moments compare as texts. */
export type Moment = string

/** A clock time 'HH:MM', 24 hours. */
export type WallTime = string

const firmZone = 'Europe/Amsterdam'

export type ToMoment =
  | { moment: Moment }
  | { refused: 'no-such-time' }
  /** The clock jumps over this time; `next` is the same time with the clock already put forward. */
  | { refused: 'skipped-hour'; next: Moment }
  /** The clock shows this time twice. */
  | { refused: 'doubled-hour'; summer: Moment; winter: Moment }

/** The moment at which the clock in the Netherlands shows this time on this day. Say `which` for the hour that comes twice. */
export function toMoment(day: Day, time: WallTime, which?: 'summer' | 'winter'): ToMoment {
  if (!isDay(day) || !isWallTime(time)) return { refused: 'no-such-time' }
  const [summer, winter] = [momentAtOffset(day, time, 120), momentAtOffset(day, time, 60)]
  const summerFits = shows(summer, day, time)
  const winterFits = shows(winter, day, time)
  if (summerFits && winterFits)
    return which ? { moment: which === 'summer' ? summer : winter } : { refused: 'doubled-hour', summer, winter }
  if (!summerFits && !winterFits) return { refused: 'skipped-hour', next: winter }
  return { moment: summerFits ? summer : winter }
}

/**
 * The same for a plan that needs a moment whatever the clock does, such as the begin of working hours:
 * a skipped time becomes the time an hour later, a doubled one its first occurrence.
 */
export function momentOf(day: Day, time: WallTime): Moment {
  const answer = toMoment(day, time)
  if ('moment' in answer) return answer.moment
  if (answer.refused === 'skipped-hour') return answer.next
  if (answer.refused === 'doubled-hour') return answer.summer
  throw new RangeError(`Not a day and a clock time: ${day} ${time}`)
}

/** What the calendar and the clock on the wall show at a moment. */
export function wallClock(moment: Moment): { day: Day; time: WallTime } {
  const instant = Date.parse(moment)
  const shown = new Date(instant + aheadOfUtc(instant)).toISOString()
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) }
}

const anHour = 3_600_000
const known = new Map<number, number>()

// The clock changes on the whole hour only, so an hour is asked about once: a screen of a calendar asks thousands of times.
function aheadOfUtc(instant: number): number {
  const hour = Math.floor(instant / anHour)
  const told = known.get(hour)
  if (told !== undefined) return told
  const shown: Record<string, string> = {}
  for (const { type, value } of amsterdam.formatToParts(hour * anHour)) shown[type] = value
  const ahead = Date.parse(`${shown.year}-${shown.month}-${shown.day}T${shown.hour}:${shown.minute}:00.000Z`) - hour * anHour
  if (known.size > 50_000) known.clear()
  known.set(hour, ahead)
  return ahead
}

/** The day it is in the Netherlands at a moment: 23:30 UTC on New Year's Eve is already the new year. */
export function dayOf(moment: Moment): Day {
  return wallClock(moment).day
}

/** The first moment of a day, which may lie 23 or 25 hours before the first moment of the next. */
export function startOf(day: Day): Moment {
  return momentOf(day, '00:00')
}

/** The moment just after a day: the first of the next one. */
export function endOf(day: Day): Moment {
  return startOf(addDays(day, 1))
}

/** Real minutes later, whatever the clock on the wall does in between. */
export function addMinutes(moment: Moment, minutes: number): Moment {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString()
}

/** Real minutes from one moment to another; negative when `to` is earlier. */
export function minutesBetween(from: Moment, to: Moment): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000
}

export function laterMoment(a: Moment, b: Moment): Moment {
  return a > b ? a : b
}

/** Whether a text is a time on the clock, 'HH:MM'. */
export function isWallTime(text: string): text is WallTime {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

const amsterdam = new Intl.DateTimeFormat('en-GB', {
  timeZone: firmZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

function momentAtOffset(day: Day, time: WallTime, minutesAheadOfUtc: number): Moment {
  return addMinutes(`${day}T${time}:00.000Z`, -minutesAheadOfUtc)
}

function shows(moment: Moment, day: Day, time: WallTime): boolean {
  const clock = wallClock(moment)
  return clock.day === day && clock.time === time
}
