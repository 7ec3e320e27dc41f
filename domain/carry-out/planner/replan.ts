import { addDays, type Day, earlierOf, isoWeek, laterOf, mondayOf } from '#domain/calendar/day'
import { travelMinutes } from '#domain/carry-out/travel-time'
import { type Candidate, type Given, noWishes, type Problem, type TravelMinutes } from './problem'
import { type Change, repairDay } from './repair-day'
import { slotIndex } from './slots'
import { workdaysOf } from './workday'

/** What came in between. */
export type Disruption =
  | { kind: 'cancelled'; appointmentId: string }
  /** The consultant leaves home no earlier than this minute. */
  | { kind: 'late-start'; staffId: string; day: Day; from: number }
  | { kind: 'sick'; staffId: string; day: Day }

/** What to do about it. Nothing in it is done before the customer was phoned. */
export type Repair = {
  moved: readonly Moved[]
  /** A colleague can come at the agreed time. */
  takenOver: readonly TakenOver[]
  /** Cannot be kept and could not be placed elsewhere; fixed ones are always here, never moved. */
  stuck: readonly Stuck[]
  /** Whom to phone, in the order of the day: everybody who is moved, taken over or stuck. */
  toPhone: readonly { appointmentId: string; customerId: string; name: string; about: 'moved' | 'taken-over' | 'stuck' }[]
}

export type Moved = {
  appointmentId: string
  name: string
  from: { day: Day; start: number }
  to: { day: Day; start: number; staffId: string }
}
export type TakenOver = { appointmentId: string; name: string; day: Day; start: number; staffId: string; extraMinutes: number }
export type Stuck = { appointmentId: string; name: string; day: Day; start: number; reason: 'fixed' | 'no-room' }

/**
 * Mends the calendar in place with as few moved appointments as can be: after a cancellation nothing moves (the hole is for the slots and the
 * next plan), after a late start the day is put in another order around what is fixed, and of a sick day every visit goes to a colleague or
 * another day of its week.
 */
export function replan(problem: Problem, disruption: Disruption, travel: TravelMinutes = travelMinutes): Repair {
  if (disruption.kind === 'cancelled') return repairOf([], [], [])
  return replanWeek(weekAround(problem, disruption.day), disruption, travel)
}

/** Nothing goes beyond the week of the day: the rest of the calendar is not looked at. */
function weekAround(problem: Problem, day: Day): Problem {
  const monday = mondayOf(day)
  const [from, to] = [laterOf(problem.from, monday), earlierOf(problem.to, addDays(monday, 6))]
  return { ...problem, from, to, given: problem.given.filter((given) => from <= given.day && given.day <= to) }
}

function replanWeek(problem: Problem, disruption: Exclude<Disruption, { kind: 'cancelled' }>, travel: TravelMinutes): Repair {
  const { staffId, day } = disruption
  const theirs = problem.given.filter((given) => given.staffId === staffId && given.day === day).sort((a, b) => a.start - b.start)
  if (theirs.length === 0) return repairOf([], [], [])
  if (disruption.kind === 'sick') return elsewhere(without(problem, staffId, day), theirs, [], travel)
  const workday = workdaysOf({ ...problem, from: day, to: day }).find((one) => one.consultant.id === staffId)
  const late = workday && { ...workday, from: Math.max(workday.from, disruption.from) }
  if (!late || late.from >= late.to) return elsewhere(without(problem, staffId, day), theirs, [], travel)
  const { changes, lost } = repairDay(late, theirs, problem.startsEvery, travel)
  const retimed = theirs.map((given) => ({ ...given, start: changes.find((change) => change.id === given.id)?.start ?? given.start }))
  const stands = retimed.filter((given) => !lost.includes(given.id))
  const rest = problem.given.filter((given) => !theirs.includes(given) && !theirs.some((one) => one.id === given.id))
  const after = lateFrom({ ...problem, given: [...rest, ...stands] }, staffId, day, late)
  const moved = theirs.flatMap((given) => movedWithin(given, changes))
  return elsewhere(
    after,
    theirs.filter((given) => lost.includes(given.id)),
    moved,
    travel,
  )
}

function movedWithin(given: Given, changes: readonly Change[]): Moved[] {
  const change = changes.find((one) => one.id === given.id)
  if (!change) return []
  const { id, name, day, start, staffId } = given
  return [{ appointmentId: id, name, from: { day, start }, to: { day, start: change.start, staffId } }]
}

