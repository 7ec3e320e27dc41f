import type { ReportPart } from '#domain/reporting/layout'
import { type Paper, sheet, type } from '#reports/paper'
import { drawAbcCurve } from '#reports/paper/draw-abc-curve'
import { drawMatrix } from '#reports/paper/draw-matrix'
import { drawPace, paceKeyHeight } from '#reports/paper/draw-pace'
import type { Block } from '#reports/paper/stack'
import { headed } from './headed'
import type { WordedBase, WordedPace, WordedReport } from './worded'

const width = sheet.right - sheet.left
const gutter = 25
const column = (width - gutter) / 2

/** The visits per month or quarter, and the base as curve and matrix; what the report has nothing of says nothing. */
export function baseBlocks(paper: Paper, { pace, base }: WordedReport, parts: readonly ReportPart[]): Block[] {
  const blocks = parts.map((part) => {
    if (part === 'pace') return pace ? paceBlock(paper, pace) : null
    return part === 'base' && base ? baseBlock(paper, base) : null
  })
  return blocks.filter((block) => block !== null)
}

const paceHeight = 86

function paceBlock(paper: Paper, { heading, bars, key, spoken }: WordedPace): Block {
  const height = paceHeight + paceKeyHeight
  return headed(paper, heading, height, () => drawPace(paper, bars, key, spoken, paceHeight), height)
}

const drawingHeight = 118
const captionGap = 6

function baseBlock(paper: Paper, { heading, lead, curve, matrix, note }: WordedBase): Block {
  const noteStyle = type.bodySoft
  const captions =
    Math.max(...[curve.heading, matrix?.heading ?? ''].map((text) => paper.heightOf(text, type.labelStrong, column))) + captionGap
  const height = paper.heightOf(lead, type.bodySoft, width) + 12 + captions + drawingHeight + 10 + paper.heightOf(note, noteStyle, width)
  const draw = () => {
    paragraph(paper, lead)
    paper.y += 12
    const top = paper.y
    const right = sheet.left + column + gutter
    caption(paper, curve.heading, sheet.left, top)
    if (matrix) caption(paper, matrix.heading, right, top)
    const y = top + captions
    drawAbcCurve(paper, curve, { x: sheet.left, y, width: matrix ? column : width, height: drawingHeight })
    if (matrix) drawMatrix(paper, matrix, { x: right, y, width: column, height: drawingHeight })
    paper.y = y + drawingHeight + 10
    paragraph(paper, note)
  }
  return headed(paper, heading, height, draw, height)
}

function paragraph(paper: Paper, words: string): void {
  paper.tagged('P', () => {
    paper.y = paper.text(words, type.bodySoft, { x: sheet.left, y: paper.y, width })
  })
}

function caption(paper: Paper, words: string, x: number, y: number): void {
  paper.tagged('H3', () => void paper.text(words, type.labelStrong, { x, y, width: column }))
}
