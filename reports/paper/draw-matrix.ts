import { matrixFigure } from '#reports/figures/matrix'
import { type Paper, type } from '#reports/paper'
import type { Box } from './canvas'
import { put } from './draw-burn-down'
import { ink, inked, type TypeStyle } from './type'

type Matrix = { cells: number[][]; ends: Record<'recent' | 'long' | 'small' | 'large', string>; spoken: string }

const count: TypeStyle = type.labelStrong
const wordsUnder = type.label.line + 3

/** The matrix of last contact and size in a box, with what its sides mean; read aloud as its rows. Every cell has its number, so that in grey it says the same. */
export function drawMatrix(paper: Paper, { cells, ends, spoken }: Matrix, { x, y, width, height }: Box): void {
  const left = Math.max(paper.widthOf(ends.recent, type.label), paper.widthOf(ends.long, type.label)) + 8
  const figure = matrixFigure(cells, { width: width - left, height: height - wordsUnder })
  const draw = () => {
    for (const cell of figure.cells) {
      paper.path(cell.path, x + left, y, { fill: { colour: ink.sunken } })
      if (cell.count > 0) paper.path(cell.path, x + left, y, { fill: { colour: ink.brandMiddle, opacity: cell.strength } })
      const style = inked(count, cell.count > 0 ? ink.black : ink.faint)
      put(paper, { text: String(cell.count), x: cell.x, y: cell.y + 3, anchor: 'middle' }, style, x + left, y)
    }
    const [first, last] = [rowY(figure.cells, 5), rowY(figure.cells, 1)]
    put(paper, { text: ends.recent, x: left - 8, y: first + 3, anchor: 'end' }, type.label, x, y)
    put(paper, { text: ends.long, x: left - 8, y: last + 3, anchor: 'end' }, type.label, x, y)
    put(paper, { text: ends.small, x: left, y: height - 3, anchor: 'start' }, type.label, x, y)
    put(paper, { text: ends.large, x: width, y: height - 3, anchor: 'end' }, type.label, x, y)
  }
  paper.tagged('Figure', draw, { alt: spoken, box: [x, y, x + width, y + height] })
}

function rowY(cells: readonly { recency: number; y: number }[], recency: number): number {
  return cells.find((cell) => cell.recency === recency)?.y ?? 0
}
