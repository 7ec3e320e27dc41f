/** A calendar day in the firm's time zone, written 'YYYY-MM-DD'. Days compare as texts. A day is not a moment. */
export type Day = string

/** 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** An ISO 8601 week: it belongs to the year that holds its Thursday. */
export type IsoWeek = { year: number; week: number }

const millisecondsADay = 86_400_000

/** Whether a text is a day that exists: '2025-02-29' is not, and there was no year 0. */
export function isDay(text: string): text is Day {
  return /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) && dayOfNumber(numberOfDay(text)) === text
}

/**
 * Whether an office can mean a day: from 1900 to 2199. Beyond that a year is a slip of the hand, and at the ends of the calendar no week can be counted.
 */
export function isOfficeDay(day: Day): boolean {
  return isDay(day) && day >= '1900-01-01' && day < '2200-01-01'
}

/** Reads 'YYYY-MM-DD' or the Dutch 'd-m-yyyy' (also with / or .); null when it is no day that exists. */
export function parseDay(text: string): Day | null {
  const trimmed = text.trim()
  if (isDay(trimmed)) return trimmed
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(trimmed)
  if (!dutch) return null
  const [, day = '', month = '', year = ''] = dutch
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(iso) ? iso : null
}

export function dayFrom(year: number, month: number, dayOfMonth: number): Day {
  return dayOfNumber(Date.UTC(year, month - 1, dayOfMonth) / millisecondsADay)
}

/** The year, the month (1–12) and the day of the month. */
export function partsOf(day: Day): { year: number; month: number; dayOfMonth: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), dayOfMonth: Number(day.slice(8, 10)) }
}

/** The day so many days later, or earlier with a negative count. */
export function addDays(day: Day, count: number): Day {
  return dayOfNumber(numberOfDay(day) + count)
}

/** The next day, without a reckoning of dates in the middle of a month: calendars are walked by thousands of days. */
export function dayAfter(day: Day): Day {
  const dayOfMonth = Number(day.slice(8))
  return dayOfMonth < 28 ? `${day.slice(0, 8)}${String(dayOfMonth + 1).padStart(2, '0')}` : addDays(day, 1)
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return numberOfDay(to) - numberOfDay(from)
}

/** Negative when `a` is earlier, positive when it is later, 0 when they are the same: fit for sort(). */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b
}

export function earlierOf(a: Day, b: Day): Day {
  return a < b ? a : b
}

export function weekday(day: Day): Weekday {
  // Day 0 of the count, 1 January 1970, was a Thursday.
  return (((((numberOfDay(day) + 3) % 7) + 7) % 7) + 1) as Weekday
}

export function isoWeek(day: Day): IsoWeek {
  const thursday = addDays(day, 4 - weekday(day))
  const { year } = partsOf(thursday)
  return { year, week: Math.floor(daysBetween(`${String(year).padStart(4, '0')}-01-01`, thursday) / 7) + 1 }
}

export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day))
}

function numberOfDay(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / millisecondsADay)
}

function dayOfNumber(number: number): Day {
  return Number.isFinite(number) ? new Date(number * millisecondsADay).toISOString().slice(0, 10) : ''
}
