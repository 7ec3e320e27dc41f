import type { Field } from '#domain/carry-out/planner/search/field'
import { oneTourReaching } from './one-tour-limit'
import { oneTourOf, pricesOf } from './prices'

/** Prices are rounded to so many parts of one: finer is nearer to the limit, coarser is quicker to prove. */
const parts = [1, 2, 4]

/**
 * Whether tours that are alike are proven never to be worth `target` together. Whatever a visit is priced, no tours are worth more than the sum of all prices and, per tour,
 * the most that one is worth over the prices of its visits; that no tour is worth so much is proven by oneTourReaching(). False says nothing: tours may be worth it, or the proof be out of reach.
 */
export function isOutOfReach(field: Field, target: number): boolean {
  const prices = pricesOf(field)
  return parts.some((scale) => {
    const price = prices.map((one) => Math.round(one * scale))
    const perTour = (target * scale - 1 - price.reduce((sum, one) => sum + one, 0)) / field.tours
    const value = Float64Array.from(field.value, (worth, visit) => Math.max(0, worth * scale - (price[visit] as number)))
    return oneTourReaching({ ...oneTourOf(field), value }, Math.floor(perTour) + 1)?.reachable === false
  })
}
