import { addDays, type Day } from '#domain/calendar/day'
import { type Candidate, type Consultant, type Given, noWishes, type Opening, type Problem } from '#domain/carry-out/planner/problem'
import { chanceOf } from '#domain/carry-out/planner/search/chance'
import type { Place } from '#domain/relations/contact'

/** Towns of the Netherlands, larger ones more often: the made-up customers live in and around them. [latitude, longitude, share] */
const towns: readonly [number, number, number][] = [
  [52.37, 4.9, 9],
  [51.92, 4.48, 7],
  [52.08, 4.31, 6],
  [52.09, 5.12, 5],
  [51.44, 5.48, 4],
  [51.56, 5.09, 3],
  [53.22, 6.57, 3],
  [52.37, 5.21, 3],
  [51.59, 4.78, 3],
  [51.84, 5.86, 3],
  [52.22, 6.9, 2],
  [51.98, 5.91, 2],
  [52.16, 5.39, 2],
  [51.69, 5.3, 2],
  [52.51, 6.09, 2],
  [52.22, 5.96, 2],
  [50.85, 5.69, 2],
  [53.2, 5.79, 2],
  [51.81, 4.67, 2],
  [52.63, 4.75, 2],
  [52.16, 4.49, 2],
  [51.5, 3.61, 1],
  [51.37, 6.17, 1],
  [52.78, 6.9, 1],
  [52.96, 5.92, 1],
  [51.89, 5.43, 1],
  [51.96, 5.23, 1],
  [52.03, 5.56, 1],
  [52.26, 6.16, 1],
  [52.99, 6.56, 1],
  [51.2, 5.99, 1],
  [52.01, 4.71, 1],
]

export const monday: Day = '2026-03-02'

/** A made-up base of customers: a sixth of them worth most and an hour and a quarter, a third an hour, the rest three quarters; one in three has a day on which it is closed. */
export function customersOf(count: number, seed: number, around: { place: Place; km: number } | null): Candidate[] {
  const chance = chanceOf(seed)
  const made: Candidate[] = []
  while (made.length < count) {
    const place = somewhere(chance)
    if (around && kmBetween(place, around.place) > around.km) continue
    made.push(customer(`k${made.length}`, place, chance))
  }
  return made
}

export function consultantAt(id: string, home: Place): Consultant {
  const hours = { from: 480, to: 960 }
  return {
    id,
    name: id,
    hours: { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours },
    exceptions: {},
    home,
    bases: {},
    mostDriveADay: null,
    mostDriveOneWay: null,
    mostVisitsADay: null,
    breaks: [],
  }
}

/** Homes far from each other, so that a team covers the country. */
export function homesOf(count: number, seed: number): Place[] {
  const chance = chanceOf(seed)
  const homes = [somewhere(chance)]
  while (homes.length < count) {
    const tried = Array.from({ length: 40 }, () => somewhere(chance))
    const away = (place: Place) => Math.min(...homes.map((home) => kmBetween(home, place)))
    homes.push(tried.reduce((best, place) => (away(place) > away(best) ? place : best)))
  }
  return homes
}

export function problemOf(
  consultants: readonly Consultant[],
  candidates: readonly Candidate[],
  days: number,
  given: readonly Given[] = [],
): Problem {
  const weeks = Math.ceil(days / 5)
  return {
    from: monday,
    to: addDays(monday, (weeks - 1) * 7 + ((days - 1) % 5)),
    consultants,
    given,
    candidates,
    budget: { freeMinutes: null, minutesAroundAVisit: 0, driveCounts: true, lastDay: null },
    daysOff: [],
    startsEvery: 5,
  }
}

function customer(customerId: string, place: Place, chance: () => number): Candidate {
  const kind = chance()
  const [value, minutes] = kind < 0.15 ? [100, 75] : kind < 0.5 ? [60, 60] : [30, 45]
  const times = chance()
  const window = times < 0.7 ? { from: 540, to: 1020 } : times < 0.85 ? { from: 480, to: 720 } : { from: 780, to: 1080 }
  const closed = chance() < 0.3 ? 1 + Math.floor(chance() * 5) : 0
  const open: Opening = Object.fromEntries([1, 2, 3, 4, 5].filter((day) => day !== closed).map((day) => [day, [window]]))
  return {
    customerId,
    name: customerId,
    place,
    minutes: minutes as number,
    value: value as number,
    open,
    ...noWishes,
  }
}

function somewhere(chance: () => number): Place {
  const all = towns.reduce((sum, [, , share]) => sum + share, 0)
  let at = chance() * all
  let town = towns[0] as (typeof towns)[number]
  for (const one of towns) {
    if (at < 0) break
    town = one
    at -= one[2]
  }
  const [latitude, longitude] = town
  const spread = () => (chance() + chance() + chance() - 1.5) * 0.2
  return { latitude: latitude + spread(), longitude: longitude + spread() * 1.6 }
}

function kmBetween(a: Place, b: Place): number {
  return Math.hypot((a.latitude - b.latitude) * 111.2, (a.longitude - b.longitude) * 68.3)
}
