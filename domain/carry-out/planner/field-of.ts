import { isoWeek, weekday } from '#domain/calendar/day'
import type { Place } from '#domain/relations/contact'
import type { Candidate, Given, Problem, TravelMinutes, Window } from './problem'
import { type Field, type Limits, never } from './search/field'
import { driveTo, type StandingDay } from './standing-day'
import { anotherDay } from './value'
import { beginsOn, merged, type Workday } from './workday'

/** What a field's visits are: first what stands on its days, then the candidates. */
export type FieldItem = { kind: 'given'; given: Given; tour: number } | { kind: 'candidate'; candidate: Candidate }

export type MappedField = { field: Field; days: readonly StandingDay[]; items: readonly FieldItem[] }

/** The numbers of a problem over the days given (one tour each, all of them sound) and the candidates given (all with a place). */
export function fieldOf(
  problem: Problem,
  days: readonly StandingDay[],
  candidates: readonly Candidate[],
  travel: TravelMinutes,
): MappedField {
  const items: FieldItem[] = [
    ...days.flatMap((day, tour) => day.stops.map((given): FieldItem => ({ kind: 'given', given, tour }))),
    ...candidates.map((candidate): FieldItem => ({ kind: 'candidate', candidate })),
  ]
  const visits = items.length
  const tours = days.length
  const places = placesOf(days, items)
  const field: Field = {
    visits,
    tours,
    places: places.list.length,
    drive: matrix(places.list, travel),
    place: Int32Array.from(items, (item) => places.of(placeOf(item))),
    service: Int32Array.from(items, minutesOf),
    value: Float64Array.from(items, (item) => (item.kind === 'candidate' ? item.candidate.value : 0)),
    kind: Int32Array.from(days, (_, tour) => tour),
    opens: new Int32Array(tours * visits).fill(1),
    closes: new Int32Array(tours * visits),
    startPlace: Int32Array.from(days, (day) => places.base(day.workday.start)),
    endPlace: Int32Array.from(days, (day) => places.base(day.workday.end)),
    leaves: Int32Array.from(days, (day) => day.from),
    returns: Int32Array.from(days, (day) => day.to),
    limits: null,
  }
  const limits = limitsOf(problem, days, items)
  days.forEach((day, tour) => {
    items.forEach((item, visit) => {
      const windows = item.kind === 'given' ? windowsOfGiven(item, day, tour) : windowsOfCandidate(item.candidate, day.workday)
      const [first, last] = [windows[0], windows.at(-1)]
      if (!first || !last) return
      const row = tour * visits + visit
      field.opens[row] = first.from
      field.closes[row] = last.to
      if (windows.length < 2) return
      limits.hasShut[row] = 1
      limits.shut.set(
        row,
        windows.slice(1).flatMap((window, index) => [(windows[index]?.to ?? 0) + 1, window.from]),
      )
    })
  })
  return { field: { ...field, limits }, days, items }
}

export function placeOf(item: FieldItem): Place | null {
  return item.kind === 'given' ? item.given.place : item.candidate.place
}

export function minutesOf(item: FieldItem): number {
  return item.kind === 'given' ? item.given.minutes : item.candidate.minutes
}

function windowsOfCandidate(candidate: Candidate, workday: Workday): Window[] {
  if (candidate.wantedStaffId !== null && candidate.wantedStaffId !== workday.consultant.id) return []
  return cut(beginsOn(candidate, workday.day), workday, candidate.minutes)
}

// A flexible appointment may always stay where it stands, also where the customer would now be closed.
function windowsOfGiven({ given, tour: standsOn }: { given: Given; tour: number }, day: StandingDay, tour: number): Window[] {
  const stays = tour === standsOn ? [{ from: given.start, to: given.start }] : []
  if (given.rigidity === 'fixed' || given.staffId !== day.workday.consultant.id) return stays
  if (given.rigidity === 'flexible-day' ? given.day !== day.workday.day : weekOf(given.day) !== weekOf(day.workday.day)) return stays
  const open = given.open === null ? [{ from: 0, to: 1440 }] : merged(given.open[weekday(day.workday.day)] ?? [])
  const begins = open.map(({ from, to }) => ({ from, to: to - given.minutes })).filter(({ from, to }) => from <= to)
  const moves = cut(begins, day.workday, given.minutes)
  if (stays.length === 0 || moves.some((window) => window.from <= given.start && given.start <= window.to)) return moves
  return [...moves, ...stays].sort((a, b) => a.from - b.from)
}

function cut(windows: readonly Window[], workday: Workday, minutes: number): Window[] {
  return windows
    .map(({ from, to }) => ({ from: Math.max(from, workday.from), to: Math.min(to, workday.to - minutes) }))
    .filter(({ from, to }) => from <= to)
}

