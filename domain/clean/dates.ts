import { foldText, tidyBlanks } from './text'

/**
 * A day as `YYYY-MM-DD`: "2-01-12", "12-03-2024", "2024-03-12", "12 mrt 2024", "12 Mar 2024", "7-Feb-22", "3/25/2024" (only there month first:
 * a 25th month there is not), with a time behind it or not. Two figures for a year are 1970 to 2069. Null when it is no day of the calendar.
 */
export function readDay(text: string): string | null {
  const bare = foldText(tidyBlanks(text))
    .replace(/(?<=\d)[t ]+\d{1,2}:\d\d.*$/, '')
    .replace(/^(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)[a-z]*[ .,]+/, '')
  const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(bare) ?? /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(bare)
  if (yearFirst) return day(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))
  const inFigures = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(bare)
  if (inFigures) {
    const [first, second, year] = [Number(inFigures[1]), Number(inFigures[2]), fullYear(inFigures[3] as string)]
    return day(year, second, first) ?? day(year, first, second)
  }
  const inWords = /^(\d{1,2})[- ./]*([a-z]{3,9})\.?[- ./,]*(\d{4}|\d{2})$/.exec(bare)
  if (inWords) return day(fullYear(inWords[3] as string), monthOf(inWords[2] as string), Number(inWords[1]))
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(bare)
  return monthFirst ? day(Number(monthFirst[3]), monthOf(monthFirst[1] as string), Number(monthFirst[2])) : null
}

function fullYear(digits: string): number {
  const year = Number(digits)
  return digits.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year
}

const months = ['jan', 'feb', 'mrt|maa|mar', 'apr', 'mei|may', 'jun', 'jul', 'aug', 'sep', 'okt|oct', 'nov', 'dec'].map(
  (words) => new RegExp(`^(${words})`),
)

function monthOf(word: string): number {
  return months.findIndex((month) => month.test(word)) + 1
}

function day(year: number, month: number, dayOfMonth: number): string | null {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysIn(year, month)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
