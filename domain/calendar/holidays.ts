import { addDays, type Day, dayFrom, partsOf, weekday } from './day'

export type HolidayName =
  | 'newYear'
  | 'goodFriday'
  | 'easterSunday'
  | 'easterMonday'
  | 'kingsDay'
  | 'liberationDay'
  | 'ascensionDay'
  | 'whitSunday'
  | 'whitMonday'
  | 'christmasDay'
  | 'secondChristmasDay'

/** `dayOff` is false for Good Friday and, except once in five years, for Liberation Day: most offices work then. */
export type Holiday = { day: Day; name: HolidayName; dayOff: boolean }

/** The Dutch public holidays of a year, in order of date (Algemene termijnenwet art. 3, with Liberation Day and Good Friday marked). */
export function holidaysOf(year: number): readonly Holiday[] {
  const known = remembered.get(year)
  if (known) return known
  const holidays = listOf(year).sort((a, b) => (a.day < b.day ? -1 : 1))
  remembered.set(year, holidays)
  return holidays
}

export function holidayOn(day: Day): Holiday | null {
  return holidaysOf(partsOf(day).year).find((holiday) => holiday.day === day) ?? null
}

const remembered = new Map<number, readonly Holiday[]>()

function listOf(year: number): Holiday[] {
  const easter = easterSunday(year)
  return [
    { day: dayFrom(year, 1, 1), name: 'newYear', dayOff: true },
    { day: addDays(easter, -2), name: 'goodFriday', dayOff: false },
    { day: easter, name: 'easterSunday', dayOff: true },
    { day: addDays(easter, 1), name: 'easterMonday', dayOff: true },
    { day: kingsDay(year), name: 'kingsDay', dayOff: true },
    { day: dayFrom(year, 5, 5), name: 'liberationDay', dayOff: year % 5 === 0 },
    { day: addDays(easter, 39), name: 'ascensionDay', dayOff: true },
    { day: addDays(easter, 49), name: 'whitSunday', dayOff: true },
    { day: addDays(easter, 50), name: 'whitMonday', dayOff: true },
    { day: dayFrom(year, 12, 25), name: 'christmasDay', dayOff: true },
    { day: dayFrom(year, 12, 26), name: 'secondChristmasDay', dayOff: true },
  ]
}

/** 27 April, or the Saturday before when that is a Sunday. Until 2013 it was the Queen's day, 30 April, moved likewise. */
function kingsDay(year: number): Day {
  const birthday = year >= 2014 ? dayFrom(year, 4, 27) : dayFrom(year, 4, 30)
  return weekday(birthday) === 7 ? addDays(birthday, -1) : birthday
}

/** Easter of the Gregorian calendar, by the rule of Gauss with the corrections of Lichtenberg (1997). */
export function easterSunday(year: number): Day {
  const century = Math.floor(year / 100)
  const moonShift = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25)
  const sunShift = 2 - Math.floor((3 * century + 3) / 4)
  const moon = year % 19
  const seed = (19 * moon + moonShift) % 30
  const correction = Math.floor((seed + Math.floor(moon / 11)) / 29)
  const fullMoon = 21 + seed - correction
  const firstSunday = 7 - ((year + Math.floor(year / 4) + sunShift) % 7)
  const distance = 7 - ((fullMoon - firstSunday) % 7)
  return addDays(dayFrom(year, 3, 1), fullMoon + distance - 1)
}
