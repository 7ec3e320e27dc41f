import { abcFigure } from '#reports/figures/abc-curve'
import { type Paper, type } from '#reports/paper'
import type { Box } from './canvas'
import { put } from './draw-burn-down'
import { ink, inked } from './type'

type Curve = { points: { customers: number; total: number }[]; ends: { cut: number; customers: number; text: string }[]; spoken: string }

const strong = inked({ ...type.labelStrong, size: type.label.size }, ink.black)

/** The curve of an ABC analysis in a box, read aloud as one sentence. */
export function drawAbcCurve(paper: Paper, { points, ends, spoken }: Curve, { x, y, width, height }: Box): void {
  const figure = abcFigure({ curve: points, ends }, { width, height, text: type.label.size }, (text) => paper.widthOf(text, strong))
  const { plot, paths } = figure
  const draw = () => {
    paper.path(paths.under, x, y, { fill: { colour: ink.brandSoft } })
    paper.path(paths.even, x, y, { stroke: { colour: ink.edge, width: 0.6, dash: [1.5, 2.5] } })
    for (const cut of paths.cuts) paper.path(cut, x, y, { stroke: { colour: ink.now, width: 0.8, dash: [3.5, 3] } })
    paper.line([x + plot.left, y + plot.top], [x + plot.left, y + plot.bottom], { colour: ink.edge, width: 0.6 })
    paper.line([x + plot.left, y + plot.bottom], [x + plot.right, y + plot.bottom], { colour: ink.edge, width: 0.75 })
    paper.path(paths.curve, x, y, { stroke: { colour: ink.brand, width: 2, round: true } })
    for (const share of figure.shares) put(paper, share, type.label, x, y)
    for (const end of figure.ends) put(paper, end, strong, x, y, true)
  }
  paper.tagged('Figure', draw, { alt: spoken, box: [x, y, x + width, y + height] })
}
