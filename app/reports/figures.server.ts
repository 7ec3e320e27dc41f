import { abcSize, burnDownSizes, mapSize, matrixSize, paceSize } from '#app/ui/figures/sizes'
import { type AbcFigure, abcFigure } from '#reports/figures/abc-curve'
import baseMap from '#reports/figures/base-map.json'
import { type BurnDownFigure, burnDownFigure } from '#reports/figures/burn-down'
import { type BaseMap, type MapFigure, mapFigure } from '#reports/figures/map'
import { type MatrixFigure, matrixFigure } from '#reports/figures/matrix'
import { type PaceFigure, paceFigure } from '#reports/figures/pace-bars'
import type { WordedReport } from '#reports/visit-report/content'

export type ReportFigures = {
  wide: BurnDownFigure
  narrow: BurnDownFigure
  map: MapFigure | null
  pace: PaceFigure | null
  abc: AbcFigure | null
  matrix: MatrixFigure | null
}

/** The figures of a report for the screen, drawn by the same geometry as on paper. */
export function figuresOf({ hours, where, pace, base, language }: WordedReport): ReportFigures {
  return {
    wide: burnDownFigure(hours.burnDown, hours.words, burnDownSizes.wide),
    narrow: burnDownFigure(hours.burnDown, hours.words, burnDownSizes.narrow),
    pace: pace ? paceFigure(pace.bars, paceSize) : null,
    abc: base ? abcFigure({ curve: base.curve.points, ends: base.curve.ends }, abcSize) : null,
    matrix: base?.matrix ? matrixFigure(base.matrix.cells, matrixSize) : null,
    map: where.points.length > 0 ? mapFigure(baseMap as unknown as BaseMap, where.points, { ...mapSize, language }) : null,
  }
}
