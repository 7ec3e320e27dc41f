import type { Language } from '#app/messages/languages'
import { mapSize } from '#app/ui/figures/sizes'
import type { GroupColour } from '#app/ui/tone'
import type { MapMark } from '#db/campaign-home'
import baseMap from '#reports/figures/base-map.json'
import { type BaseMap, type MapFigure, mapFigure } from '#reports/figures/map'

export type DrawnMap = {
  figure: MapFigure
  /** Who a point is and in which colour, by its label. */
  marks: Record<string, { name: string; mark: MapMark['mark']; colour: GroupColour }>
  counts: Record<MapMark['mark'], number>
}

/** Where the customers are, drawn: visited, agreed, to plan. Null without a single address. */
export function drawMap(marks: readonly MapMark[], language: Language): DrawnMap | null {
  if (marks.length === 0) return null
  const points = marks.map(({ longitude, latitude, mark }, at) => ({ lon: longitude, lat: latitude, mark, label: String(at) }))
  const about = marks.map(({ name, mark, colour }, at) => [String(at), { name, mark, colour: colourOf(colour) }] as const)
  const count = (mark: MapMark['mark']) => marks.filter((each) => each.mark === mark).length
  return {
    figure: mapFigure(baseMap as unknown as BaseMap, points, { ...mapSize, language }),
    marks: Object.fromEntries(about),
    counts: { visited: count('visited'), booked: count('booked'), 'to-plan': count('to-plan') },
  }
}

const colourOf = (colour: MapMark['colour']): GroupColour => (colour?.toLowerCase() ?? 'a') as GroupColour
