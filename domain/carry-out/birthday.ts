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

function dayIn(year: number, birthday: string): Day {
  return birthday === '02-29' ? addDays(`${year}-03-01`, -1) : `${year}-${birthday}`
}
