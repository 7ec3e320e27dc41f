import { addDays, type Day } from '#domain/calendar/day'
import { type WallTime, wallClock } from '#domain/calendar/moment'
import type { Period } from '#domain/calendar/period'
import { momentAt } from '#domain/carry-out/planner/day-clock'
import type { Candidate, Problem } from '#domain/carry-out/planner/problem'
import type { Slot } from '#domain/carry-out/planner/slot'
import type { SlotIndex } from '#domain/carry-out/planner/slots'
import { beginsOn, workdaysOf } from '#domain/carry-out/planner/workday'

/** The cheapest place of a day: when, with whom, and how many minutes of driving it adds. */
export type DayPlace = { day: Day; time: WallTime; staffId: string; staff: string; extraMinutes: number; after: string | null }

/** Why a day has no place: nobody works, it does not suit the customer, or nothing fits any more. */
export type NoPlace = { day: Day; why: 'off' | 'customer' | 'full' }

export type DayPlaces = { places: DayPlace[]; none: NoPlace[] }

/** Of every day of a period the cheapest place for a visit, and of the other days why there is none. */
export function dayPlaces(index: SlotIndex, problem: Problem, customer: Candidate, { from, to }: Period): DayPlaces {
  const names = new Map(problem.consultants.map(({ id, name }) => [id, name]))
  const worked = new Set(workdaysOf(problem).map(({ day }) => day))
  const found: DayPlaces = { places: [], none: [] }
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const [slot] = index.best({ customer, count: 1, notBefore: { day, minute: 0 }, until: day })
    if (slot) found.places.push(placeFrom(slot, names))
    else found.none.push({ day, why: !worked.has(day) ? 'off' : beginsOn(customer, day).length === 0 ? 'customer' : 'full' })
  }
  return found
}

function placeFrom(slot: Slot, names: ReadonlyMap<string, string>): DayPlace {
  const { time } = wallClock(momentAt(slot.day, slot.start))
  const after = slot.previous.kind === 'stop' ? slot.previous.name : null
  return { day: slot.day, time, staffId: slot.staffId, staff: names.get(slot.staffId) ?? '', extraMinutes: slot.extraMinutes, after }
}
