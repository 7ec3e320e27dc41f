import { isEvaluation, type ReportKind } from './period'

/** What a report can hold beside its first lines and figures, which are always there. */
export const reportParts = [
  'asks',
  'voices',
  'evaluation',
  'hours',
  'bookings',
  'places',
  'pace',
  'base',
  'opportunities',
  'complaints',
  'visits',
] as const
export type ReportPart = (typeof reportParts)[number]

/** The parts of a report in the order in which they are read; what is not among them is left out. */
export type ReportLayout = readonly ReportPart[]

const usual: Record<'weekly' | 'monthly' | 'evaluation', ReportLayout> = {
  weekly: ['asks', 'voices', 'hours', 'bookings', 'places'],
  monthly: ['asks', 'voices', 'hours', 'bookings', 'places', 'pace', 'base', 'opportunities', 'complaints', 'visits'],
  // What the talk is about first; the lists, for who wants to look something up, at the end.
  evaluation: ['voices', 'evaluation', 'pace', 'base', 'asks', 'hours', 'places', 'opportunities', 'complaints', 'bookings', 'visits'],
}

/** Every part that a report of a kind can have: an evaluation its own part, which it cannot do without. */
export function partsFor(kind: ReportKind): ReportPart[] {
  return reportParts.filter((part) => part !== 'evaluation' || isEvaluation(kind))
}

export function usualLayout(kind: ReportKind): ReportLayout {
  return usual[isEvaluation(kind) ? 'evaluation' : kind]
}

/** A layout as it was kept or sent; parts that are unknown, of another kind of report or named twice fall away. Null is the usual one. */
export function layoutFrom(kept: readonly string[] | null, kind: ReportKind): ReportLayout {
  if (kept === null) return usualLayout(kind)
  const possible = partsFor(kind)
  const chosen = [...new Set(kept)].filter((part): part is ReportPart => (possible as string[]).includes(part))
  return isEvaluation(kind) && !chosen.includes('evaluation') ? ['evaluation', ...chosen] : chosen
}

/** The same layout with a part one place up or down; at an end it stays where it is. */
export function moved(layout: ReportLayout, part: ReportPart, by: -1 | 1): ReportLayout {
  const from = layout.indexOf(part)
  const to = from + by
  if (from === -1 || to < 0 || to >= layout.length) return layout
  const others = layout.filter((each) => each !== part)
  return [...others.slice(0, to), part, ...others.slice(to)]
}

/** A chapter begins on a page of its own, when the page before has no room for all of it. */
export type ReportChapter = 'first' | 'evaluation' | 'hours' | 'base' | 'customers' | 'annex'

const chapterOf: Record<ReportPart, ReportChapter> = {
  asks: 'first',
  voices: 'first',
  evaluation: 'evaluation',
  hours: 'hours',
  bookings: 'hours',
  places: 'hours',
  pace: 'base',
  base: 'base',
  opportunities: 'customers',
  complaints: 'customers',
  visits: 'customers',
}

const ofAnnex: readonly ReportPart[] = ['bookings', 'visits']

/** A layout as chapters. In an evaluation, which is about a whole campaign, the bookings and visits one by one are an annex. */
export function chaptersOf(layout: ReportLayout, kind: ReportKind): { chapter: ReportChapter; parts: ReportPart[] }[] {
  const chapters: { chapter: ReportChapter; parts: ReportPart[] }[] = []
  for (const part of layout) {
    const chapter = isEvaluation(kind) && ofAnnex.includes(part) ? 'annex' : chapterOf[part]
    const last = chapters.at(-1)
    if (last?.chapter === chapter) last.parts.push(part)
    else chapters.push({ chapter, parts: [part] })
  }
  return chapters
}
