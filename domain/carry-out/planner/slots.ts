import type { Day } from '#domain/calendar/day'
import { travelMinutes } from '#domain/carry-out/travel-time'
import type { Candidate, Given, Problem, TravelMinutes, Window } from './problem'
import { byCost, isLikedBy, type Slot, weightOf } from './slot'
import { gapsOf, slotIn } from './slot-gaps'
import { type StandingDay, standingDay } from './standing-day'
import { beginsOn, type Workday, workdaysOf } from './workday'

export type SlotAsk = {
  customer: Candidate
  count: number
  notBefore: { day: Day; minute: number }
  until?: Day
  mostExtraMinutes?: number
  /** Also places to which one drives longer than somebody is held to. */
  anyDrive?: boolean
  /** Appointments taken as not there: what the customer has already. */
  without?: ReadonlySet<string>
}

/** The calendar of a team, kept ready for slots as appointments come and go. */
export type SlotIndex = {
  put(given: Given): void
  remove(appointmentId: string): void
  /** The best places, best first: nothing lost, then the least driving (a day liked less counts as more), then the owner, then the earliest. Every gap of every day is weighed. */
  best(ask: SlotAsk): Slot[]
}

export function slotIndex(problem: Problem, travel: TravelMinutes = travelMinutes): SlotIndex {
  const workdays = new Map<string, Workday>(workdaysOf(problem).map((workday) => [keyOf(workday.day, workday.consultant.id), workday]))
  const byId = new Map<string, Given>()
  const byKey = new Map<string, Given[]>()
  const days = new Map<string, StandingDay>()

  const refresh = (key: string) => {
    const workday = workdays.get(key)
    if (workday) days.set(key, standingDay(workday, byKey.get(key) ?? [], travel))
  }
  const remove = (appointmentId: string) => {
    const given = byId.get(appointmentId)
    if (!given) return
    const key = keyOf(given.day, given.staffId)
    byId.delete(appointmentId)
    byKey.set(
      key,
      (byKey.get(key) ?? []).filter((one) => one.id !== appointmentId),
    )
    refresh(key)
  }
  const add = (given: Given) => {
    const key = keyOf(given.day, given.staffId)
    byId.set(given.id, given)
    const stands = byKey.get(key)
    if (stands) stands.push(given)
    else byKey.set(key, [given])
    return key
  }

  for (const given of problem.given) add(given)
  for (const key of workdays.keys()) refresh(key)

  return {
    remove,
    put(given) {
      remove(given.id)
      refresh(add(given))
    },
    best: (ask) => bestOf(ask, days.values(), problem, travel),
  }
}

function bestOf(ask: SlotAsk, days: Iterable<StandingDay>, problem: Problem, travel: TravelMinutes): Slot[] {
  const { customer, count, notBefore } = ask
  if (customer.place === null || count <= 0) return []
  const windows = new Map<Day, Window[]>()
  const found: Slot[] = []
  const most = ask.mostExtraMinutes ?? Number.POSITIVE_INFINITY
  for (const kept of days) {
    const { day, consultant } = kept.workday
    if (day < notBefore.day || (ask.until !== undefined && day > ask.until)) continue
    const standing = withoutSome(kept, ask.without, travel)
    if (!standing.sound) continue
    if (customer.wantedStaffId !== null && customer.wantedStaffId !== consultant.id) continue
    let open = windows.get(day)
    if (!open) {
      open = beginsOn(customer, day).map((window) => ({
        ...window,
        from: day === notBefore.day ? Math.max(window.from, notBefore.minute) : window.from,
      }))
      windows.set(day, open)
    }
    if (open.length === 0) continue
    const isLiked = isLikedBy(customer, day)
    for (const gap of gapsOf(standing)) {
      const worst = found.length < count ? null : (found[count - 1] as Slot)
      if (worst && gap.valueLost > worst.valueLost) continue
      const slot = slotIn(
        gap,
        standing,
        customer,
        open,
        problem.startsEvery,
        travel,
        worst === null || gap.valueLost < worst.valueLost ? most : Math.min(most, weightOf(worst) - weightOf({ extraMinutes: 0, isLiked })),
        ask.anyDrive === true,
      )
      if (slot) keep(found, slot, count)
    }
  }
  return found
}

function withoutSome(standing: StandingDay, without: SlotAsk['without'], travel: TravelMinutes): StandingDay {
  if (!without || without.size === 0 || !standing.stops.some(({ id }) => without.has(id))) return standing
  return standingDay(
    standing.workday,
    standing.stops.filter(({ id }) => !without.has(id)),
    travel,
  )
}

function keep(found: Slot[], slot: Slot, count: number) {
  let at = found.length
  while (at > 0 && byCost(slot, found[at - 1] as Slot) < 0) at--
  if (at >= count) return
  found.splice(at, 0, slot)
  if (found.length > count) found.pop()
}

function keyOf(day: Day, staffId: string): string {
  return `${day} ${staffId}`
}