function limitsOf(problem: Problem, days: readonly StandingDay[], items: readonly FieldItem[]): Limits & { shut: Map<number, number[]> } {
  const { budget } = problem
  const most = (limit: number | null, stands: number) => (limit === null ? never : Math.max(limit, stands))
  const pauses = days.map((day) => [...day.workday.breaks])
  const flat = pauses.flatMap((breaks) => breaks.sort((a, b) => a.begins.to - b.begins.to))
  let first = 0
  return {
    step: Int32Array.from(items, (item) => (item.kind === 'given' ? 1 : problem.startsEvery)),
    shut: new Map(),
    hasShut: new Uint8Array(days.length * items.length),
    mostVisits: Int32Array.from(days, (day) => most(day.workday.consultant.mostVisitsADay, day.stops.length)),
    mostDrive: Int32Array.from(days, (day) => most(day.workday.consultant.mostDriveADay, day.driven)),
    mostLeg: Int32Array.from(days, (day) => most(day.workday.consultant.mostDriveOneWay, 0)),
    pauseFirst: Int32Array.from([0, ...pauses.map((breaks) => (first += breaks.length))]),
    pauseMinutes: Int32Array.from(flat, (pause) => pause.minutes),
    pauseOpens: Int32Array.from(flat, (pause) => pause.begins.from),
    pauseCloses: Int32Array.from(flat, (pause) => pause.begins.to),
    held: Uint8Array.from(items, (item) => (item.kind === 'candidate' ? 0 : item.given.rigidity === 'fixed' ? 2 : 1)),
    standsOn: Int32Array.from(items, (item) => (item.kind === 'given' ? item.tour : -1)),
    ...whoseOf(days),
    friction: frictionOf(days, items),
    budget: budget.freeMinutes ?? never,
    spends: Int32Array.from(items, (item) => (item.kind === 'given' ? 0 : item.candidate.minutes + budget.minutesAroundAVisit)),
    driveCounts: budget.driveCounts,
    drivenAlready: days.reduce((sum, day) => sum + day.driven, 0),
  }
}

function whoseOf(days: readonly StandingDay[]): Pick<Limits, 'whose' | 'people'> {
  const people = [...new Set(days.map(({ workday }) => workday.consultant.id))]
  return { whose: Int32Array.from(days, ({ workday }) => people.indexOf(workday.consultant.id)), people: people.length }
}

/** Minutes of driving thought of: a day the customer likes less, another than the owner, a call to move what was agreed. */
function frictionOf(days: readonly StandingDay[], items: readonly FieldItem[]): Int32Array {
  const friction = new Int32Array(days.length * items.length)
  days.forEach((day, tour) => {
    items.forEach((item, visit) => {
      friction[tour * items.length + visit] =
        item.kind === 'given' ? (item.tour === tour ? 0 : aMove) : dislike(item.candidate, day.workday)
    })
  })
  return friction
}

const aMove = 30
const anotherThanTheOwner = 5

function dislike(candidate: Candidate, workday: Workday): number {
  const { preferredDays, ownerId } = candidate
  const day = preferredDays.length > 0 && !preferredDays.includes(weekday(workday.day)) ? anotherDay : 0
  return day + (ownerId !== null && ownerId !== workday.consultant.id ? anotherThanTheOwner : 0)
}

type Places = { list: { place: Place | null; base: boolean }[]; of(place: Place | null): number; base(place: Place | null): number }

// Bases are places of their own: the drive out and the drive home are the ones at peak.
function placesOf(days: readonly StandingDay[], items: readonly FieldItem[]): Places {
  const list: Places['list'] = []
  const known = new Map<string, number>()
  const find = (place: Place | null, base: boolean) => {
    const key = `${base ? 'base' : 'stop'} ${place ? `${place.latitude} ${place.longitude}` : '?'}`
    const at = known.get(key) ?? list.push({ place, base }) - 1
    known.set(key, at)
    return at
  }
  for (const item of items) find(placeOf(item), false)
  for (const { workday } of days) for (const place of [workday.start, workday.end]) find(place, true)
  return { list, of: (place) => find(place, false), base: (place) => find(place, true) }
}

// From a base to itself is no drive: a day without visits.
function matrix(places: Places['list'], travel: TravelMinutes): Int32Array {
  const drive = new Int32Array(places.length * places.length)
  places.forEach((from, row) => {
    places.forEach((to, column) => {
      if (from.base && row === column) return
      drive[row * places.length + column] = driveTo(from.place, to.place, travel, from.base || to.base)
    })
  })
  return drive
}

function weekOf(day: string): string {
  const { year, week } = isoWeek(day)
  return `${year} ${week}`
}
