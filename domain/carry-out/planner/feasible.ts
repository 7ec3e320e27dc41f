import { type Day, isoWeek, weekday } from '#domain/calendar/day'
import { travelMinutes } from '#domain/carry-out/travel-time'
import type { Place } from '#domain/relations/contact'
import type { Plan, PlannedDay, PlannedVisit } from './plan'
import { type Candidate, type Consultant, type Given, type Problem, type TravelMinutes, unknownDrive } from './problem'
import { basesOf, beginsOn, breaksOf, hoursOf, isPlanned } from './workday'

export type Fault = { fault: FaultKind; day: Day | null; staffId: string | null; about: string | null }

export type FaultKind =
  | 'given-missing'
  | 'given-twice'
  | 'given-changed'
  | 'fixed-moved'
  | 'moved-out-of-its-day'
  | 'moved-out-of-its-week'
  | 'moved-while-closed'
  | 'proposed-twice'
  | 'not-a-candidate'
  | 'candidate-changed'
  | 'other-consultant-wanted'
  | 'customer-closed'
  | 'odd-start'
  | 'no-working-day'
  | 'outside-hours'
  | 'overlap'
  | 'too-far-to-reach'
  | 'wrong-drive'
  | 'break-missing'
  | 'break-misplaced'
  | 'too-much-driving'
  | 'drive-too-long'
  | 'too-many-visits'
  | 'after-the-unit'
  | 'unit-overspent'

/**
 * Whether a plan can be carried out, told apart from how it was found: it walks through every day minute by minute and trusts no total.
 * What stands and did not move is taken as it is; whatever is proposed or moved has to fit around it.
 */
export function isFeasible(
  problem: Problem,
  plan: Pick<Plan, 'days'>,
  travel: TravelMinutes = travelMinutes,
): { feasible: true } | { feasible: false; faults: Fault[] } {
  const asked = lookUp(problem)
  const faults = [
    ...faultsOfPresence(problem, plan),
    ...plan.days.flatMap((day) => faultsOfDay(asked, day, travel)),
    ...faultsOfBudget(problem, plan, travel),
  ]
  return faults.length === 0 ? { feasible: true } : { feasible: false, faults }
}

type Asked = {
  problem: Problem
  consultants: ReadonlyMap<string, Consultant>
  given: ReadonlyMap<string, Given>
  candidates: ReadonlyMap<string, Candidate>
  /** What stood, by day and consultant. */
  stood: ReadonlyMap<string, Given[]>
}

function lookUp(problem: Problem): Asked {
  const stood = new Map<string, Given[]>()
  for (const given of problem.given) append(stood, `${given.day} ${given.staffId}`, given)
  return {
    problem,
    consultants: new Map(problem.consultants.map((one) => [one.id, one])),
    given: new Map(problem.given.map((one) => [one.id, one])),
    candidates: new Map(problem.candidates.map((one) => [one.customerId, one])),
    stood,
  }
}

function faultsOfPresence(problem: Problem, plan: Pick<Plan, 'days'>): Fault[] {
  const faults: Fault[] = []
  const stands = new Set<string>()
  const proposed = new Set<string>()
  const seenDays = new Set<string>()
  for (const day of plan.days) {
    const about = (fault: FaultKind, id: string | null): Fault => ({ fault, day: day.day, staffId: day.staffId, about: id })
    if (seenDays.has(`${day.day} ${day.staffId}`)) faults.push(about('overlap', null))
    seenDays.add(`${day.day} ${day.staffId}`)
    for (const visit of day.visits) {
      const seen = visit.kind === 'stands' ? stands : proposed
      const id = visit.kind === 'stands' ? visit.appointmentId : visit.customerId
      if (seen.has(id)) faults.push(about(visit.kind === 'stands' ? 'given-twice' : 'proposed-twice', id))
      seen.add(id)
    }
  }
  for (const given of problem.given) {
    if (!isPlanned(problem, given.day) || stands.has(given.id)) continue
    faults.push({ fault: 'given-missing', day: given.day, staffId: given.staffId, about: given.id })
  }
  return faults
}

/** `stood` on this day before, `still` at the same time. */
type Stop = { visit: PlannedVisit; place: Place | null; stood: boolean; still: boolean }

