import { scaleBand } from 'd3-scale'
import { tenths } from './labels'

export type MatrixCell = {
  recency: number
  value: number
  count: number
  /** How dark it is, 0 to 1: its count against the largest. */
  strength: number
  path: string
  /** The middle of the cell, where its count stands. */
  x: number
  y: number
}

export type MatrixFigure = { width: number; height: number; cells: MatrixCell[] }

/** How dark a cell is: its count against the largest of all. A cell with somebody in it never looks empty. */
export function strengthOf(count: number, most: number): number {
  return count > 0 ? 0.25 + 0.75 * (count / Math.max(1, most)) : 0
}

/** The matrix of recency against value, five by five; the most recent contact at the top, the largest value at the right. `cells[recency - 1][value - 1]`. */
export function matrixFigure(cells: readonly (readonly number[])[], { width, height }: { width: number; height: number }): MatrixFigure {
  const fifths = [1, 2, 3, 4, 5]
  const x = scaleBand(fifths, [0, width]).paddingInner(0.06)
  const y = scaleBand([...fifths].reverse(), [0, height]).paddingInner(0.09)
  const most = Math.max(0, ...cells.flat())
  const [wide, high] = [tenths(x.bandwidth()), tenths(y.bandwidth())]
  const drawn = fifths.flatMap((recency) =>
    fifths.map((value): MatrixCell => {
      const count = cells[recency - 1]?.[value - 1] ?? 0
      const [left, top] = [tenths(x(value) ?? 0), tenths(y(recency) ?? 0)]
      return {
        recency,
        value,
        count,
        strength: strengthOf(count, most),
        path: `M${left},${top}h${wide}v${high}h${-wide}Z`,
        x: tenths(left + wide / 2),
        y: tenths(top + high / 2),
      }
    }),
  )
  return { width, height, cells: drawn }
}
