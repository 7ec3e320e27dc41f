import type { BurnDown } from '#domain/units/burn-down'
import { type BurnDownFigure, type BurnDownWords, burnDownFigure } from '#reports/figures/burn-down'
import type { Label } from '#reports/figures/labels'
import { inked, type Paper, sheet, type } from '#reports/paper'
import { ink, type TypeStyle } from './type'

const strong: TypeStyle = { ...type.labelStrong, size: 9, line: 12 }
const axisWord: TypeStyle = { ...type.labelStrong, size: type.label.size }

/** The burn-down over the width of the page, read aloud as one sentence. */
export function drawBurnDown(paper: Paper, data: BurnDown, words: BurnDownWords, spoken: string, height: number): void {
  const [x, y] = [sheet.left, paper.y]
  const size = { width: sheet.right - sheet.left, height, text: type.label.size }
  const figure = burnDownFigure(data, words, size, (text) => paper.widthOf(text, strong))
  const draw = () => {
    grid(paper, figure, x, y)
    lines(paper, figure, x, y)
    marks(paper, figure, x, y)
  }
  paper.tagged('Figure', draw, { alt: spoken, box: [x, y, sheet.right, y + height] })
  paper.y += height
}

function grid(paper: Paper, { hours, months, plot }: BurnDownFigure, x: number, y: number): void {
  for (const { y: at, label, isZero } of hours) {
    paper.line([x + plot.left, y + at], [x + plot.right, y + at], { colour: isZero ? ink.edge : ink.line, width: isZero ? 0.75 : 0.5 })
    put(paper, { text: label, x: plot.left - 8, y: at + 2.8, anchor: 'end' }, type.label, x, y)
  }
  for (const { x: at, label } of months) {
    paper.line([x + at, y + plot.bottom], [x + at, y + plot.bottom + 3], { colour: ink.edge, width: 0.5 })
    if (label) put(paper, label, type.label, x, y)
  }
}

function lines(paper: Paper, { paths, today, plot }: BurnDownFigure, x: number, y: number): void {
  paper.path(paths.doneArea, x, y, { fill: { colour: ink.brandSoft } })
  paper.path(paths.band, x, y, { fill: { colour: ink.brand, opacity: 0.1 } })
  paper.path(paths.plan, x, y, { stroke: { colour: ink.edge, width: 0.9, dash: [3.5, 3] } })
  paper.line([x + today.x, y + plot.top], [x + today.x, y + plot.bottom], { colour: ink.now, width: 0.9 })
  paper.path(paths.forecast, x, y, { stroke: { colour: ink.brand, width: 1.6, dash: [0.1, 4], round: true } })
  paper.path(paths.done, x, y, { stroke: { colour: ink.brand, width: 2, round: true } })
}

function marks(paper: Paper, { dot, left, ring, end, today }: BurnDownFigure, x: number, y: number): void {
  if (today.label) put(paper, today.label, inked(axisWord, ink.nowText), x, y)
  if (end) put(paper, end, inked(axisWord, ink.brand), x, y)
  if (ring) paper.disc(x + ring.x, y + ring.y, 3, { fill: { colour: ink.white }, stroke: { colour: ink.brand, width: 1.5 } })
  if (dot) paper.disc(x + dot.x, y + dot.y, 3.4, { fill: { colour: ink.now }, stroke: { colour: ink.white, width: 1.2 } })
  if (left) put(paper, left, strong, x, y, true)
}

/** A label at its place; with a field of white behind it, so that a grid line does not run through its letters. */
export function put(paper: Paper, label: Label, style: TypeStyle, x: number, y: number, field = false): void {
  const width = paper.widthOf(label.text, style)
  const from = x + label.x - (label.anchor === 'end' ? width : label.anchor === 'middle' ? width / 2 : 0)
  if (field) paper.box(from - 2, y + label.y - style.size * 0.82, width + 4, style.size * 1.12, { colour: ink.white, opacity: 0.82 }, 2)
  paper.write(label.text, style, from, y + label.y)
}
