import { addDays, type Day } from '#domain/calendar/day'

/** What is sold: a unit of hours for a price, a project for a price, or hours at a rate per role. */
export type Basis = 'unit' | 'project' | 'hourly'

/** When it is charged: the price as a whole when the unit begins, or hour by hour as they are used. */
export type Charged = 'at-start' | 'as-used'

/** The Dutch rates of BTW: 21%, 9%, or shifted to the client ("btw verlegd"). */
export type Vat = 'standard' | 'low' | 'reverse-charged'

export type Role = 'consultant' | 'manager' | 'admin'
/** Whole cents an hour; a role without a rate of its own costs what a consultant costs. */
export type HourlyRates = Partial<Record<Role, number>>

/** What a contract says about money, from a day on. Amounts are whole cents without BTW; travel always comes on top. */
export type Terms = {
  /** Counts from 1; a later edition never changes what an earlier one says of the days before it. */
  edition: number
  validFrom: Day
  basis: Basis
  charged: Charged
  /** Of the unit or the project as a whole; null while nothing was agreed, and with an hourly rate. */
  priceCents: number | null
  rates: HourlyRates
  kmRateCents: number
  vat: Vat
}

/** A price for so many minutes: `{ cents: 680_000, perMinutes: 4_800 }` is 85 euros an hour. */
export type MinutePrice = { cents: number; perMinutes: number }

/** No unit or project costs more than ten million euros; more than that is a slip of the hand. */
export const highestPrice = 1_000_000_000
const highestRate = 100_000
const highestKmRate = 1_000

export const vatPercent: Readonly<Record<Vat, number>> = { standard: 21, low: 9, 'reverse-charged': 0 }

/**
 * The one rounding rule: an amount that is no whole number of cents goes to the nearest, half a cent away from zero. It is applied once per line of a
 * statement and once per rate of BTW over the sum of its lines; sums are of what was rounded, so that paper adds up by hand.
 * @param numerator a whole number, in cents times the denominator
 */
export function wholeCents(numerator: number, denominator: number): number {
  const cents = Math.floor((2 * Math.abs(numerator) + denominator) / (2 * denominator))
  return numerator < 0 && cents > 0 ? -cents : cents
}

/** What so many minutes cost; negative minutes give exactly the opposite. */
export function costOf(minutes: number, price: MinutePrice): number {
  return wholeCents(minutes * price.cents, price.perMinutes)
}

/** BTW over the sum of the lines that share a rate. */
export function vatOver(cents: number, vat: Vat): number {
  return wholeCents(cents * vatPercent[vat], 100)
}

/** The price per hour that a unit or project price means, rounded for show; null when there is none. */
export function pricePerHour(priceCents: number | null, minutes: number): number | null {
  return priceCents === null || minutes <= 0 ? null : wholeCents(priceCents * 60, minutes)
}

/** What a minute of somebody's work costs by these terms; null when nothing was agreed for it. */
export function priceOfMinutes(terms: Terms, unitMinutes: number, role: Role | null): MinutePrice | null {
  if (terms.basis !== 'hourly') return terms.priceCents === null ? null : { cents: terms.priceCents, perMinutes: unitMinutes }
  const cents = (role && terms.rates[role]) ?? terms.rates.consultant
  return cents === undefined ? null : { cents, perMinutes: 60 }
}

/** The terms in force on a day: the latest that had begun; before all of them the first. Null when there are none. */
export function termsOn(editions: readonly Terms[], day: Day): Terms | null {
  const inOrder = [...editions].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return inOrder.findLast(({ validFrom }) => validFrom <= day) ?? inOrder[0] ?? null
}

export type TermsRefusal =
  | { refused: 'price-missing' }
  | { refused: 'price-too-high'; most: number }
  | { refused: 'price-not-whole' }
  | { refused: 'rate-missing' }
  | { refused: 'rate-too-high'; most: number }
  | { refused: 'km-rate-too-high'; most: number }
  | { refused: 'hourly-is-as-used' }
  | { refused: 'before-issued'; first: Day }
  | { refused: 'not-after-last-terms'; first: Day }

/**
 * Why new terms cannot be agreed; null when they can. They begin after the last edition and after what was already charged, so that nothing that was
 * said or sent changes behind the client's back.
 * @param issuedThrough the last day of the last statement of this client; null when there is none
 */
export function termsRefusal(terms: Omit<Terms, 'edition'>, last: Terms | null, issuedThrough: Day | null): TermsRefusal | null {
  const prices = [terms.priceCents ?? 0, terms.kmRateCents, ...Object.values(terms.rates)]
  if (prices.some((price) => !Number.isInteger(price) || price < 0)) return { refused: 'price-not-whole' }
  if (terms.basis === 'hourly' && terms.rates.consultant === undefined) return { refused: 'rate-missing' }
  if (terms.basis === 'hourly' && terms.charged !== 'as-used') return { refused: 'hourly-is-as-used' }
  if (terms.basis !== 'hourly' && terms.priceCents === null) return { refused: 'price-missing' }
  if ((terms.priceCents ?? 0) > highestPrice) return { refused: 'price-too-high', most: highestPrice }
  if (Object.values(terms.rates).some((rate) => rate > highestRate)) return { refused: 'rate-too-high', most: highestRate }
  if (terms.kmRateCents > highestKmRate) return { refused: 'km-rate-too-high', most: highestKmRate }
  if (issuedThrough !== null && terms.validFrom <= issuedThrough) return { refused: 'before-issued', first: addDays(issuedThrough, 1) }
  if (last && last.edition > 1 && terms.validFrom <= last.validFrom)
    return { refused: 'not-after-last-terms', first: addDays(last.validFrom, 1) }
  return null
}

/** What the contract of a unit said when it was sold: the first edition of its terms. Flex is paid for as it is used, the others when they begin. */
export function termsAsSold(unit: { kind: string; startsOn: Day; priceCents: number | null; kmRateCents: number }): Terms {
  return {
    edition: 1,
    validFrom: unit.startsOn,
    basis: 'unit',
    charged: unit.kind === 'flex' ? 'as-used' : 'at-start',
    priceCents: unit.priceCents,
    rates: {},
    kmRateCents: unit.kmRateCents,
    vat: 'standard',
  }
}
