import type { MapWindow } from '#reports/figures/map'
import type { Corner } from './rule-draft'

type Size = { width: number; height: number }

/** The place under a spot on the drawing, on five decimals: about a metre. */
export function placeAt({ x, y }: { x: number; y: number }, { width, height }: Size, { west, east, north, south }: MapWindow): Corner {
  const [top, bottom] = [northing(north), northing(south)]
  return { longitude: rounded(west + (x / width) * (east - west)), latitude: rounded(latitudeOf(top + (y / height) * (bottom - top))) }
}

/** Where a place lies on the drawing. */
export function spotAt(
  { latitude, longitude }: Corner,
  { width, height }: Size,
  { west, east, north, south }: MapWindow,
): { x: number; y: number } {
  const [top, bottom] = [northing(north), northing(south)]
  return { x: ((longitude - west) / (east - west)) * width, y: ((northing(latitude) - top) / (bottom - top)) * height }
}

// A Mercator map stretches to the north: straight in this measure, not in degrees.
const northing = (latitude: number) => Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360))
const latitudeOf = (height: number) => ((2 * Math.atan(Math.exp(height)) - Math.PI / 2) * 180) / Math.PI
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5
