import places from './dutch-places.json'

export type Point = { latitude: number; longitude: number }

/** Names people write for a place that stands in the table under another one. */
const ALIASES: Record<string, string> = {
  'den bosch': "'s-hertogenbosch",
  's-hertogenbosch': "'s-hertogenbosch",
  'den haag': 'the hague',
  's-gravenhage': 'the hague',
  "'s-gravenhage": 'the hague',
  'capelle a/d ijssel': 'capelle aan den ijssel',
  'krimpen a/d ijssel': 'krimpen aan den ijssel',
  'alphen a/d rijn': 'alphen aan den rijn',
}

const byName = new Map(
  (places as [string, number, number, number][]).map(([name, latitude, longitude]) => [folded(name), { latitude, longitude }]),
)

/**
 * The point of a Dutch place by its name, in WGS84 degrees; undefined when the name is not in the table.
 * Good enough to plan with (a place, not a street). Source: GeoNames, CC BY 4.0 (docs/credits.md).
 */
export function pointOfPlace(place: string): Point | undefined {
  const name = folded(place)
  return byName.get(ALIASES[name] ?? name)
}

function folded(name: string) {
  return name.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
