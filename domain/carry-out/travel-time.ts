import type { Place } from '#domain/relations/contact'

/**
 * Minutes by car between two places, without a network: the great circle times a detour, driven at speeds that rise with the distance,
 * and some minutes to park and walk. Whole minutes; the same both ways.
 */
export function travelMinutes(from: Place, to: Place): number {
  return Math.round(minutesOver(roadKm(from, to)))
}

/** Minutes over a road of so many kilometres, parking included; not rounded. */
export function minutesOver(km: number): number {
  return drivingMinutes(km) + parkingMinutes
}

/** Kilometres by road, estimated. */
export function roadKm(from: Place, to: Place): number {
  return greatCircleKm(from, to) * detour
}

/** Dutch roads are 1.25 to 1.35 times as long as the straight line. */
const detour = 1.3
const parkingMinutes = 3

/**
 * The first 5 km of a drive at 28 km/h, then up to 20 km at 45, up to 60 km at 70, the rest at 85. Speeds hold for the stretch, not for
 * the whole drive: otherwise 6 km would take less time than 5.
 */
const stretches = [
  { upToKm: 5, kmPerHour: 28 },
  { upToKm: 20, kmPerHour: 45 },
  { upToKm: 60, kmPerHour: 70 },
  { upToKm: Number.POSITIVE_INFINITY, kmPerHour: 85 },
]

function drivingMinutes(km: number): number {
  let minutes = 0
  let driven = 0
  for (const { upToKm, kmPerHour } of stretches) {
    const stretch = Math.min(km, upToKm) - driven
    if (stretch <= 0) break
    minutes += (stretch / kmPerHour) * 60
    driven += stretch
  }
  return minutes
}

const earthRadiusKm = 6371
const radian = Math.PI / 180

/** Kilometres as the crow flies (haversine). */
export function greatCircleKm(from: Place, to: Place): number {
  const height = Math.sin(((to.latitude - from.latitude) * radian) / 2)
  const width = Math.sin(((to.longitude - from.longitude) * radian) / 2)
  const share = height * height + Math.cos(from.latitude * radian) * Math.cos(to.latitude * radian) * width * width
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(share)))
}
