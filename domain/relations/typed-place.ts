import type { Point } from './places'

/** A place as somebody types it: coordinates, a Dutch postcode with or without its letters, or the name of a place. */
export type TypedPlace = { point: Point } | { postcode: string } | { place: string }

/** Reads '51,22 4,40', '4001 AB', '4001' or 'Tiel'. Null for nothing, or for coordinates that are nowhere in Europe: then they were swapped or mistyped. */
export function typedPlace(typed: string): TypedPlace | null {
  const text = typed.trim()
  if (text === '') return null
  const [, north, east] = /^(-?\d{1,3}[.,]\d+)\s*[,; ]\s*(-?\d{1,3}[.,]\d+)$/.exec(text) ?? []
  if (north && east) return pointIn(numberFrom(north), numberFrom(east))
  const [, figures, letters = ''] = /^([1-9]\d{3})\s?([a-z]{2})?$/i.exec(text) ?? []
  return figures ? { postcode: `${figures}${letters.toUpperCase()}` } : { place: text }
}

function pointIn(latitude: number, longitude: number): TypedPlace | null {
  return latitude >= 35 && latitude <= 72 && longitude >= -12 && longitude <= 32 ? { point: { latitude, longitude } } : null
}

const numberFrom = (text: string) => Number(text.replace(',', '.'))
