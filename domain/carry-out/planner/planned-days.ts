import { daysBetween, weekday } from '#domain/calendar/day'
import { placeBreaks } from './breaks'
import type { MappedField } from './field-of'
import type { Also, PlannedDay, PlannedVisit, Why } from './plan'
import type { Candidate } from './problem'
import type { Tours } from './search/tours'
import { idlesOf, type StandingDay } from './standing-day'
import { driveAfter, isPause, lengthOf, timesOf } from './timing'

/** A day as it stands, nothing added. Its breaks are left out where they do not fit. */
export function asItStands(day: StandingDay): PlannedDay {
  const { stops, drives } = day
  const first = stops[0]
  const last = stops.at(-1)
  const lastDrive = drives.at(-1) ?? 0
  return {
    staffId: day.workday.consultant.id,
    day: day.workday.day,
    leaves: first ? first.start - (drives[0] ?? 0) : day.from,
    returns: last ? last.start + last.minutes + lastDrive : day.from,
    driveMinutes: day.driven,
    lastDrive,
    visits: stops.map((given, index) => ({
      kind: 'stands',
      appointmentId: given.id,
      movedFrom: null,
      why: null,
      customerId: given.customerId,
      name: given.name,
      start: given.start,
      minutes: given.minutes,
      drive: drives[index] ?? 0,
      extraMinutes: 0,
    })),
    breaks: placeBreaks(day.workday.breaks, idlesOf(day)) ?? [],
  }
}

/** A tour as a day with its times. */
export function plannedDay(tours: Tours, mapped: MappedField, tour: number): PlannedDay {
  const { workday } = mapped.days[tour] as StandingDay
  const timed = timesOf(tours, mapped, tour)
  const start = mapped.field.visits + 2 * tour
  const [first, last] = [timed[0], timed.at(-1)]
  const leaves = first ? first.start - driveAfter(tours, start) : workday.from
  const lastStop = last?.stop ?? start
  const lastDrive = driveAfter(tours, lastStop)
  return {
    staffId: workday.consultant.id,
    day: workday.day,
    leaves,
    returns: last ? last.start + lengthOf(tours, last.stop) + lastDrive : leaves,
    driveMinutes: tours.driven[tour] as number,
    lastDrive,
    visits: timed.filter(({ stop }) => !isPause(tours, stop)).map(({ stop, start: begins }) => visitOf(tours, mapped, tour, stop, begins)),
    breaks: timed
      .filter(({ stop }) => isPause(tours, stop))
      .map(({ stop, start: begins }) => ({ start: begins, minutes: lengthOf(tours, stop) })),
  }
}

function visitOf(tours: Tours, mapped: MappedField, tour: number, stop: number, start: number): PlannedVisit {
  const { drive, extraMinutes, why } = placeIn(tours, mapped, tour, stop)
  const item = mapped.items[stop]
  if (item?.kind === 'candidate') {
    const { customerId, name, minutes, value } = item.candidate
    const also = alsoOf(mapped, tour, stop, item.candidate)
    return { kind: 'proposed', customerId, name, start, minutes, drive, extraMinutes, value, why, also }
  }
  if (!item) throw new RangeError(`No visit ${stop}`)
  const { id, customerId, name, minutes, day, start: stood } = item.given
  const movedFrom = item.tour !== tour || stood !== start ? { day, start: stood } : null
  return { kind: 'stands', appointmentId: id, customerId, name, start, minutes, drive, extraMinutes, movedFrom, why: movedFrom && why }
}

function alsoOf({ field, days }: MappedField, tour: number, visit: number, candidate: Candidate): Also[] {
  const { consultant, day } = (days[tour] as StandingDay).workday
  const { wantedStaffId, ownerId, preferredDays, notAfter } = candidate
  const open = days.filter((_, at) => {
    const row = (field.kind[at] as number) * field.visits + visit
    return (field.opens[row] as number) <= (field.closes[row] as number)
  })
  // Who has their manager elsewhere than among those who drive misses nobody.
  const rides = days.some(({ workday }) => workday.consultant.id === ownerId)
  const who: Also['kind'] | null = wantedStaffId ? 'wanted' : rides ? (ownerId === consultant.id ? 'owner' : 'not-owner') : null
  return [
    ...(who ? [{ kind: who } as Also] : []),
    ...(preferredDays.length > 0 ? [{ kind: preferredDays.includes(weekday(day)) ? ('best-day' as const) : ('other-day' as const) }] : []),
    ...(new Set(open.map(({ workday }) => workday.day)).size === 1 && days.length > 1 ? [{ kind: 'one-day' as const }] : []),
    ...(notAfter !== null && daysBetween(day, notAfter) <= 7 ? [{ kind: 'by' as const, day: notAfter }] : []),
  ]
}

function placeIn(tours: Tours, mapped: MappedField, tour: number, stop: number): { drive: number; extraMinutes: number; why: Why } {
  const { drive: minutes, places } = mapped.field
  const at = (one: number) => tours.at[one] as number
  const between = (a: number, b: number) => minutes[at(a) * places + at(b)] as number
  const start = mapped.field.visits + 2 * tour
  const before = beside(tours, stop, tours.prev)
  const after = beside(tours, stop, tours.next)
  const drive = between(before, stop)
  const extraMinutes = drive + between(stop, after) - between(before, after)
  const nearest = neighbourOf(mapped, drive, before, between(stop, after), after)
  const alone = between(start, stop) + between(stop, start + 1) - between(start, start + 1)
  const why: Why = nearest ? { kind: 'next-to', ...nearest, savedMinutes: Math.max(0, alone - extraMinutes) } : { kind: 'first-of-the-day' }
  return { drive, extraMinutes, why }
}

function beside(tours: Tours, stop: number, links: Int32Array): number {
  let other = links[stop] as number
  while (isPause(tours, other)) other = links[other] as number
  return other
}

function neighbourOf(mapped: MappedField, driveBefore: number, before: number, driveAfterIt: number, after: number) {
  const [first, second] = driveBefore <= driveAfterIt ? [before, after] : [after, before]
  const item = mapped.items[first] ?? mapped.items[second]
  if (!item) return null
  const { customerId, name } = item.kind === 'given' ? item.given : item.candidate
  return { customerId, name }
}
