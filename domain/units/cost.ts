import type { Day } from '#domain/calendar/day'
import type { EntrySubject } from './entry'
import { costOf, priceOfMinutes, type Role, termsOn, wholeCents } from './price'
import type { PricedUnit } from './statement'
import { sum } from './sum'

/** A cost of a campaign: minutes at their price, or travel. `group` is where the rule puts its customer; null for what no customer caused. */
export type CostLine = {
  on: Day
  kind: EntrySubject | 'travel'
  cents: number
  minutes: number
  customerId: string | null
  group: string | null
}

/** What was used, still in minutes: the terms of its unit say what it costs. Travel is in cents already. */
export type UsedTime = {
  unitId: string
  on: Day
  /** The day whose terms count: that of the work, and for what takes something back that of what it takes back. */
  termsOn: Day
  kind: EntrySubject | 'travel'
  minutes: number
  cents: number
  role: Role | null
  customerId: string | null
  group: string | null
}

/**
 * What was used at its price, every line rounded once. Time on a unit without a price costs nothing yet; those units are named, so that nobody takes the sum for
 * the whole.
 */
export function costLines(used: readonly UsedTime[], units: readonly PricedUnit[]): { lines: CostLine[]; unpriced: string[] } {
  const known = new Map(units.map((unit) => [unit.id, unit]))
  const unpriced = new Set<string>()
  const lines = used.map(({ unitId, termsOn: day, role, ...line }) => {
    if (line.kind === 'travel') return line
    const unit = known.get(unitId)
    const terms = unit && termsOn(unit.editions, day)
    const price = terms && priceOfMinutes(terms, unit.minutes, role)
    if (!price) unpriced.add(unit?.name ?? '')
    return { ...line, cents: price ? costOf(line.minutes, price) : 0 }
  })
  return { lines, unpriced: [...unpriced].sort() }
}

export type CostShare = { name: string; own: number; shared: number; total: number; customers: number }

/** How a client charges costs on: to the groups of its customers, or by fixed weights. `sharedBy` spreads what no customer caused. */
export type ChargeRule =
  | { kind: 'attribute'; sharedBy: 'own-cost' | 'customers' }
  | { kind: 'fixed'; groups: readonly { name: string; weight: number }[] }

/**
 * Divides a total in whole cents by weights, by the largest remainder: every share is its exact part rounded down or up, and together they are the total
 * to the cent. With equal remainders the first gets the cent; with no weight at all the shares are equal.
 * Source: Hamilton's method of apportionment.
 */
export function apportioned(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return []
  const all = sum(weights)
  const parts = all > 0 ? weights : weights.map(() => 1)
  const whole = all > 0 ? all : weights.length
  const size = BigInt(Math.abs(total))
  const exact = parts.map((part) => ({ floor: Number((size * BigInt(part)) / BigInt(whole)), rest: (size * BigInt(part)) % BigInt(whole) }))
  const missing = Number(size) - sum(exact.map(({ floor }) => floor))
  const first = exact.map((_, at) => at).sort((a, b) => Number((exact[b]?.rest ?? 0n) - (exact[a]?.rest ?? 0n)) || a - b)
  const lucky = new Set(first.slice(0, missing))
  return exact.map(({ floor }, at) => signed(floor + (lucky.has(at) ? 1 : 0), total))
}

/**
 * Charges costs on to the groups of a client: what a customer caused goes to its group, the rest is divided. The shares add up to the costs to the cent.
 * @param customers how many customers each group has; only groups named here, or with costs of their own, get a share
 */
