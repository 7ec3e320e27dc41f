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

export declare function abc(customers: readonly Valued[], cuts?: AbcCuts, points?: number): Abc
