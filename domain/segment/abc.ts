import type { Rule } from './rule'

/** A customer's number, such as revenue; null when it is not known, which is never taken for nought. */
export type Valued = { id: string; value: number | null }

export type AbcClass = 'A' | 'B' | 'C'

/** The shares of the total at which class A and class B end. */
export type AbcCuts = { a: number; b: number }

export type Abc = {
  /** From the largest down. `upTo` is the share of the total that this customer and those before it make. */
  ranked: { id: string; value: number; rank: number; upTo: number; class: AbcClass }[]
  /** Customers without a number: a group of their own. */
  unknown: string[]
  classes: Record<AbcClass, { customers: number; total: number; share: number }>
  total: number
  /** Share of the customers against share of the total, from (0, 0) to (1, 1), at most `points` steps. */
  curve: { customers: number; total: number }[]
}

/**
 * Ranks customers by a number: class A makes the first 80 % of the total, B up to 95 %, C the rest. The customer who crosses a cut still
 * belongs before it. Numbers of nought or less add nothing to the total and are C.
 */
export function abc(customers: readonly Valued[], cuts: AbcCuts = { a: 0.8, b: 0.95 }, points = 100): Abc {
  const known = customers.filter(isKnown).sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1))
  const total = known.reduce((sum, { value }) => sum + Math.max(0, value), 0)
  const ranked = rank(known, total, cuts)
  return {
    ranked,
    unknown: customers.filter((customer) => customer.value === null).map((customer) => customer.id),
    classes: { A: classTotal(ranked, 'A', total), B: classTotal(ranked, 'B', total), C: classTotal(ranked, 'C', total) },
    total,
    curve: curveOf(ranked, points),
  }
}

/** The smallest number in class A and in class B, by which a class can be written as a rule; null when nobody is in it. */
export function abcFloors({ ranked }: Abc): Record<'A' | 'B', number | null> {
  const floor = (name: AbcClass) => ranked.findLast((customer) => customer.class === name)?.value ?? null
  return { A: floor('A'), B: floor('B') }
}

/** A class as a rule on the number it was made of. */
export function ruleOfClass(abc: Abc, name: AbcClass, { measure, year }: { measure: string; year: number }): Rule | null {
  const members = abc.ranked.filter((customer) => customer.class === name)
  const [first, last] = [members[0], members.at(-1)]
  if (!first || !last) return null
  return { all: [{ field: 'measure', measure, year, test: { op: 'between', from: last.value, to: first.value } }] }
}

function isKnown(customer: Valued): customer is { id: string; value: number } {
  return customer.value !== null
}

function rank(known: readonly { id: string; value: number }[], total: number, cuts: AbcCuts): Abc['ranked'] {
  let before = 0
  return known.map(({ id, value }, index) => {
    const reached = total > 0 ? before / total : 1
    before += Math.max(0, value)
    const upTo = total > 0 ? before / total : 0
    return { id, value, rank: index + 1, upTo, class: value <= 0 ? 'C' : reached < cuts.a ? 'A' : reached < cuts.b ? 'B' : 'C' }
  })
}

function classTotal(ranked: Abc['ranked'], name: AbcClass, total: number): Abc['classes'][AbcClass] {
  const members = ranked.filter((customer) => customer.class === name)
  const own = members.reduce((sum, { value }) => sum + Math.max(0, value), 0)
  return { customers: members.length, total: own, share: total > 0 ? own / total : 0 }
}

function curveOf(ranked: Abc['ranked'], points: number): Abc['curve'] {
  const curve = [{ customers: 0, total: 0 }]
  const steps = Math.min(points, ranked.length)
  for (let step = 1; step <= steps; step += 1) {
    const position = Math.round((step * ranked.length) / steps)
    const customer = ranked[position - 1]
    if (customer) curve.push({ customers: position / ranked.length, total: customer.upTo })
  }
  return curve
}
