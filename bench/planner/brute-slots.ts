import { weekday } from '#domain/calendar/day'
import type { Candidate, Given, Problem } from '#domain/carry-out/planner/problem'
import type { Slot } from '#domain/carry-out/planner/slot'
import type { SlotAsk } from '#domain/carry-out/planner/slots'
import { type Workday, workdaysOf } from '#domain/carry-out/planner/workday'
import { travelMinutes } from '#domain/carry-out/travel-time'

type Tried = {
  staffId: string
  day: string
  start: number
  extra: number
  weight: number
  lost: number
  isOwner: boolean
  displaced: string
}

/** The same question answered without an index: every day, every position, every start on the step, also with each proposal left out. No breaks or limits but visits a day. */
export function bruteBest(problem: Problem, ask: SlotAsk): Tried[] {
  const calendar = new Map<string, Given[]>()
  for (const one of problem.given) {
    const key = `${one.day} ${one.staffId}`
    calendar.set(key, [...(calendar.get(key) ?? []), one])
  }
  const tried: Tried[] = []
  for (const workday of workdaysOf(problem)) {
    if (workday.day < ask.notBefore.day) continue
    const stops = problem.given
      .filter((one) => one.day === workday.day && one.staffId === workday.consultant.id)
      .sort((a, b) => a.start - b.start)
    tried.push(...triesOn(problem, workday, stops, null, ask))
    for (const stop of stops) if (stop.proposedValue !== null) tried.push(...triesOn(problem, workday, stops, stop, ask))
  }
  return tried
    .sort(
      (a, b) =>
        a.lost - b.lost ||
        a.weight - b.weight ||
        a.extra - b.extra ||
        Number(b.isOwner) - Number(a.isOwner) ||
        (a.day < b.day ? -1 : a.day > b.day ? 1 : a.start - b.start || (a.staffId < b.staffId ? -1 : 1)),
    )
    .slice(0, ask.count)
}

export function sameSlots(found: readonly Slot[], tried: readonly Tried[]): boolean {
  const short = found.map((slot) => [slot.valueLost, slot.extraMinutes, slot.isOwner, slot.day, slot.start, slot.staffId].join(' '))
  return short.join() === tried.map((one) => [one.lost, one.extra, one.isOwner, one.day, one.start, one.staffId].join(' ')).join()
}

function triesOn(problem: Problem, workday: Workday, stands: readonly Given[], displaced: Given | null, ask: SlotAsk): Tried[] {
  const { customer } = ask
  const stops = stands.filter((stop) => stop !== displaced)
  const { mostVisitsADay } = workday.consultant
  if (mostVisitsADay !== null && stops.length + 1 > mostVisitsADay) return []
  const before = driven(workday, stands)
  const tries: Tried[] = []
  for (let position = 0; position <= stops.length; position++) {
    if (displaced && (stops[position - 1]?.start ?? -1) > displaced.start) continue
    if (displaced && (stops[position]?.start ?? 9999) < displaced.start) continue
    const starts = startsAt(problem, workday, stops, position, ask)
    if (starts.length === 0) continue
    const late = position === 0 && stops.length > 0
    const likes = customer.preferredDays
    const with_ = [...stops.slice(0, position), { place: customer.place } as Given, ...stops.slice(position)]
    const extra = driven(workday, with_) - before
    tries.push({
      staffId: workday.consultant.id,
      day: workday.day,
      start: (late ? starts.at(-1) : starts[0]) ?? 0,
      extra,
      // The rule anew, not read from the product: a day they like less counts ten minutes more.
      weight: extra + (likes.length > 0 && !likes.includes(weekday(workday.day)) ? 10 : 0),
      lost: displaced?.proposedValue ?? 0,
      isOwner: customer.ownerId === workday.consultant.id,
      displaced: displaced?.id ?? '',
    })
  }
  return tries
}

function startsAt(problem: Problem, workday: Workday, stops: readonly Given[], position: number, ask: SlotAsk): number[] {
  const { customer, notBefore } = ask
  const [previous, next] = [stops[position - 1], stops[position]]
  const starts: number[] = []
  for (let start = 0; start < 1440; start += problem.startsEvery) {
    const end = start + customer.minutes
    if (workday.day === notBefore.day && start < notBefore.minute) continue
    if (start < workday.from || end > workday.to || !isOpen(customer, workday, start, end)) continue
    const reached =
      (previous ? previous.start + previous.minutes : workday.from) + between(previous ? previous.place : workday.start, customer.place)
    const due = (next ? next.start : workday.to) - between(customer.place, next ? next.place : workday.end)
    if (reached <= start && end <= due) starts.push(start)
  }
  return starts
}

function isOpen(customer: Candidate, workday: Workday, start: number, end: number): boolean {
  if (customer.open === null) return true
  return (customer.open[weekday(workday.day)] ?? []).some((window) => window.from <= start && end <= window.to)
}

function driven(workday: Workday, stops: readonly Given[]): number {
  if (stops.length === 0) return 0
  const places = [workday.start, ...stops.map((stop) => stop.place), workday.end]
  return places.slice(1).reduce((sum, place, index) => sum + between(places[index] ?? null, place), 0)
}

function between(from: Given['place'], to: Given['place']): number {
  return from && to ? travelMinutes(from, to) : 30
}
