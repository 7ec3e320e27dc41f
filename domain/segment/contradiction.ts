import type { Condition, Rule } from './rule'

/** Conditions that no customer can meet together: 'never true: > 180 days and ≤ 60 days'. */
export type Contradiction = { field: string; conditions: Condition[] }

/** Why a rule can never be true; empty when nothing says so. What it does not see through, it leaves unsaid: it never accuses wrongly. */
export declare function contradictions(rule: Rule): Contradiction[]
