import { addDays, type Day, dayFrom, partsOf } from '#domain/calendar/day'

export type UnitKind = 'unit-1' | 'unit-2' | 'unit-3' | 'flex' | 'own'

/** What is sold: so many minutes, with an indication of how many visits fit. `source` is the message key of where the indication comes from. */
export type UnitOffer = { kind: Exclude<UnitKind, 'own'>; minutes: number; indicatedVisits: number; source: 'units.source.indication' }

/** The firm's own indication: 40 h is 14 visits, 80 h is 30, 120 h is 46, Flex 200 h is 78. Editable defaults, never a promise. */
export const unitOffers: readonly UnitOffer[] = [
  { kind: 'unit-1', minutes: 2_400, indicatedVisits: 14, source: 'units.source.indication' },
  { kind: 'unit-2', minutes: 4_800, indicatedVisits: 30, source: 'units.source.indication' },
  { kind: 'unit-3', minutes: 7_200, indicatedVisits: 46, source: 'units.source.indication' },
  { kind: 'flex', minutes: 12_000, indicatedVisits: 78, source: 'units.source.indication' },
]

/** A unit as its rules need it. The balance is not here: it is a sum over the ledger. */
export type Unit = {
  id: string
  kind: UnitKind
  minutes: number
  indicatedVisits: number
  startsOn: Day
  endsOn: Day
  /** Whether the contract counts driving as time on the unit. Travel cost is always apart. */
  driveTimeCounts: boolean
  kmRateCents: number
  /** Up to and including this day the ledger is closed. */
  closedThrough: Day | null
}

/** The last day on which time may be booked; null when the unit does not lapse. Only Flex does: it is for use within its term. */
export function lapsesAfter(unit: Pick<Unit, 'kind' | 'endsOn'>): Day | null {
  return unit.kind === 'flex' ? unit.endsOn : null
}

/** The last day of a Flex unit, by the contract's choice: the calendar year of signing, or twelve months from it. */
export function flexEndsOn(signedOn: Day, term: 'calendar-year' | 'twelve-months'): Day {
  const { year, month, dayOfMonth } = partsOf(signedOn)
  return term === 'calendar-year' ? dayFrom(year, 12, 31) : addDays(dayFrom(year + 1, month, dayOfMonth), -1)
}

/** The smallest offer that holds so many minutes; null when none does. */
export function smallestOfferFor(minutes: number, offers: readonly UnitOffer[] = unitOffers): UnitOffer | null {
  return [...offers].sort((a, b) => a.minutes - b.minutes).find((offer) => offer.minutes >= minutes) ?? null
}

/** The minutes that one visit costs by the indication: calls, drive and report included. */
export function indicatedMinutesPerVisit(unit: { minutes: number; indicatedVisits: number }): number | null {
  return unit.indicatedVisits > 0 ? unit.minutes / unit.indicatedVisits : null
}