function faultsOfDay(asked: Asked, day: PlannedDay, travel: TravelMinutes): Fault[] {
  const faults: Fault[] = []
  const fault = (kind: FaultKind, about: string | null = null) => faults.push({ fault: kind, day: day.day, staffId: day.staffId, about })
  const consultant = asked.consultants.get(day.staffId)
  const stops: Stop[] = []
  for (const visit of day.visits) {
    const given = visit.kind === 'stands' ? asked.given.get(visit.appointmentId) : undefined
    const candidate = visit.kind === 'proposed' ? asked.candidates.get(visit.customerId) : undefined
    if (given) {
      const stood = given.day === day.day
      stops.push({ visit, place: given.place, stood, still: stood && given.start === visit.start })
      for (const kind of faultsOfGiven(given, visit, day)) fault(kind, given.id)
    } else if (candidate) {
      stops.push({ visit, place: candidate.place, stood: false, still: false })
      for (const kind of faultsOfCandidate(asked.problem, candidate, visit, day)) fault(kind, candidate.customerId)
    } else fault('not-a-candidate', visit.customerId)
  }
  if (stops.every((stop) => stop.still)) return faults
  if (!consultant) return [...faults, { fault: 'no-working-day', day: day.day, staffId: day.staffId, about: null }]
  return [...faults, ...faultsOfRoute(asked, consultant, day, stops, travel)]
}

function faultsOfGiven(given: Given, visit: PlannedVisit, day: PlannedDay): FaultKind[] {
  const faults: FaultKind[] = []
  const moved = given.day !== day.day || given.start !== visit.start
  if (visit.minutes !== given.minutes || given.staffId !== day.staffId || given.customerId !== visit.customerId)
    faults.push('given-changed')
  if (!moved) return faults
  if (given.rigidity === 'fixed') faults.push('fixed-moved')
  if (given.rigidity === 'flexible-day' && given.day !== day.day) faults.push('moved-out-of-its-day')
  if (given.rigidity === 'flexible-week' && weekOf(given.day) !== weekOf(day.day)) faults.push('moved-out-of-its-week')
  const windows = given.open === null ? null : (given.open[weekday(day.day)] ?? [])
  if (windows && !coversWhole(windows, visit.start, visit.start + visit.minutes)) faults.push('moved-while-closed')
  return faults
}

function faultsOfCandidate(problem: Problem, candidate: Candidate, visit: PlannedVisit, day: PlannedDay): FaultKind[] {
  const faults: FaultKind[] = []
  if (visit.minutes !== candidate.minutes || candidate.place === null) faults.push('candidate-changed')
  if (candidate.wantedStaffId !== null && candidate.wantedStaffId !== day.staffId) faults.push('other-consultant-wanted')
  if (visit.start % problem.startsEvery !== 0) faults.push('odd-start')
  if (!beginsOn(candidate, day.day).some((window) => window.from <= visit.start && visit.start <= window.to)) faults.push('customer-closed')
  if (!isPlanned(problem, day.day)) faults.push('after-the-unit')
  return faults
}

function faultsOfRoute(asked: Asked, consultant: Consultant, day: PlannedDay, stops: readonly Stop[], travel: TravelMinutes): Fault[] {
  const faults: Fault[] = []
  const fault = (kind: FaultKind, about: string | null = null) => faults.push({ fault: kind, day: day.day, staffId: day.staffId, about })
  const hours = hoursOf(asked.problem, consultant, day.day)
  if (!hours) return [{ fault: 'no-working-day', day: day.day, staffId: day.staffId, about: null }]
  const { start, end } = basesOf(consultant, day.day)
  const breaks = [...day.breaks].sort((a, b) => a.start - b.start)
  let now = day.leaves
  let at = start
  let driven = 0
  let taken = 0
  const drive = (to: Place | null, atPeak: boolean) => (at && to ? travel(at, to, atPeak) : unknownDrive)
  stops.forEach(({ visit, place, still: stands, stood }, index) => {
    for (; taken < breaks.length && (breaks[taken]?.start ?? 0) < visit.start; taken++) {
      const pause = breaks[taken]
      if (!pause) continue
      if (pause.start < now) fault('break-misplaced')
      now = Math.max(now, pause.start) + pause.minutes
    }
    const minutes = drive(place, index === 0)
    if (visit.drive !== minutes) fault('wrong-drive', visit.customerId)
    if (visit.start < now) fault('overlap', visit.customerId)
    else if (visit.start < now + minutes) fault('too-far-to-reach', visit.customerId)
    const before = index === 0 || stops[index - 1]?.stood === true
    if (consultant.mostDriveOneWay !== null && minutes > consultant.mostDriveOneWay && !(stood && before))
      fault('drive-too-long', visit.customerId)
    if (!stands && (visit.start < hours.from || visit.start + visit.minutes > hours.to)) fault('outside-hours', visit.customerId)
    now = visit.start + visit.minutes
    driven += minutes
    at = place
  })
  for (const pause of breaks.slice(taken)) {
    if (pause.start < now) fault('break-misplaced')
    now = Math.max(now, pause.start) + pause.minutes
  }
  const home = drive(end, true)
  if (day.lastDrive !== home) fault('wrong-drive')
  if (consultant.mostDriveOneWay !== null && home > consultant.mostDriveOneWay && !stops.at(-1)?.stood) fault('drive-too-long')
  if (day.returns < now + home) fault('too-far-to-reach')
  // A day may be as long as what stood on it made it, also when that moved away.
  const stood = asked.stood.get(`${day.day} ${day.staffId}`) ?? []
  const earliest = Math.min(hours.from, ...stood.map((given) => given.start - driveBetween(start, given.place, travel)))
  const latest = Math.max(hours.to, ...stood.map((given) => given.start + given.minutes + driveBetween(given.place, end, travel)))
  if (day.leaves < earliest || day.returns > latest) fault('outside-hours')
  // What stood already may be more than a limit allows; it may not become more.
  const mostDriving = Math.max(consultant.mostDriveADay ?? Number.POSITIVE_INFINITY, drivenAsItStands(consultant, day.day, stood, travel))
  if (driven + home > mostDriving) fault('too-much-driving')
  if (stops.length > Math.max(consultant.mostVisitsADay ?? Number.POSITIVE_INFINITY, stood.length)) fault('too-many-visits')
  const wanted = [...breaksOf(consultant, day.day)]
  for (const { start: begins, minutes } of breaks) {
    const found = wanted.findIndex((one) => one.minutes === minutes && one.begins.from <= begins && begins <= one.begins.to)
    if (found < 0) fault('break-misplaced')
    else wanted.splice(found, 1)
  }
  if (wanted.length > 0) fault('break-missing')
  return faults
}

