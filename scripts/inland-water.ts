import type { MultiPolygon, Position } from 'geojson'

/**
 * The IJsselmeer, the Markermeer and the lakes round Flevoland as polygons in longitude and latitude, clockwise as d3-geo wants them.
 * Drawn by hand along the shore towns: Natural Earth's countries count these lakes as land, and without them nobody knows the country.
 * Good to about a kilometre.
 */
export function inlandWater(): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: [[closed(ijsselmeer)], [closed(markermeer)], [ribbon(borderLakes)]] }
}

const houtribdijk: Position[] = [
  [5.436, 52.545],
  [5.39, 52.593],
  [5.35, 52.632],
  [5.318, 52.674],
  [5.297, 52.701],
]

const ijsselmeer: Position[] = [
  [5.045, 52.936],
  [5.12, 52.975],
  [5.2, 53.018],
  [5.27, 53.047],
  [5.335, 53.072],
  [5.385, 53.098],
  [5.398, 53.06],
  [5.39, 53.035],
  [5.412, 53.0],
  [5.42, 52.968],
  [5.402, 52.942],
  [5.375, 52.91],
  [5.355, 52.885],
  [5.362, 52.862],
  [5.395, 52.842],
  [5.43, 52.852],
  [5.48, 52.848],
  [5.545, 52.838],
  [5.6, 52.845],
  [5.66, 52.848],
  [5.708, 52.842],
  [5.695, 52.828],
  [5.655, 52.812],
  [5.63, 52.77],
  [5.606, 52.71],
  [5.59, 52.665],
  [5.607, 52.645],
  [5.648, 52.618],
  [5.72, 52.612],
  [5.8, 52.605],
  [5.845, 52.598],
  [5.8, 52.588],
  [5.7, 52.59],
  [5.62, 52.586],
  [5.54, 52.578],
  [5.485, 52.562],
  ...houtribdijk,
  [5.288, 52.718],
  [5.25, 52.742],
  [5.215, 52.752],
  [5.17, 52.758],
  [5.115, 52.775],
  [5.108, 52.81],
  [5.1, 52.85],
  [5.065, 52.905],
]

const markermeer: Position[] = [
  ...[...houtribdijk].reverse(),
  [5.43, 52.522],
  [5.405, 52.492],
  [5.36, 52.462],
  [5.3, 52.438],
  [5.24, 52.412],
  [5.185, 52.385],
  [5.14, 52.358],
  [5.128, 52.34],
  [5.085, 52.335],
  [5.04, 52.342],
  [5.005, 52.356],
  [4.968, 52.378],
  [4.99, 52.382],
  [5.03, 52.398],
  [5.075, 52.425],
  [5.085, 52.44],
  [5.12, 52.448],
  [5.14, 52.46],
  [5.115, 52.468],
  [5.085, 52.46],
  [5.062, 52.448],
  [5.042, 52.46],
  [5.062, 52.48],
  [5.08, 52.494],
  [5.078, 52.515],
  [5.058, 52.545],
  [5.045, 52.58],
  [5.038, 52.61],
  [5.058, 52.636],
  [5.095, 52.634],
  [5.135, 52.628],
  [5.152, 52.613],
  [5.185, 52.624],
  [5.225, 52.638],
  [5.262, 52.662],
  [5.284, 52.69],
]

/** The centre line of the lakes between Flevoland and the old land, with half the width in degrees of latitude. */
const borderLakes: [number, number, number][] = [
  [5.12, 52.34, 0.008],
  [5.18, 52.328, 0.011],
  [5.24, 52.315, 0.01],
  [5.3, 52.29, 0.008],
  [5.35, 52.272, 0.008],
  [5.42, 52.262, 0.004],
  [5.48, 52.29, 0.005],
  [5.53, 52.33, 0.014],
  [5.59, 52.358, 0.012],
  [5.66, 52.383, 0.01],
  [5.72, 52.41, 0.01],
  [5.79, 52.45, 0.008],
  [5.815, 52.48, 0.004],
  [5.84, 52.525, 0.004],
  [5.84, 52.56, 0.005],
  [5.83, 52.592, 0.006],
]

function ribbon(line: readonly [number, number, number][]): Position[] {
  const sides = line.map(([lon, lat, half], index) => {
    const [fromLon, fromLat] = line[Math.max(0, index - 1)] ?? [lon, lat]
    const [toLon, toLat] = line[Math.min(line.length - 1, index + 1)] ?? [lon, lat]
    const east = (toLon - fromLon) * 0.61
    const north = toLat - fromLat
    const length = Math.hypot(east, north)
    const across: Position = [((-north / length) * half) / 0.61, (east / length) * half]
    return { left: [lon + (across[0] ?? 0), lat + (across[1] ?? 0)], right: [lon - (across[0] ?? 0), lat - (across[1] ?? 0)] }
  })
  return closed([...sides.map((side) => side.left), ...sides.map((side) => side.right).reverse()])
}

function closed(points: readonly Position[]): Position[] {
  const ring = points.map(([lon = 0, lat = 0]) => [Number(lon.toFixed(3)), Number(lat.toFixed(3))])
  return ring[0] ? [...ring, ring[0]] : ring
}
