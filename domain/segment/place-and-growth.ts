type Point = { latitude: number; longitude: number }
type Somewhere = { latitude: number | null; longitude: number | null }

/** Kilometres of one degree of latitude. */
export const degreeKm = 111.2

/** Kilometres of one degree of longitude at a point. */
export function degreeOfLongitudeKm({ latitude }: Point): number {
  return degreeKm * Math.cos((latitude * Math.PI) / 180)
}

/**
 * Kilometres in a straight line, on a map that is flat around the point: within one percent up to 150 km in our latitudes. It takes only sums, products
 * and a root, so that the database gives the very same number. Null when the customer's place is not known.
 */
export function kilometresFrom(point: Point, { latitude, longitude }: Somewhere): number | null {
  if (latitude === null || longitude === null) return null
  const north = (latitude - point.latitude) * degreeKm
  const east = (longitude - point.longitude) * degreeOfLongitudeKm(point)
  return Math.sqrt(north * north + east * east)
}

/** A side of an area, seen from south to north: at a latitude from `low` to before `high` it lies at longitude `slope * (latitude - from) + at`. */
export type Edge = { low: number; high: number; slope: number; from: number; at: number }

/** The sides of an area that is drawn by its corners; a side that runs due east or west decides nothing and is left out. */
export function edgesOf(corners: readonly Point[]): Edge[] {
  return corners.flatMap((corner, at) => {
    const next = corners[(at + 1) % corners.length]
    if (!next || next.latitude === corner.latitude) return []
    const slope = (next.longitude - corner.longitude) / (next.latitude - corner.latitude)
    const [low, high] = [Math.min(corner.latitude, next.latitude), Math.max(corner.latitude, next.latitude)]
    return [{ low, high, slope, from: corner.latitude, at: corner.longitude }]
  })
}

/** Whether a place lies inside: an odd number of sides is crossed going east. Null when the customer's place is not known. */
export function isWithin(edges: readonly Edge[], { latitude, longitude }: Somewhere): boolean | null {
  if (latitude === null || longitude === null) return null
  const crossed = edges.filter(
    ({ low, high, slope, from, at }) => latitude >= low && latitude < high && longitude < slope * (latitude - from) + at,
  )
  return crossed.length % 2 === 1
}

/** By how many percent a number rose; null when either is missing, or when there is nothing to compare with. */
export function percentGrown(from: number | null, to: number | null): number | null {
  return from === null || to === null || from <= 0 ? null : ((to - from) * 100) / from
}
