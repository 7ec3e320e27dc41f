import type { Language } from '#app/messages/languages'
import { slotMapSize } from '#app/ui/figures/sizes'
import type { Candidate, Given, Problem, TravelMinutes } from '#domain/carry-out/planner/problem'
import type { Slot } from '#domain/carry-out/planner/slot'
import { standingDay } from '#domain/carry-out/planner/standing-day'
import { type Workday, workdaysOf } from '#domain/carry-out/planner/workday'
import type { Place } from '#domain/relations/contact'
import baseMap from '#reports/figures/base-map.json'
import { type BaseMap, type MapFigure, type MapPoint, mapFigure, spotsOnMap } from '#reports/figures/map'

type Spot = { x: number; y: number }

/** The drive of a day on the map: `pins` are the stops in order with the new one among them, `from` and `to` where it begins and ends. */
export type SlotRoute = {
  pins: (Spot & { isNew: boolean; place: string | null; isNeighbour: boolean })[]
  from: Spot | null
  to: Spot | null
  /** How many stops the day has then, and how many minutes are driven. */
  stops: number
  driveMinutes: number
}

/** The map under the moments, with a route for each of them, in their order. */
export type SlotMap = { figure: MapFigure; routes: (SlotRoute | null)[] }

/**
 * Where a customer lies among the stops of the days on which they could be visited. Null when they are not on the map. The window is that of the customer and the
 * stops before and after; what lies further is beyond the frame.
 */
export function slotMap(
  {
    problem,
    customer,
    slots,
    towns,
    travel,
  }: { problem: Problem; customer: Candidate; slots: readonly Slot[]; towns: ReadonlyMap<string, string | null>; travel: TravelMinutes },
  town: string | null,
  language: Language,
): SlotMap | null {
  const { place } = customer
  if (!place || slots.length === 0) return null
  const days = slots.map((slot) => dayWith(slot, problem))
  const points = [place, ...days.flatMap((day) => (day ? neighboursIn(day) : []))].map(pointAt)
  const size = { ...slotMapSize, language }
  return {
    figure: mapFigure(baseMap as unknown as BaseMap, points, size),
    routes: days.map((day, at) =>
      day ? routeOf(day, { place, town, towns, extra: slots[at]?.extraMinutes ?? 0, points, size, travel }) : null,
    ),
  }
}

type Day = { workday: Workday; before: Given[]; after: Given[] }

function dayWith(slot: Slot, problem: Problem): Day | null {
  const consultants = problem.consultants.filter(({ id }) => id === slot.staffId)
  const [workday] = workdaysOf({ ...problem, consultants, from: slot.day, to: slot.day })
  if (!workday) return null
  const stops = problem.given
    .filter(({ id, day, staffId }) => day === slot.day && staffId === slot.staffId && id !== slot.displaces?.appointmentId)
    .sort((a, b) => a.start - b.start)
  return { workday, before: stops.filter(({ start }) => start < slot.start), after: stops.filter(({ start }) => start >= slot.start) }
}

function neighboursIn({ before, after }: Day): Place[] {
  return [before.at(-1)?.place, after[0]?.place].flatMap((place) => place ?? [])
}

const pointAt = ({ longitude, latitude }: Place): MapPoint => ({ lon: longitude, lat: latitude, mark: 'booked' })

type Drawn = {
  place: Place
  town: string | null
  towns: ReadonlyMap<string, string | null>
  extra: number
  points: readonly MapPoint[]
  size: Parameters<typeof mapFigure>[2]
  travel: TravelMinutes
}

function routeOf({ workday, before, after }: Day, { place, town, towns, extra, points, size, travel }: Drawn): SlotRoute {
  const spotOf = (at: Place | null): Spot | null => (at ? (spotsOnMap(points, size, [pointAt(at)])[0] ?? null) : null)
  const pin = (stop: Given, isNeighbour: boolean) => {
    const spot = spotOf(stop.place)
    return spot ? [{ ...spot, isNew: false, place: towns.get(stop.id) ?? null, isNeighbour }] : []
  }
  const { driven } = standingDay(workday, [...before, ...after], travel)
  return {
    pins: [
      ...before.flatMap((stop, at) => pin(stop, at === before.length - 1)),
      { ...(spotOf(place) as Spot), isNew: true, place: town, isNeighbour: false },
      ...after.flatMap((stop, at) => pin(stop, at === 0)),
    ],
    from: spotOf(workday.start),
    to: spotOf(workday.end),
    stops: before.length + after.length + 1,
    driveMinutes: driven + extra,
  }
}
