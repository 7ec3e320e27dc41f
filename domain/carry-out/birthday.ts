import { addDays, type Day, daysBetween } from '#domain/calendar/day'

/** How many days before or after it a birthday is worth a word. */
const nearDays = 14

/**
 * Whether a birthday lies close to a day, also across the turn of the year. The 29th of February counts as the 28th in a year without one.
 * @param birthday 'MM-DD'
 */
export function isBirthdayNear(birthday: string, on: Day): boolean {
  const year = Number(on.slice(0, 4))
  return [year - 1, year, year + 1].some((each) => Math.abs(daysBetween(dayIn(each, birthday), on)) <= nearDays)
}

/**
 * The next day on which a birthday falls, today included.
 * @param birthday 'MM-DD'
 */
export function nextBirthday(birthday: string, today: Day): Day {
  const year = Number(today.slice(0, 4))
  const thisYear = dayIn(year, birthday)
  return thisYear >= today ? thisYear : dayIn(year + 1, birthday)
}

/** The birthdays ('MM-DD') that fall on a day or on one of the so many after it. */
export function birthdaysFrom(today: Day, daysAfter: number): string[] {
  return Array.from({ length: daysAfter + 1 }, (_, at) => addDays(today, at)).flatMap((day) => {
    const birthday = day.slice(5)
    return birthday === '02-28' && nextBirthday('02-29', day) === day ? [birthday, '02-29'] : [birthday]
  })
}

// Whoever was born on the 29th of February keeps the last day of that month.
function dayIn(year: number, birthday: string): Day {
  return birthday === '02-29' ? addDays(`${year}-03-01`, -1) : `${year}-${birthday}`
}
