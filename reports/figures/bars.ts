import { tenths } from './labels'

/** A bar that has something to show is never shorter than this share of the full width, and one without is not there. */
const shortestShare = 0.02

/** Lengths for bars that are compared with each other: the largest value fills the width. Order and number stay as given. */
export function barLengths(values: readonly number[], width: number): number[] {
  const most = Math.max(0, ...values)
  return values.map((value) => (value > 0 ? tenths(Math.max(shortestShare, value / most) * width) : 0))
}

export type Part = { x: number; width: number }

/**
 * The parts of one progress bar, such as visited, booked and still to plan, side by side over the width with a gap between them.
 * A part of zero has no width and takes no gap; nothing at all gives parts without width.
 */
export function progressParts(values: readonly number[], width: number, gap = 2): Part[] {
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0)
  const shown = values.filter((value) => value > 0).length
  const room = width - gap * Math.max(0, shown - 1)
  let x = 0
  return values.map((value) => {
    const part = { x: tenths(x), width: value > 0 ? tenths((value / total) * room) : 0 }
    if (value > 0) x += (value / total) * room + gap
    return part
  })
}
