import { type PaceBar, paceFigure } from '#reports/figures/pace-bars'
import { type Paper, sheet, type } from '#reports/paper'
import { put } from './draw-burn-down'
import { ink } from './type'

export const paceKeyHeight = 17

/** Bars per month or quarter over the width of the page, with what their two parts are; read aloud bar by bar. */
export function drawPace(
  paper: Paper,
  bars: readonly PaceBar[],
  key: { visited: string; booked: string },
  spoken: string,
  height: number,
): void {
  const [x, y, width] = [sheet.left, paper.y, sheet.right - sheet.left]
  const figure = paceFigure(bars, { width, height, text: type.label.size }, (text) => paper.widthOf(text, type.labelStrong))
  const draw = () => {
    for (const { visited, booked, count, name } of figure.bars) {
      paper.path(visited, x, y, { fill: { colour: ink.brand } })
      paper.path(booked, x, y, { fill: { colour: ink.brandMiddle } })
      if (count) put(paper, count, type.labelStrong, x, y)
      put(paper, name, type.label, x, y)
    }
    paper.hairline(y + figure.floor, x, sheet.right, { colour: ink.edge, width: 0.75 })
  }
  paper.tagged('Figure', draw, { alt: spoken, box: [x, y, sheet.right, y + height] })
  paper.y += height + 5
  paper.tagged('P', () => keyOf(paper, key))
  paper.y += paceKeyHeight - 5
}

function keyOf(paper: Paper, { visited, booked }: { visited: string; booked: string }): void {
  let x: number = sheet.left
  for (const [words, colour] of [
    [visited, ink.brand],
    [booked, ink.brandMiddle],
  ] as const) {
    paper.box(x, paper.y + 2.2, 7, 7, { colour }, 1.5)
    x = paper.write(words, type.label, x + 12, paper.y + 8.8) + 16
  }
}
