import { addDays, type Day, dayFrom, partsOf } from '#domain/calendar/day'

export type UnitKind = 'unit-1' | 'unit-2' | 'unit-3' | 'flex' | 'own'

/** How the last day of a unit is found: its own period, the calendar year of signing, or twelve months from signing. */
export type UnitTerm = 'period' | 'calendar-year' | 'twelve-months'

/** What becomes of hours that are left after the last day: they stay usable, or they expire. */
export type UnusedHours = 'stay' | 'expire'

/** What a contract says beside the amount. What was booked keeps the terms of its day. */
export type UnitTerms = {
  term: UnitTerm
  unused: UnusedHours
  /** Whether driving counts as time on the unit. Travel cost is always apart. */
  driveTimeCounts: boolean
  kmRateCents: number
  /** Whether a drive to somebody who was not there is charged; without it the client pays only once the visit took place. */
  chargesFruitless: boolean
  priceCents: number | null
  endsOn: Day
}

/** What is sold: so many minutes, with an indication of how many visits fit. `source` is the message key of where the indication comes from. */
export type UnitOffer = {
  kind: Exclude<UnitKind, 'own'>
  minutes: number
  indicatedVisits: number
  term: UnitTerm
  unused: UnusedHours
  chargesFruitless: boolean
  source: 'units.source.indication'
}

const ordinary = { term: 'period', unused: 'stay', chargesFruitless: true, source: 'units.source.indication' } as const
const flexible = { term: 'calendar-year', unused: 'expire', chargesFruitless: false, source: 'units.source.indication' } as const

/** The firm's own indication: 40 h is 14 visits, 80 h is 30, 120 h is 46, Flex 200 h is 78. Editable defaults, never a promise. */
export const unitOffers: readonly UnitOffer[] = [
  { kind: 'unit-1', minutes: 2_400, indicatedVisits: 14, ...ordinary },
  { kind: 'unit-2', minutes: 4_800, indicatedVisits: 30, ...ordinary },
  { kind: 'unit-3', minutes: 7_200, indicatedVisits: 46, ...ordinary },
  { kind: 'flex', minutes: 12_000, indicatedVisits: 78, ...flexible },
]

/** The terms with which a kind of unit begins unless the contract says otherwise. Flex: the calendar year, and paid once the visit took place. */
export function termsOfKind(kind: UnitKind): Pick<UnitTerms, 'term' | 'unused' | 'chargesFruitless'> {
  const { term, unused, chargesFruitless } = kind === 'flex' ? flexible : ordinary
  return { term, unused, chargesFruitless }
}

export type OfferFigures = { minutes: number; indicatedVisits: number; priceCents: number | null }

export type OfferRefusal =
  | { refused: 'minutes-not-positive' }
  | { refused: 'minutes-not-whole' }
  | { refused: 'minutes-too-many'; most: number }
  | { refused: 'visits-out-of-range'; most: number }
  | { refused: 'price-out-of-range'; mostCents: number }

/** Ten thousand hours, ten thousand visits and ten million euros: more is a slip of the pen. */
export const largestOffer = { minutes: 600_000, visits: 10_000, cents: 1_000_000_000 }

/** What is wrong with the figures of a unit that is to be sold, if anything: 0 hours, a fraction of a minute, a price of 1e12. */
export function offerRefusal({ minutes, indicatedVisits, priceCents }: OfferFigures): OfferRefusal | null {
  if (!Number.isInteger(minutes)) return { refused: 'minutes-not-whole' }
  if (minutes <= 0) return { refused: 'minutes-not-positive' }
  if (minutes > largestOffer.minutes) return { refused: 'minutes-too-many', most: largestOffer.minutes }
  if (!isWithin(indicatedVisits, largestOffer.visits)) return { refused: 'visits-out-of-range', most: largestOffer.visits }
  if (priceCents !== null && !isWithin(priceCents, largestOffer.cents))
    return { refused: 'price-out-of-range', mostCents: largestOffer.cents }
  return null
}

const isWithin = (number: number, most: number) => Number.isInteger(number) && number >= 0 && number <= most

/** A unit as its rules need it. The balance is not here: it is a sum over the ledger. */
export type Unit = {
  id: string
  kind: UnitKind
  minutes: number
  indicatedVisits: number
  startsOn: Day
  endsOn: Day
  driveTimeCounts: boolean
  kmRateCents: number
  unused: UnusedHours
  chargesFruitless: boolean
  /** Up to and including this day the ledger is closed. */
  closedThrough: Day | null
}

/** The last day on which time may be booked; null when the unit does not lapse. Flex does unless its contract says that hours stay. */
export function lapsesAfter(unit: Pick<Unit, 'unused' | 'endsOn'>): Day | null {
  return unit.unused === 'expire' ? unit.endsOn : null
}

/** The last day of a Flex unit, by the contract's choice: the calendar year of signing, or twelve months from it. */
export function flexEndsOn(signedOn: Day, term: Exclude<UnitTerm, 'period'>): Day {
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
