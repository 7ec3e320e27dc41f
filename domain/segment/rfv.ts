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

export declare function rfv(customers: readonly RfvFacts[]): Rfv
