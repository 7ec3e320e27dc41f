import baseMap from '#reports/figures/base-map.json'
import { type BaseMap, type MapMark, type MapPoint, mapFigure, underAMark } from '#reports/figures/map'
import { inked, type Paper, type } from '#reports/paper'
import { put } from './draw-burn-down'
import { ink } from './type'

/** The map in a box, with its points; read aloud as one sentence. */
export function drawMap(
  paper: Paper,
  points: readonly MapPoint[],
  language: 'nl' | 'en',
  spoken: string,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  const size = { width, height, text: type.label.size, language }
  const figure = mapFigure(baseMap as unknown as BaseMap, points, size, (text) => paper.widthOf(text, type.label))
  const border = { colour: ink.border, width: 0.5 }
  const draw = () => {
    paper.within(x, y, width, height, () => {
      paper.box(x, y, width, height, { colour: ink.water })
      paper.path(figure.neighbours, x, y, { fill: { colour: ink.neighbour }, stroke: border })
      paper.path(figure.land, x, y, { fill: { colour: ink.land }, stroke: border })
      paper.path(figure.provinces, x, y, { stroke: { ...border, dash: [2, 1.6] } })
      paper.path(figure.inland, x, y, { fill: { colour: ink.water }, stroke: border })
    })
    for (const { dot, label } of figure.places) {
      if (!underAMark(dot, figure.points)) paper.disc(x + dot.x, y + dot.y, 1.1, { fill: { colour: ink.edge } })
      put(paper, label, inked(type.label, ink.faint), x, y)
    }
    for (const point of figure.points) mapMark(paper, point.mark, x + point.x, y + point.y, point.radius)
  }
  paper.tagged('Figure', draw, { alt: spoken, box: [x, y, x + width, y + height] })
}

/** Disc, ring or grey dot, with a thin white edge so that neighbours stay apart. */
export function mapMark(paper: Paper, mark: MapMark, x: number, y: number, radius: number): void {
  if (mark === 'booked') {
    paper.disc(x, y, radius - 0.4, { fill: { colour: ink.white }, stroke: { colour: ink.brand, width: Math.max(0.9, radius * 0.45) } })
    return
  }
  const colour = mark === 'visited' ? ink.brand : ink.edge
  paper.disc(x, y, mark === 'visited' ? radius : radius * 0.8, { fill: { colour }, stroke: { colour: ink.white, width: 0.6 } })
}
