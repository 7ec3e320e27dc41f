import type { Field } from '#domain/carry-out/planner/search/field'
import { improve } from '#domain/carry-out/planner/search/improve'

type Priced = { price: Float64Array; promised: number; route: readonly number[] }

/**
 * A price of every visit at which tours promise little more than can be had: the sum of all prices and, per tour, the most that one is worth over the prices of its
 * visits (Lagrangean relaxation; Fisher 1981). Any prices bound what tours can be worth together, so nothing here needs to be exact: routes come from the search, prices from
 * subgradients over the routes known so far, in turn, until the best route found for the prices was known.
 */
export function pricesOf(field: Field, rounds = 150): Float64Array {
  const routes = new Map<string, readonly number[]>()
  const learn = (of: Field, iterations: number, seed: number) => {
    const search = improve(of, { seed, done: (spent) => spent / iterations })
    for (let step = search.next(); ; step = search.next()) {
      for (const route of step.value.tours.lists()) if (route.length > 0) routes.set([...route].sort((a, b) => a - b).join(' '), route)
      if (step.done) return step.value.tours.visitsOf(0)
    }
  }
  learn(field, Math.min(200_000, 1000 * field.visits), 1)
  let price: Float64Array = Float64Array.from(field.value, (worth) => worth * 0.3)
  let least = Number.POSITIVE_INFINITY
  let best = price
  for (let round = 0; round < rounds; round++) {
    const known = leastPromising(field, [...routes.values()], price)
    price = known.price
    const left = Float64Array.from(field.value, (worth, visit) => Math.max(0, worth - (price[visit] as number)))
    const promised = promisedBy(field, price, learn({ ...oneTourOf(field), value: left }, Math.min(15_000, 500 * field.visits), round + 2))
    if (promised < least) {
      least = promised
      best = price
    }
    if (promised - known.promised < 0.3) break
  }
  return best
}

/** The same field with one of its tours, which are all alike. */
export function oneTourOf(field: Field): Field {
  const [kind, startPlace, endPlace] = [field.kind.slice(0, 1), field.startPlace.slice(0, 1), field.endPlace.slice(0, 1)]
  return { ...field, tours: 1, kind, startPlace, endPlace, leaves: field.leaves.slice(0, 1), returns: field.returns.slice(0, 1) }
}

function promisedBy(field: Field, price: Float64Array, route: readonly number[]): number {
  return price.reduce((sum, one) => sum + one, field.tours * worthOver(field, price, route))
}

function worthOver({ value }: Field, price: Float64Array, route: readonly number[]): number {
  let sum = 0
  for (const visit of route) sum += (value[visit] as number) - (price[visit] as number)
  return sum
}

const smoothing = 0.3

function leastPromising(field: Field, routes: readonly (readonly number[])[], from: Float64Array): Priced {
  let price: Float64Array = Float64Array.from(from)
  let best: Priced = { price, promised: Number.POSITIVE_INFINITY, route: [] }
  const way = new Float64Array(price.length)
  let reach = 10
  let still = 0
  for (let step = 0; step < 6000 && reach > 0.02; step++) {
    const route = dearest(field, routes, price)
    const promised = promisedBy(field, price, route)
    if (promised < best.promised - 1e-6) {
      best = { price: Float64Array.from(price), promised, route }
      still = 0
    } else if (++still > 60) {
      reach *= 0.7
      still = 0
      price = Float64Array.from(best.price)
      way.fill(0)
      continue
    }
    for (let visit = 0; visit < way.length; visit++) way[visit] = (1 - smoothing) * (way[visit] as number) + smoothing
    for (const visit of route) way[visit] = (way[visit] as number) - smoothing * field.tours
    let steep = 1e-9
    for (let visit = 0; visit < way.length; visit++)
      if ((price[visit] as number) > 0 || (way[visit] as number) < 0) steep += (way[visit] as number) ** 2
    const size = (promised - best.promised + reach) / steep
    for (let visit = 0; visit < way.length; visit++) price[visit] = Math.max(0, (price[visit] as number) - size * (way[visit] as number))
  }
  return best
}

function dearest(field: Field, routes: readonly (readonly number[])[], price: Float64Array): readonly number[] {
  let most = 0
  let found: readonly number[] = []
  for (const route of routes) {
    const left = worthOver(field, price, route)
    if (left <= most) continue
    most = left
    found = route
  }
  return found
}