function driveBetween(from: Place | null, to: Place | null, travel: TravelMinutes) {
  return from && to ? travel(from, to, true) : unknownDrive
}

// The unit pays the proposals, and the driving that the plan adds to what stood.
function faultsOfBudget(problem: Problem, plan: Pick<Plan, 'days'>, travel: TravelMinutes): Fault[] {
  const { freeMinutes } = problem.budget
  if (freeMinutes === null) return []
  const proposed = plan.days.flatMap((day) => day.visits).filter((visit) => visit.kind === 'proposed')
  if (proposed.length === 0) return []
  const visits = proposed.reduce((sum, visit) => sum + visit.minutes + problem.budget.minutesAroundAVisit, 0)
  const driving = problem.budget.driveCounts ? addedDriving(problem, plan, travel) : 0
  return visits + driving > freeMinutes ? [{ fault: 'unit-overspent', day: null, staffId: null, about: null }] : []
}

function addedDriving(problem: Problem, plan: Pick<Plan, 'days'>, travel: TravelMinutes): number {
  const known = new Map(problem.consultants.map((one) => [one.id, one]))
  const stood = new Map<string, Given[]>()
  for (const given of problem.given) if (isPlanned(problem, given.day)) append(stood, `${given.day} ${given.staffId}`, given)
  let minutes = 0
  for (const day of plan.days) {
    const consultant = known.get(day.staffId)
    if (!consultant) continue
    minutes += day.driveMinutes - drivenAsItStands(consultant, day.day, stood.get(`${day.day} ${day.staffId}`) ?? [], travel)
    stood.delete(`${day.day} ${day.staffId}`)
  }
  for (const [first, ...rest] of stood.values()) {
    const consultant = first && known.get(first.staffId)
    if (consultant)
      minutes += drivenAsItStands(consultant, first.day, [], travel) - drivenAsItStands(consultant, first.day, [first, ...rest], travel)
  }
  return minutes
}

/** The driving of a day with what stands in it. */
function drivenAsItStands(consultant: Consultant, day: Day, given: readonly Given[], travel: TravelMinutes): number {
  const { start, end } = basesOf(consultant, day)
  if (given.length === 0 && start?.latitude === end?.latitude && start?.longitude === end?.longitude) return 0
  const places = [start, ...[...given].sort((a, b) => a.start - b.start).map((one) => one.place), end]
  return places.slice(1).reduce((minutes, place, index) => {
    const from = places[index] ?? null
    return minutes + (from && place ? travel(from, place, index === 0 || index === places.length - 2) : unknownDrive)
  }, 0)
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value) {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function coversWhole(windows: readonly { from: number; to: number }[], from: number, to: number): boolean {
  let reached = from
  for (const window of [...windows].sort((a, b) => a.from - b.from)) if (window.from <= reached && window.to > reached) reached = window.to
  return reached >= to
}

function weekOf(day: Day): string {
  const { year, week } = isoWeek(day)
  return `${year} ${week}`
}
