import type { Rule } from './rule'

/** Recency in days since the last order or contact, frequency as a count, value as a number; null is not known. */
export type RfvFacts = { id: string; recencyDays: number | null; frequency: number | null; value: number | null }

/** 5 is best: the most recent, the most often, the most worth. */
export type RfvScore = 1 | 2 | 3 | 4 | 5

export type Rfv = {
  scores: { id: string; recency: RfvScore; frequency: RfvScore | null; value: RfvScore }[]
  /** Customers without recency or value: a group of their own. */
  unknown: string[]
  /** `cells[recency - 1][value - 1]`: how many customers, and what their value adds up to. */
  cells: { customers: number; total: number }[][]
  /** The bounds of each score, both included, so that a cell can be written as a rule; null when nobody has that score. */
  bounds: { recency: ({ from: number; to: number } | null)[]; value: ({ from: number; to: number } | null)[] }
}

/** Scores customers by fifths on recency, frequency and value; equals get the same score. */
export function rfv(customers: readonly RfvFacts[]): Rfv {
  const known = customers.filter(isKnown)
  const recencyOf = fifths(known.map((customer) => -customer.recencyDays))
  const worthOf = fifths(known.map((customer) => customer.value))
  const frequencyOf = fifths(known.flatMap((customer) => customer.frequency ?? []))

  const scores = known.map(({ id, recencyDays, frequency, value }) => ({
    id,
    recency: recencyOf(-recencyDays),
    frequency: frequency === null ? null : frequencyOf(frequency),
    value: worthOf(value),
  }))
  return {
    scores,
    unknown: customers.filter((customer) => !isKnown(customer)).map((customer) => customer.id),
    cells: cellsOf(known, scores),
    bounds: {
      recency: boundsOf(known.map((customer, index) => ({ score: scores[index]?.recency, number: customer.recencyDays }))),
      value: boundsOf(known.map((customer, index) => ({ score: scores[index]?.value, number: customer.value }))),
    },
  }
}

/** A cell of the matrix as a rule on days since the last contact and on the number; null for a cell that cannot be, as nobody has that score. */
export function ruleOfCell(
  { bounds }: Pick<Rfv, 'bounds'>,
  { recency, value }: { recency: RfvScore; value: RfvScore },
  { measure, year }: { measure: string; year: number },
): Rule | null {
  const [days, worth] = [bounds.recency[recency - 1], bounds.value[value - 1]]
  if (!days || !worth) return null
  return {
    all: [
      { field: 'lastContactDays', test: { op: 'between', ...days } },
      { field: 'measure', measure, year, test: { op: 'between', ...worth } },
    ],
  }
}

type Known = RfvFacts & { recencyDays: number; value: number }

const allScores: readonly RfvScore[] = [1, 2, 3, 4, 5]

function isKnown(customer: RfvFacts): customer is Known {
  return customer.recencyDays !== null && customer.value !== null
}

/** The fifth in which a number lies: 5 when less than a fifth of all numbers are larger. */
function fifths(numbers: readonly number[]): (number: number) => RfvScore {
  const larger = new Map<number, number>()
  const sorted = [...numbers].sort((a, b) => b - a)
  for (const [index, number] of sorted.entries()) if (!larger.has(number)) larger.set(number, index)
  return (number) => (5 - Math.floor((5 * (larger.get(number) ?? 0)) / sorted.length)) as RfvScore
}

function cellsOf(known: readonly Known[], scores: Rfv['scores']): Rfv['cells'] {
  const cells = allScores.map(() => allScores.map(() => ({ customers: 0, total: 0 })))
  for (const [index, customer] of known.entries()) {
    const score = scores[index]
    const cell = score && cells[score.recency - 1]?.[score.value - 1]
    if (!cell) continue
    cell.customers += 1
    cell.total += customer.value
  }
  return cells
}

function boundsOf(scored: readonly { score: RfvScore | undefined; number: number }[]): ({ from: number; to: number } | null)[] {
  return allScores.map((score) => {
    const numbers = scored.filter((one) => one.score === score).map((one) => one.number)
    if (numbers.length === 0) return null
    return { from: numbers.reduce((a, b) => Math.min(a, b)), to: numbers.reduce((a, b) => Math.max(a, b)) }
  })
}