/** Finds another place for appointments that lost theirs: a colleague at the same time first, since the customer then notices least. */
function elsewhere(problem: Problem, lost: readonly Given[], moved: readonly Moved[], travel: TravelMinutes): Repair {
  const ids = new Set(lost.map((given) => given.id))
  const index = slotIndex({ ...problem, given: problem.given.filter((given) => !ids.has(given.id)) }, travel)
  const takenOver: TakenOver[] = []
  const stuck: Stuck[] = []
  const found: Moved[] = [...moved]
  // Fixed ones first: they can go nowhere else.
  for (const given of [...lost].sort((a, b) => Number(b.rigidity === 'fixed') - Number(a.rigidity === 'fixed') || a.start - b.start)) {
    const { id, name, day, start } = given
    const [same] = index.best({
      customer: asCandidate(given, { from: start, to: start + given.minutes }),
      count: 1,
      notBefore: { day, minute: start },
      until: day,
    })
    if (same && same.valueLost === 0) {
      takenOver.push({ appointmentId: id, name, day, start, staffId: same.staffId, extraMinutes: same.extraMinutes })
      index.put({ ...given, staffId: same.staffId })
      continue
    }
    const other = given.rigidity === 'fixed' ? null : otherTime(index, problem, given)
    if (!other) {
      stuck.push({ appointmentId: id, name, day, start, reason: given.rigidity === 'fixed' ? 'fixed' : 'no-room' })
      continue
    }
    found.push({ appointmentId: id, name, from: { day, start }, to: { day: other.day, start: other.start, staffId: other.staffId } })
    index.put({ ...given, day: other.day, start: other.start, staffId: other.staffId })
  }
  return repairOf(found, takenOver, stuck, lost, problem.given)
}

function otherTime(index: ReturnType<typeof slotIndex>, problem: Problem, given: Given) {
  const flexible = given.rigidity === 'flexible-week'
  const customer = { ...asCandidate(given, null), ownerId: given.staffId }
  const slots = index.best({ customer, count: 50, notBefore: { day: given.day, minute: 0 }, ...(flexible ? {} : { until: given.day }) })
  const days = slots.filter((slot) => slot.valueLost === 0 && weekOf(slot.day) === weekOf(given.day) && slot.day >= problem.from)
  return days.find((slot) => slot.staffId === given.staffId) ?? days[0] ?? null
}

function asCandidate(given: Given, exactly: { from: number; to: number } | null): Candidate {
  const all = exactly ? [exactly] : null
  return {
    customerId: given.customerId,
    name: given.name,
    place: given.place,
    minutes: given.minutes,
    value: 0,
    open: all ? { 1: all, 2: all, 3: all, 4: all, 5: all, 6: all, 7: all } : given.open,
    ...noWishes,
  }
}

function repairOf(
  moved: readonly Moved[],
  takenOver: readonly TakenOver[],
  stuck: readonly Stuck[],
  ...lists: (readonly Given[])[]
): Repair {
  const all = lists.flat()
  const phone = (about: 'moved' | 'taken-over' | 'stuck') => (one: Moved | TakenOver | Stuck) => {
    const given = all.find((each) => each.id === one.appointmentId)
    return { appointmentId: one.appointmentId, customerId: given?.customerId ?? '', name: one.name, about, start: given?.start ?? 0 }
  }
  const toPhone = [...moved.map(phone('moved')), ...takenOver.map(phone('taken-over')), ...stuck.map(phone('stuck'))]
  return { moved, takenOver, stuck, toPhone: toPhone.sort((a, b) => a.start - b.start).map(({ start: _, ...one }) => one) }
}

function without(problem: Problem, staffId: string, day: Day): Problem {
  return {
    ...problem,
    consultants: problem.consultants.map((one) => (one.id === staffId ? { ...one, exceptions: { ...one.exceptions, [day]: null } } : one)),
  }
}

function lateFrom(problem: Problem, staffId: string, day: Day, hours: { from: number; to: number }): Problem {
  const late = { from: hours.from, to: hours.to }
  return {
    ...problem,
    consultants: problem.consultants.map((one) => (one.id === staffId ? { ...one, exceptions: { ...one.exceptions, [day]: late } } : one)),
  }
}

function weekOf(day: Day): string {
  const { year, week } = isoWeek(day)
  return `${year} ${week}`
}
