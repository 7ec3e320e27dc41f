import { type GeoProjection, geoMercator, geoPath } from 'd3-geo'
import type { MultiLineString, MultiPolygon } from 'geojson'
import { around, estimatedWidth, firstFree, type Label, labelRect, type Measure, type Rect, type Spot, tenths, touching } from './labels'

/** What reports/figures/base-map.json holds; scripts/make-base-map.ts writes it. Coordinates are longitude and latitude. */
export type BaseMap = {
  credit: string
  land: MultiPolygon
  neighbours: MultiPolygon
  inland: MultiPolygon
  provinces: MultiLineString
  places: { name: string; english?: string; lon: number; lat: number; population: number }[]
}

/** Visited is a disc, agreed a ring, still to plan a grey dot. */
export type MapMark = 'visited' | 'booked' | 'to-plan'
export type MapPoint = { lon: number; lat: number; mark: MapMark; label?: string }

/** `closest`: how near the map may come, as a share of the usual; 1 when left out. */
export type MapSize = { width: number; height: number; text: number; language: 'nl' | 'en'; closest?: number }

/** SVG path data and places in the units of the size that was asked for. Draw them in this order over a field of water. */
export type MapFigure = {
  width: number
  height: number
  neighbours: string
  land: string
  provinces: string
  inland: string
  places: { dot: Spot; label: Label }[]
  points: (Spot & { mark: MapMark; radius: number; label?: string })[]
}

/** Rather a region than a street: what the map shows at least, in degrees of longitude and latitude. */
const smallestSpan = { lon: 0.75, lat: 0.46 }
const wholeCountry = { west: 3.3, south: 50.75, east: 7.25, north: 53.55 }
/** The base map ends a little outside these; a point beyond them is left off. */
const edge = { west: 1.5, south: 49.2, east: 9.8, north: 55 }

/**
 * The Netherlands, or the part of it the points lie in, with the names of the larger places where there is room.
 * Without points it is the whole country.
 */
export function mapFigure(base: BaseMap, points: readonly MapPoint[], size: MapSize, measure: Measure = estimatedWidth): MapFigure {
  const shown = points.filter((point) => point.lon > edge.west && point.lon < edge.east && point.lat > edge.south && point.lat < edge.north)
  const projection = projectionFor(shown, size)
  const path = geoPath(projection).digits(1)
  const marks = placed(shown, projection, size)
  return {
    width: size.width,
    height: size.height,
    neighbours: path(base.neighbours) ?? '',
    land: path(base.land) ?? '',
    provinces: path(base.provinces) ?? '',
    inland: path(base.inland) ?? '',
    places: placeNames(base, marks, projection, size, measure),
    points: marks,
  }
}

/** Where a map's corners lie, so that a point on the drawing can be read as a place: both ways straight on a Mercator map. */
export type MapWindow = { west: number; east: number; north: number; south: number }

/** The window of the map that `mapFigure` draws for these points. */
export function mapWindow(points: readonly MapPoint[], size: MapSize): MapWindow {
  const shown = points.filter((point) => point.lon > edge.west && point.lon < edge.east && point.lat > edge.south && point.lat < edge.north)
  const projection = projectionFor(shown, size)
  const [west, north] = projection.invert?.([0, 0]) ?? [wholeCountry.west, wholeCountry.north]
  const [east, south] = projection.invert?.([size.width, size.height]) ?? [wholeCountry.east, wholeCountry.south]
  return { west, east, north, south }
}

/** Where places lie on the map that `mapFigure` draws for these points, also beyond its frame: a line to there leaves the map on the right side. */
export function spotsOnMap(points: readonly MapPoint[], size: MapSize, places: readonly { lon: number; lat: number }[]): Spot[] {
  const projection = projectionFor(points, size)
  return places.map((place) => project(projection, place) ?? { x: 0, y: 0 })
}

