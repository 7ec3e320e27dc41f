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

const rows = places as [name: string, latitude: number, longitude: number, people: number, province: string][]
const byName = new Map(rows.map(([name, latitude, longitude]) => [folded(name), { latitude, longitude }]))
const provinceByName = new Map(rows.map(([name, , , , province]) => [folded(name), province]))

// The codes of GeoNames (admin1CodesASCII).
const provinces: Record<string, string> = {
  '01': 'Drenthe',
  '02': 'Friesland',
  '03': 'Gelderland',
  '04': 'Groningen',
  '05': 'Limburg',
  '06': 'Noord-Brabant',
  '07': 'Noord-Holland',
  '09': 'Utrecht',
  '10': 'Zeeland',
  '11': 'Zuid-Holland',
  '15': 'Overijssel',
  '16': 'Flevoland',
}

/**
 * The point of a Dutch place by its name, in WGS84 degrees; undefined when the name is not in the table.
 * Good enough to plan with (a place, not a street). Source: GeoNames, CC BY 4.0 (docs/credits.md).
 */
export function pointOfPlace(place: string): Point | undefined {
  const name = folded(place)
  return byName.get(ALIASES[name] ?? name)
}

/** The province of a Dutch place by its name; null when the name is not in the table, or stands for places in two provinces. */
export function provinceOfPlace(place: string): string | null {
  const name = folded(place)
  return provinces[provinceByName.get(ALIASES[name] ?? name) ?? ''] ?? null
}

function folded(name: string) {
  return name.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
