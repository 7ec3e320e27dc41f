import { type Point, pointOfPlace } from '#domain/relations/places'
import { placeKey } from './places'

/** A postcode and the next village often share four figures; farther apart than this, in kilometres, one of the two is wrong. */
const near = 8

/**
 * Whether a place cannot be where its postcode is: it is called otherwise than the place of the postcode, and lies far from it or is not known at all.
 * @param area the place that belongs to the postcode and the middle of the postcode
 */
export function placeDisagrees(place: string, area: { place: string | null } & Point): boolean {
  if (area.place === null || placeKey(place) === placeKey(area.place)) return false
  const point = pointOfPlace(place)
  return point === undefined || kmBetween(point, area) > near
}

/** Good within a country: the earth is flat over such distances. */
function kmBetween(one: Point, other: Point): number {
  const north = (one.latitude - other.latitude) * kmPerDegree
  const east = (one.longitude - other.longitude) * kmPerDegree * Math.cos((one.latitude * Math.PI) / 180)
  return Math.hypot(north, east)
}

const kmPerDegree = 111.2
