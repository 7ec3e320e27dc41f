import type { Measured, ReportContent } from './report-content'

/** A figure of a report that a correction mends. Minutes, cents, metres and counts are whole numbers; null is not measured. */
export type Change = { figure: ChangedFigure; from: number | null; to: number | null }

export type ChangedFigure =
  | 'visits'
  | 'visits-in-period'
  | 'appointments'
  | 'score'
  | 'opportunities'
  | 'opportunity-cents'
  | 'complaints'
  | 'minutes-used'
  | 'minutes-in-period'
  | 'minutes-left'
  | 'travel-cents'
  | 'asks'

/** What a correction says of itself: which report it replaces, why, and which figures are no longer the same. */
export type Correction = { replaces: { number: number; edition: number }; note: string; changes: readonly Change[] }

/** Which figures differ between a released report and its correction, in the order in which a client reads them. */
export function changesBetween(before: ReportContent, after: ReportContent): Change[] {
  const [old, now] = [figuresOf(before), figuresOf(after)]
  return figures.flatMap((figure) => (old[figure] === now[figure] ? [] : [{ figure, from: old[figure], to: now[figure] }]))
}

const figures: readonly ChangedFigure[] = [
  'visits',
  'visits-in-period',
  'appointments',
  'score',
  'opportunities',
  'opportunity-cents',
  'complaints',
  'asks',
  'minutes-used',
  'minutes-in-period',
  'minutes-left',
  'travel-cents',
]

function figuresOf({ figures: key, complaints, asks, hours }: ReportContent): Record<ChangedFigure, number | null> {
  return {
    visits: key.visited.total.value,
    'visits-in-period': key.visited.inPeriod.value,
    appointments: key.booked.total.value,
    score: rounded(key.score.average),
    opportunities: key.opportunities.total.value,
    'opportunity-cents': key.opportunities.cents?.value ?? null,
    complaints: complaints.length,
    asks: asks.filter(({ done }) => !done).length,
    'minutes-used': hours.used.value,
    'minutes-in-period': hours.usedInPeriod.value,
    'minutes-left': hours.balance.value,
    'travel-cents': hours.travel.total.cents,
  }
}

// A score is shown with one decimal: what does not show is no change.
const rounded = (score: Measured) => (score === null ? null : Math.round(score.value * 10) / 10)
