import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import { estimatedWidth, type Label, labelRect, type Measure, type Rect, tenths, touching } from './labels'

/** Shares run from 0 to 1: of the customers, largest first, against what they make of the total. */
export type AbcCurve = {
  curve: readonly { customers: number; total: number }[]
  /** Where class A and class B end: the share of the total, the share of the customers, and in words what that is. */
  ends: readonly { cut: number; customers: number; text: string }[]
}

export type AbcFigure = {
  width: number
  height: number
  plot: Rect
  /** `even` is the line on which all customers would weigh the same; `cuts` is one path for each end. */
  paths: { curve: string; under: string; even: string; cuts: string[] }
  /** The shares up the wall, in percents. */
  shares: Label[]
  ends: Label[]
}

/** The curve of an ABC analysis with its cuts. Screen and paper draw it from the same paths. */
export function abcFigure(
  { curve, ends }: AbcCurve,
  size: { width: number; height: number; text: number },
  measure: Measure = estimatedWidth,
): AbcFigure {
  const { width, height, text } = size
  const plot = {
    left: tenths(measure('100%', text) + text * 0.6),
    right: width - text * 0.4,
    top: text,
    bottom: tenths(height - text * 0.6),
  }
  const x = scaleLinear([0, 1], [plot.left, plot.right]).clamp(true)
  const y = scaleLinear([0, 1], [plot.bottom, plot.top]).clamp(true)
  type Point = { customers: number; total: number }
  const along = ({ customers }: Point) => tenths(x(customers))
  const up = ({ total }: Point) => tenths(y(total))
  const points = [...curve]
  return {
    width,
    height,
    plot,
    paths: {
      curve: line<Point>(along, up).curve(curveMonotoneX).digits(1)(points) ?? '',
      under: area<Point>(along, plot.bottom, up).curve(curveMonotoneX).digits(1)(points) ?? '',
      even: `M${plot.left},${plot.bottom}L${plot.right},${plot.top}`,
      cuts: ends.map(({ cut, customers }) => `M${plot.left},${tenths(y(cut))}H${tenths(x(customers))}V${plot.bottom}`),
    },
    shares: sharesAt([...ends.map(({ cut }) => cut), 1], text, plot, y, measure),
    ends: endLabels(ends, text, plot, x, measure),
  }
}

/** Two shares so close that their figures would touch show the first. */
function sharesAt(shares: readonly number[], text: number, plot: Rect, y: (share: number) => number, measure: Measure): Label[] {
  const labels = shares.map(
    (share): Label => ({
      text: `${Math.round(share * 100)}%`,
      x: plot.left - text * 0.5,
      y: tenths(y(share) + text * 0.34),
      anchor: 'end',
    }),
  )
  return apart(labels, text, measure)
}

/** At the foot of each cut, within the plot: to its right where there is room, else to its left. */
function endLabels(ends: AbcCurve['ends'], text: number, plot: Rect, x: (share: number) => number, measure: Measure): Label[] {
  return ends.map(({ customers, text: words }, at) => {
    const foot = x(customers)
    const fits = foot + text * 0.5 + measure(words, text) <= plot.right
    const away = fits ? text * 0.5 : -text * 0.5
    // Each on a line of its own: the ends of A and B may lie close together.
    return {
      text: words,
      x: tenths(foot + away),
      y: tenths(plot.bottom - text * (0.5 + 1.4 * (ends.length - 1 - at))),
      anchor: fits ? 'start' : 'end',
    }
  })
}

function apart(labels: readonly Label[], size: number, measure: Measure): Label[] {
  const kept: Label[] = []
  for (const label of labels) {
    const rect = labelRect(label, size, measure)
    if (!kept.some((other) => touching(labelRect(other, size, measure), rect))) kept.push(label)
  }
  return kept
}