export function chargedOn(lines: readonly CostLine[], rule: ChargeRule, customers: ReadonlyMap<string, number>): CostShare[] {
  const total = sum(lines.map(({ cents }) => cents))
  if (rule.kind === 'fixed') {
    const shares = apportioned(
      total,
      rule.groups.map(({ weight }) => weight),
    )
    return rule.groups.map(({ name }, at) => ({ name, own: 0, shared: shares[at] ?? 0, total: shares[at] ?? 0, customers: 0 }))
  }
  const own = new Map([...customers.keys()].map((name) => [name, 0]))
  for (const { group, cents } of lines) if (group !== null) own.set(group, (own.get(group) ?? 0) + cents)
  const names = [...own.keys()]
  const weights = names.map((name) => (rule.sharedBy === 'customers' ? (customers.get(name) ?? 0) : Math.max(0, own.get(name) ?? 0)))
  const shares = apportioned(total - sum([...own.values()]), weights)
  return names.map((name, at) => {
    const [mine, shared] = [own.get(name) ?? 0, shares[at] ?? 0]
    return { name, own: mine, shared, total: mine + shared, customers: customers.get(name) ?? 0 }
  })
}

/** What is wrong with a rule, if anything: fixed shares are whole numbers above nought, each group stands once. */
export function ruleRefusal(rule: {
  name: string
  kind: 'attribute' | 'fixed'
  attribute: string | null
  groups: readonly { name: string; weight: number }[]
}): { refused: 'rule-name-missing' | 'attribute-missing' | 'groups-missing' | 'group-twice' | 'weight-not-whole' } | null {
  if (rule.name.trim() === '') return { refused: 'rule-name-missing' }
  if (rule.kind === 'attribute') return rule.attribute ? null : { refused: 'attribute-missing' }
  if (rule.groups.length === 0 || rule.groups.some(({ name }) => name.trim() === '')) return { refused: 'groups-missing' }
  if (new Set(rule.groups.map(({ name }) => name)).size < rule.groups.length) return { refused: 'group-twice' }
  const isShare = ({ weight }: { weight: number }) => Number.isInteger(weight) && weight > 0 && weight <= 1_000_000
  return rule.groups.every(isShare) ? null : { refused: 'weight-not-whole' }
}

export type BuildUp = {
  total: number
  minutes: number
  parts: { kind: CostLine['kind']; cents: number; minutes: number; perVisit: number | null }[]
  perVisit: number | null
  perOpportunity: number | null
  /** Euros of opportunity for each euro spent, in cents a euro; null without costs. */
  opportunityPerEuro: number | null
}

/** What the costs are made of, and what a visit and a result cost on average. Averages are rounded for show and are never summed. */
export function buildUp(lines: readonly CostLine[], results: { visits: number; opportunities: number; opportunityCents: number }): BuildUp {
  const kinds = [...new Set(lines.map(({ kind }) => kind))]
  const total = sum(lines.map(({ cents }) => cents))
  const per = (cents: number, count: number) => (count > 0 ? wholeCents(cents, count) : null)
  const parts = kinds.map((kind) => {
    const of = lines.filter((line) => line.kind === kind)
    const cents = sum(of.map((line) => line.cents))
    return { kind, cents, minutes: sum(of.map((line) => line.minutes)), perVisit: per(cents, results.visits) }
  })
  return {
    total,
    minutes: sum(lines.map(({ minutes }) => minutes)),
    parts: parts.sort((a, b) => b.cents - a.cents),
    perVisit: per(total, results.visits),
    perOpportunity: per(total, results.opportunities),
    opportunityPerEuro: total > 0 ? wholeCents(results.opportunityCents * 100, total) : null,
  }
}

/** The costs by month, from the first to the last, each with its kinds. */
export function byMonth(
  lines: readonly CostLine[],
): { month: string; cents: number; kinds: { kind: CostLine['kind']; cents: number }[] }[] {
  const months = [...new Set(lines.map(({ on }) => on.slice(0, 7)))].sort()
  return months.map((month) => {
    const of = lines.filter(({ on }) => on.startsWith(month))
    const kinds = [...new Set(of.map(({ kind }) => kind))].map((kind) => ({
      kind,
      cents: sum(of.filter((line) => line.kind === kind).map(({ cents }) => cents)),
    }))
    return { month, cents: sum(of.map(({ cents }) => cents)), kinds }
  })
}

function signed(size: number, total: number): number {
  return total < 0 && size > 0 ? -size : size
}