function projectionFor(points: readonly MapPoint[], { width, height, text, closest = 1 }: MapSize): GeoProjection {
  const view = points.length === 0 ? wholeCountry : viewOf(points, closest)
  const corners = {
    type: 'MultiPoint' as const,
    coordinates: [
      [view.west, view.south],
      [view.east, view.north],
    ],
  }
  const margin = points.length === 0 ? 0 : text * 1.6
  return geoMercator()
    .fitExtent(
      [
        [margin, margin],
        [width - margin, height - margin],
      ],
      corners,
    )
    .clipExtent([
      [0, 0],
      [width, height],
    ])
}

function viewOf(points: readonly MapPoint[], closest: number): typeof wholeCountry {
  const [west, east] = spread(
    points.map((point) => point.lon),
    smallestSpan.lon * closest,
  )
  const [south, north] = spread(
    points.map((point) => point.lat),
    smallestSpan.lat * closest,
  )
  return { west, south, east, north }
}

function spread(values: readonly number[], smallest: number): [number, number] {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const short = Math.max(0, smallest - (high - low)) / 2
  return [low - short, high + short]
}

/** Grey dots lie under the rings and these under the discs: what was done is always seen. */
function placed(points: readonly MapPoint[], projection: GeoProjection, size: MapSize): MapFigure['points'] {
  const order: MapMark[] = ['to-plan', 'booked', 'visited']
  const radius = tenths(size.text * (points.length > 80 ? 0.22 : points.length > 40 ? 0.3 : 0.38))
  return order.flatMap((mark) =>
    points.flatMap((point) => {
      const spot = project(projection, point)
      return point.mark === mark && spot ? [{ ...spot, mark, radius, ...(point.label ? { label: point.label } : {}) }] : []
    }),
  )
}

function project(projection: GeoProjection, { lon, lat }: { lon: number; lat: number }): Spot | undefined {
  const at = projection([lon, lat])
  return at ? { x: tenths(at[0]), y: tenths(at[1]) } : undefined
}

/** The largest places first; a name that would cover a mark, another name or the frame is left off. */
function placeNames(
  base: BaseMap,
  marks: readonly (Spot & { radius: number })[],
  projection: GeoProjection,
  size: MapSize,
  measure: Measure,
) {
  const frame: Rect = { left: 3, top: 3, right: size.width - 3, bottom: size.height - 3 }
  const most = Math.max(4, Math.round((size.width * size.height) / (size.text * size.text * 110)))
  const markRects = marks.map((mark) => around(mark, mark.radius + 1.5))
  const taken: Rect[] = [...markRects]
  const names: MapFigure['places'] = []
  for (const place of base.places) {
    if (names.length >= most) break
    const dot = project(projection, place)
    if (!dot || dot.x < 4 || dot.y < 4 || dot.x > size.width - 4 || dot.y > size.height - 4) continue
    const text = size.language === 'en' ? (place.english ?? place.name) : place.name
    const label = firstFree(namePlaces(text, dot, size.text), taken, frame, size.text, measure)
    if (!label) continue
    taken.push(roomFor(label, size.text, measure), around(dot, 2))
    names.push({ dot, label })
  }
  return names
}

/** Beside the place, then above and under it; once more a little further off, for a place that lies under a mark. */
function namePlaces(text: string, dot: Spot, size: number): Label[] {
  return [0, size * 0.35].flatMap((further): Label[] => [
    { text, x: dot.x + size * 0.6 + further, y: dot.y + size * 0.33, anchor: 'start' },
    { text, x: dot.x - size * 0.6 - further, y: dot.y + size * 0.33, anchor: 'end' },
    { text, x: dot.x, y: dot.y - size * 0.6 - further, anchor: 'middle' },
    { text, x: dot.x, y: dot.y + size * 1.3 + further, anchor: 'middle' },
  ])
}

function roomFor(label: Label, size: number, measure: Measure): Rect {
  const rect = labelRect(label, size, measure)
  return { left: rect.left - size, right: rect.right + size, top: rect.top - size * 0.6, bottom: rect.bottom + size * 0.6 }
}

/** Whether a place's own dot would lie under a mark, so that drawing it would only blur the mark. */
export function underAMark(dot: Spot, marks: readonly (Spot & { radius: number })[]): boolean {
  return marks.some((mark) => touching(around(dot, 1.5), around(mark, mark.radius)))
}
