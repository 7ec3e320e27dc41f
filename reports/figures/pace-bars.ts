import { scaleBand, scaleLinear } from 'd3-scale'
import { estimatedWidth, type Label, type Measure, tenths } from './labels'

export type PaceBar = { visited: number; booked: number; text: string }

export type PaceFigure = {
  width: number
  height: number
  /** The line on which the bars stand. */
  floor: number
  bars: { visited: string; booked: string; count?: Label; name: Label }[]
}

/** The widest a bar becomes, in its letters: two bars do not fill a page. */
const widestInLetters = 7

/** Visits per month or quarter: what was made, and on top of it what is agreed. Over each bar stands what it adds up to, under it which month or quarter it is. */
export function paceFigure(
  bars: readonly PaceBar[],
  { width, height, text }: { width: number; height: number; text: number },
  measure: Measure = estimatedWidth,
): PaceFigure {
  const widest = Math.max(text * widestInLetters, ...bars.map((bar) => measure(bar.text, text) + text))
  const place = scaleBand(
    bars.map((_, at) => at),
    [0, Math.min(width, bars.length * widest * 1.35)],
  ).paddingInner(0.35)
  const [top, floor] = [text * 1.6, tenths(height - text * 1.7)]
  const most = Math.max(1, ...bars.map(({ visited, booked }) => visited + booked))
  const high = scaleLinear([0, most], [0, floor - top])
  const wide = tenths(place.bandwidth())
  const block = (x: number, from: number, count: number) =>
    count > 0 ? `M${x},${tenths(floor - high(from))}h${wide}V${tenths(floor - high(from + count))}h${-wide}Z` : ''
  return {
    width,
    height,
    floor,
    bars: bars.map(({ visited, booked, text: words }, at) => {
      const x = tenths(place(at) ?? 0)
      const middle = tenths(x + wide / 2)
      const total = visited + booked
      return {
        visited: block(x, 0, visited),
        booked: block(x, visited, booked),
        ...(total > 0
          ? { count: { text: String(total), x: middle, y: tenths(floor - high(total) - text * 0.5), anchor: 'middle' as const } }
          : {}),
        name: { text: words, x: middle, y: tenths(height - text * 0.4), anchor: 'middle' as const },
      }
    }),
  }
}
