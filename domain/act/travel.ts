import type { Place } from '#domain/relations/contact'
import { kilometresFrom } from '#domain/segment/place-and-growth'

/**
 * Estimated minutes on the road for each visit of a round that is not planned yet: the way there and back is shared by the visits of a
 * day, and from one customer to the nearest next. Whole minutes, in the order given; a customer whose place is not known gets the average.
 * It is meant for adding up a plan; the planner reckons the real drives.
 */
export function driveMinutesOf(visits: readonly (Place | null)[], home: Place | null): number[] {
  const known = visits.filter((place) => place !== null)
  const base = home ?? middleOf(known)
  const costs = visits.map(
    (place) =>
      place && base && Math.round((2 * minutesBetween(base, place)) / visitsADay + (hopOf(place, known) * (visitsADay - 1)) / visitsADay),
  )
  const given = costs.filter((cost) => cost !== null)
  const average = given.length > 0 ? Math.round(given.reduce((sum, cost) => sum + cost, 0) / given.length) : unknownMinutes
  return costs.map((cost) => cost ?? average)
}

/** The customers of a segment in the order in which an activity takes them: as given (the largest first), or the quickest to reach first. */
export function orderOfVisits<Visit extends { place: Place | null }>(
  visits: readonly Visit[],
  home: Place | null,
  pick: 'largest' | 'nearest',
): Visit[] {
  if (pick === 'largest') return [...visits]
  const costs = driveMinutesOf(
    visits.map(({ place }) => place),
    home,
  )
  return visits
    .map((visit, at) => ({ visit, cost: costs[at] ?? 0, at }))
    .sort((a, b) => a.cost - b.cost || a.at - b.at)
    .map(({ visit }) => visit)
}

const visitsADay = 3
/** Without any place on the map: what a visit takes on the road on average in the office's own figures. */
const unknownMinutes = 30
/** Among more than so many customers the nearest next is not sought: it is as good as next door. */
const mostSought = 600

function hopOf(place: Place, among: readonly Place[]): number {
  if (among.length > mostSought) return 5
  const others = among.filter((other) => other !== place).map((other) => minutesBetween(place, other))
  return others.length > 0 ? Math.min(...others) : 0
}

// Roads are longer than the straight line; over such distances an hour brings one some 55 kilometres; and a few minutes to park and walk.
function minutesBetween(from: Place, to: Place): number {
  return ((kilometresFrom(from, to) ?? 0) * 1.3 * 60) / 55 + 3
}

function middleOf(places: readonly Place[]): Place | null {
  if (places.length === 0) return null
  const mean = (of: (place: Place) => number) => places.reduce((sum, place) => sum + of(place), 0) / places.length
  return { latitude: mean(({ latitude }) => latitude), longitude: mean(({ longitude }) => longitude) }
}
