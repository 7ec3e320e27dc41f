import type { Language } from '#app/messages/languages'
import { groupOf } from '#app/segments/segment-colour'
import { abcSize, mapSize } from '#app/ui/figures/sizes'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type Measured, municipalitiesOf, namesOf, numbersOf, type PlaceCount, spotsOf } from '#db/segments/analysis'
import { ruleVocabularyOf } from '#db/segments/vocabulary'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { formatPercent } from '#domain/language/format'
import type { StaffActor } from '#domain/relations/actor'
import { type Abc, type AbcClass, abc, abcFloors, ruleOfClass } from '#domain/segment/abc'
import { type Rfv, type RfvScore, rfv, ruleOfCell } from '#domain/segment/rfv'
import type { Rule } from '#domain/segment/rule'
import { type AbcFigure, abcFigure } from '#reports/figures/abc-curve'
import baseMap from '#reports/figures/base-map.json'
import { type BaseMap, type MapFigure, type MapWindow, mapFigure, mapWindow } from '#reports/figures/map'

type Ranked = Abc['ranked'][number] & { name: string; place: string | null }

export type Analysis = {
  choices: Measured[]
  chosen: Measured | null
  abc: {
    classes: Record<AbcClass, Abc['classes'][AbcClass] & { floor: number | null; rule: Rule | null }>
    unknown: number
    customers: number
    total: number
    figure: AbcFigure
    cuts: { a: number; b: number }
    largest: Ranked[]
  } | null
  rfv: { cells: (Rfv['cells'][number][number] & { rule: Rule | null })[][]; unknown: number; bounds: Rfv['bounds'] } | null
  places: PlaceCount[]
  map: SegmentMap | null
}

/** Largest customers shown under the curve, each with why it is in its class. */
const largestShown = 12

/** The base looked at from three sides: which customers make the number, how recent and how large they are, and where they are. */
export async function analysisPage(
  actor: StaffActor,
  campaignId: string,
  asked: { measure: string | null; year: number | null; cuts: { a: number; b: number }; language: Language },
  now: Moment,
): Promise<Analysis | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    if (!campaign) return null
    const { clientId } = campaign
    const { measures } = await ruleVocabularyOf(tx, clientId)
    const choices = measures.flatMap(({ measure, years }) => [...years].sort((a, b) => b - a).map((year) => ({ measure, year })))
    const chosen = choices.find(({ measure, year }) => measure === asked.measure && year === asked.year) ?? usual(choices)
    const numbers = chosen ? await numbersOf(tx, clientId, chosen, dayOf(now)) : []
    const ranked = chosen && abc(numbers, asked.cuts)
    const names = await namesOf(
      tx,
      clientId,
      (ranked?.ranked ?? []).slice(0, largestShown).map(({ id }) => id),
    )
    return {
      choices,
      chosen,
      abc: chosen &&
        ranked && {
          ...abcShown(ranked, chosen),
          figure: curveOf(ranked, asked),
          customers: numbers.length,
          cuts: asked.cuts,
          largest: largestOf(ranked, names),
        },
      rfv: chosen && matrixShown(rfv(numbers), chosen),
      places: await municipalitiesOf(tx, clientId, chosen ?? { measure: 'revenue', year: 0 }),
      map: segmentMap(await spotsOf(tx, { clientId, campaignId }, mostSpots), asked.language),
    }
  })
}

/** Revenue of the newest year goes before other numbers. */
function usual(choices: readonly Measured[]): Measured | null {
  return choices.find(({ measure }) => measure === 'revenue') ?? choices[0] ?? null
}

function abcShown(found: Abc, chosen: Measured) {
  const floors = { ...abcFloors(found), C: null }
  const shown = (name: AbcClass) => ({ ...found.classes[name], floor: floors[name], rule: ruleOfClass(found, name, chosen) })
  return { classes: { A: shown('A'), B: shown('B'), C: shown('C') }, unknown: found.unknown.length, total: found.total }
}

/** Share of the customers along the floor, share of the number up the wall, with the ends of class A and B. */
function curveOf({ curve, classes, ranked }: Abc, { cuts, language }: { cuts: { a: number; b: number }; language: Language }): AbcFigure {
  const known = Math.max(1, ranked.length)
  const [a, b] = [classes.A.customers / known, (classes.A.customers + classes.B.customers) / known]
  const ends = [
    { cut: cuts.a, customers: a, text: `A ${formatPercent(a, language)}` },
    { cut: cuts.b, customers: b, text: `B ${formatPercent(b, language)}` },
  ]
  return abcFigure({ curve, ends }, abcSize)
}

function largestOf(found: Abc, names: Awaited<ReturnType<typeof namesOf>>): Ranked[] {
  return found.ranked.slice(0, largestShown).map((customer) => ({ ...customer, name: '', place: null, ...names.get(customer.id) }))
}

function matrixShown(found: Rfv, chosen: Measured): Analysis['rfv'] {
  const cells = found.cells.map((row, recency) =>
    row.map((cell, value) => ({
      ...cell,
      rule: cell.customers > 0 ? ruleOfCell(found, { recency: (recency + 1) as RfvScore, value: (value + 1) as RfvScore }, chosen) : null,
    })),
  )
  return { cells, unknown: found.unknown.length, bounds: found.bounds }
}

/** More dots than this cover each other; the rest is left off, and said. */
const mostSpots = 1_200

export type SegmentMap = {
  figure: MapFigure
  window: MapWindow
  marks: Record<string, { title: string; colour: ReturnType<typeof colourOf> }>
  shown: number
  known: number
}

function segmentMap({ spots, known }: Awaited<ReturnType<typeof spotsOf>>, language: Language): SegmentMap | null {
  if (spots.length === 0) return null
  const points = spots.map(({ latitude, longitude }, at) => ({
    lon: longitude,
    lat: latitude,
    mark: 'visited' as const,
    label: String(at),
  }))
  const size = { ...mapSize, language }
  const marks = spots.map(({ name, colour }, at) => [String(at), { title: name, colour: colourOf(colour) }] as const)
  return {
    figure: mapFigure(baseMap as unknown as BaseMap, points, size),
    window: mapWindow(points, size),
    marks: Object.fromEntries(marks),
    shown: spots.length,
    known,
  }
}

const colourOf = (colour: 'A' | 'B' | 'C' | 'D' | 'E' | null) => (colour ? groupOf[colour] : 'c')

/** The map to draw an area on; null when the actor does not see the campaign, or no customer's place is known. */
export async function mapOfCampaign(
  actor: StaffActor,
  campaignId: string,
  language: Language,
  now: Moment,
): Promise<{ map: SegmentMap | null } | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    return campaign && { map: segmentMap(await spotsOf(tx, { clientId: campaign.clientId, campaignId }, mostSpots), language) }
  })
}
