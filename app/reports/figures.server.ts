import { burnDownSizes, mapSize } from '#app/ui/figures/sizes'
import baseMap from '#reports/figures/base-map.json'
import { type BurnDownFigure, burnDownFigure } from '#reports/figures/burn-down'
import { type BaseMap, type MapFigure, mapFigure } from '#reports/figures/map'
import type { WordedReport } from '#reports/visit-report/content'

export type ReportFigures = { wide: BurnDownFigure; narrow: BurnDownFigure; map: MapFigure | null }

/** The figures of a report for the screen, drawn by the same geometry as on paper. */
export function figuresOf({ hours, where, language }: WordedReport): ReportFigures {
  return {
    wide: burnDownFigure(hours.burnDown, hours.words, burnDownSizes.wide),
    narrow: burnDownFigure(hours.burnDown, hours.words, burnDownSizes.narrow),
    map: where.points.length > 0 ? mapFigure(baseMap as unknown as BaseMap, where.points, { ...mapSize, language }) : null,
  }
}
