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

/** How the time of a unit is charged, from a day on. */
export type ChargeTerms = { appliesFrom: Day; basis: Basis; charged: Charged; rates: HourlyRates; vat: Vat }

/** What a unit or project costs as a whole, and a kilometre, from a day on; null while no price was agreed. Whole cents without BTW. */
export type PriceTerms = { appliesFrom: Day; priceCents: number | null; kmRateCents: number }

/** What a contract says about money from a day on. Travel always comes on top. */
export type Terms = ChargeTerms & PriceTerms

/** A price for so many minutes: `{ cents: 680_000, perMinutes: 4_800 }` is 85 euros an hour. */
export type MinutePrice = { cents: number; perMinutes: number }

/** Nobody's hour costs more than a thousand euros: more is a slip of the hand. */
export const highestRate = 100_000

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

/**
 * What a contract says over time: a version for each day on which its price or the way of charging changed.
 * Flex is paid for as it is used, any other unit when it begins, until something else is agreed.
 */
export function termsOver(unit: { kind: string; startsOn: Day }, prices: readonly PriceTerms[], charges: readonly ChargeTerms[]): Terms[] {
  const asSold: ChargeTerms = {
    appliesFrom: unit.startsOn,
    basis: 'unit',
    charged: unit.kind === 'flex' ? 'as-used' : 'at-start',
    rates: {},
    vat: 'standard',
  }
  const none: PriceTerms = { appliesFrom: unit.startsOn, priceCents: null, kmRateCents: 0 }
  const days = [...new Set([unit.startsOn, ...prices.map((each) => each.appliesFrom), ...charges.map((each) => each.appliesFrom)])].sort()
  return days.map((appliesFrom) => ({
    ...(inForce(prices, appliesFrom) ?? prices[0] ?? none),
    ...(inForce(charges, appliesFrom) ?? asSold),
    appliesFrom,
  }))
}

/** The terms in force on a day: the latest that had begun; before all of them the first. Null when there are none. */
export function termsOn(versions: readonly Terms[], day: Day): Terms | null {
  return inForce(versions, day) ?? versions[0] ?? null
}

export type ChargeRefusal =
  | { refused: 'rate-missing' }
  | { refused: 'rate-not-whole' }
  | { refused: 'rate-too-high'; most: number }
  | { refused: 'reason-too-short' }
  | { refused: 'hourly-is-as-used' }
  | { refused: 'before-issued'; first: Day }
  | { refused: 'not-after-last-terms'; first: Day }

/**
 * Why another way of charging cannot be agreed; null when it can. It begins after the last one and after what was already charged, so that nothing
 * that was said or sent changes behind the client's back.
 * @param issuedThrough the last day of the last statement of this client; null when there is none
 */
export function chargeRefusal(
  wish: ChargeTerms & { reason: string },
  last: ChargeTerms | null,
  issuedThrough: Day | null,
): ChargeRefusal | null {
  const rates = Object.values(wish.rates)
  if (wish.basis === 'hourly' && wish.rates.consultant === undefined) return { refused: 'rate-missing' }
  if (rates.some((rate) => !Number.isInteger(rate) || rate < 0)) return { refused: 'rate-not-whole' }
  if (rates.some((rate) => rate > highestRate)) return { refused: 'rate-too-high', most: highestRate }
  if (wish.basis === 'hourly' && wish.charged !== 'as-used') return { refused: 'hourly-is-as-used' }
  if (wish.reason.trim().length < 10) return { refused: 'reason-too-short' }
  if (issuedThrough !== null && wish.appliesFrom <= issuedThrough) return { refused: 'before-issued', first: addDays(issuedThrough, 1) }
  if (last && wish.appliesFrom <= last.appliesFrom) return { refused: 'not-after-last-terms', first: addDays(last.appliesFrom, 1) }
  return null
}

function inForce<T extends { appliesFrom: Day }>(versions: readonly T[], day: Day): T | null {
  return [...versions].sort((a, b) => (a.appliesFrom < b.appliesFrom ? -1 : 1)).findLast(({ appliesFrom }) => appliesFrom <= day) ?? null
}
