import { weekday } from '#domain/calendar/day'
import { placeBreaks } from '#domain/carry-out/planner/breaks'
import { isFeasible } from '#domain/carry-out/planner/feasible'
import type { PlannedDay } from '#domain/carry-out/planner/plan'
import type { Candidate, Given, Problem } from '#domain/carry-out/planner/problem'
import { byCost, type Slot } from '#domain/carry-out/planner/slot'
import { standingDay } from '#domain/carry-out/planner/standing-day'
import { type Workday, workdaysOf } from '#domain/carry-out/planner/workday'
import { travelMinutes } from '#domain/carry-out/travel-time'

/** Every slot there is, found by trying every start of every day, with and without each proposal, and asking the independent check. */
export function everySlot(problem: Problem, customer: Candidate, notBefore: { day: string; minute: number }): Slot[] {
  return workdaysOf(problem)
    .filter((workday) => workday.day >= notBefore.day)
    .flatMap((workday) => {
      const stands = problem.given.filter((one) => one.day === workday.day && one.staffId === workday.consultant.id)
      if (!standingDay(workday, stands, travelMinutes).sound) return []
      const proposals = stands.filter((one) => one.proposedValue !== null)
      return [null, ...proposals].flatMap((dropped) => slotsOfDay(problem, workday, stands, dropped, customer, notBefore))
    })
    .sort(byCost)
}

function slotsOfDay(
  problem: Problem,
  workday: Workday,
  stands: readonly Given[],
  dropped: Given | null,
  customer: Candidate,
  notBefore: { day: string; minute: number },
): Slot[] {
  const rest = stands.filter((one) => one !== dropped).sort((a, b) => a.start - b.start)
  const before = standingDay(workday, stands, travelMinutes).driven
  const byPlace = new Map<number, Slot>()
  for (let start = 0; start < 1440; start += problem.startsEvery) {
    if (workday.day === notBefore.day && start < notBefore.minute) continue
    const position = rest.filter((one) => one.start < start).length
    // A proposal that makes room makes it where it stood.
    if (dropped && (rest[position - 1]?.start ?? -1) > dropped.start) continue
    if (dropped && (rest[position]?.start ?? 9999) < dropped.start) continue
    const visit: Given = { ...rest[0], ...asGiven(customer, workday, start) }
    const day = standingDay(workday, [...rest.slice(0, position), visit, ...rest.slice(position)], travelMinutes)
    const planned = asPlanned(day, customer)
    if (!planned) continue
    const asked = {
      ...problem,
      from: workday.day,
      to: workday.day,
      candidates: [customer],
      given: rest,
      budget: { ...problem.budget, freeMinutes: null },
    }
    if (!isFeasible(asked, { days: [planned] }).feasible) continue
    const [previous, next] = [rest[position - 1], rest[position]]
    const known = byPlace.get(position)
    const slot: Slot = {
      staffId: workday.consultant.id,
      day: workday.day,
      start: known && (previous || !next) ? known.start : start,
      earliest: 0,
      latest: 0,
      minutes: customer.minutes,
      extraMinutes: day.driven - before,
      previous: previous ? { kind: 'stop', appointmentId: previous.id, name: previous.name, drive: 0 } : { kind: 'base', drive: 0 },
      next: next ? { kind: 'stop', appointmentId: next.id, name: next.name, drive: 0 } : { kind: 'base', drive: 0 },
      valueLost: dropped?.proposedValue ?? 0,
      displaces: dropped && { appointmentId: dropped.id, name: dropped.name },
      isOwner: workday.consultant.id === customer.ownerId,
      isLiked: customer.preferredDays.length === 0 ? null : customer.preferredDays.includes(weekday(workday.day)),
    }
    byPlace.set(position, slot)
  }
  return [...byPlace.values()]
}

function asGiven(customer: Candidate, workday: Workday, start: number): Given {
  return {
    id: 'new',
    customerId: customer.customerId,
    name: customer.name,
    staffId: workday.consultant.id,
    day: workday.day,
    start,
    minutes: customer.minutes,
    place: customer.place,
    rigidity: 'fixed',
    proposedValue: null,
    open: null,
  }
}

function asPlanned(day: ReturnType<typeof standingDay>, customer: Candidate): PlannedDay | null {
  const { stops, drives, workday } = day
  const ends = [Math.min(day.from, workday.from), ...stops.map((stop) => stop.start + stop.minutes)]
  const begins = [...stops.map((stop) => stop.start), Math.max(day.to, workday.to)]
  const idles = ends.map((from, index) => ({ from, until: (begins[index] ?? 0) - (drives[index] ?? 0) }))
  const breaks = placeBreaks(workday.breaks, idles)
  const [first, last] = [stops[0], stops.at(-1)]
  if (!first || !last || !breaks) return null
  const leaves = Math.min(first.start - (drives[0] ?? 0), ...breaks.map((pause) => pause.start))
  const lastBreak = breaks.at(-1)
  const lastDrive = drives.at(-1) ?? 0
  return {
    staffId: workday.consultant.id,
    day: workday.day,
    leaves,
    returns: Math.max(last.start + last.minutes, lastBreak ? lastBreak.start + lastBreak.minutes : 0) + lastDrive,
    driveMinutes: day.driven,
    lastDrive,
    breaks,
    visits: stops.map((stop, index) => {
      const common = {
        customerId: stop.customerId,
        name: stop.name,
        start: stop.start,
        minutes: stop.minutes,
        drive: drives[index] ?? 0,
        extraMinutes: 0,
      }
      return stop.id === 'new'
        ? { kind: 'proposed', ...common, value: customer.value, why: { kind: 'only-day' } }
        : { kind: 'stands', ...common, appointmentId: stop.id, movedFrom: null, why: null }
    }),
  }
}
