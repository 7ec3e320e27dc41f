import type { Comparison } from './comparison'
import { type Learned, weightsOf } from './weights'

/**
 * Weights for a base too small to teach its own: chances per level learned on 100,000 generated Dutch business records (42,000 organisations, 57,000
 * persons), dates of birth and personal numbers on 5,000 synthetic private persons. Of ten records one is taken to have a duplicate.
 */
export function trainedWeights(comparisons: readonly Comparison[], count: number): Learned {
  const chances = comparisons.map(
    ({ field, kinds }) => trained.find((one) => one.field === field && one.m.length === kinds.length) ?? blank(kinds.length),
  )
  const m = chances.map((one) => Float64Array.from(one.m))
  const u = chances.map((one) => Float64Array.from(one.u))
  const share = Math.min(0.3, 0.2 / Math.max(count - 1, 1))
  return { m, u, blind: u, prior: Math.log2(share / (1 - share)), own: 1.2, weights: weightsOf(m, u) }
}

type Chances = { m: readonly number[]; u: readonly number[] }

/** A comparison nobody trained says nothing. */
function blank(levels: number): Chances {
  const even = Array<number>(levels).fill(1 / levels)
  return { m: even, u: even }
}

const trained: (Chances & { field: Comparison['field'] })[] = [
  { field: 'name', m: [0.001, 0.006, 0.025, 0.119, 0.17, 0.679], u: [0.99, 8.9e-3, 5.5e-4, 2.6e-4, 9.8e-5, 2e-4] },
  { field: 'address', m: [0.252, 0.109, 0.005, 0.014, 0.004, 0.616], u: [0.968, 0.031, 6.8e-4, 2.2e-4, 3.7e-5, 1e-5] },
  { field: 'phone', m: [0.4, 0.022, 0.578], u: [0.9999, 2e-5, 8e-5] },
  { field: 'mail', m: [0.005, 0.2, 0.335, 0.46], u: [0.9995, 2.8e-4, 1.3e-4, 1.4e-4] },
  { field: 'ids', m: [0.055, 0.017, 0.928], u: [0.9999, 3.5e-5, 6e-6] },
  { field: 'legalForm', m: [0.1, 0.9], u: [0.49, 0.51] },
  { field: 'externalNo', m: [0.5, 0.5], u: [0.9999, 1e-4] },
  { field: 'lastName', m: [0.021, 0.006, 0.049, 0.189, 0.735], u: [0.982, 0.013, 2.7e-3, 1e-3, 1.1e-3] },
  { field: 'firstName', m: [0.015, 0.007, 0.064, 0.135, 0.779], u: [0.963, 0.018, 8.6e-3, 6e-3, 4.5e-3] },
  { field: 'initials', m: [0.025, 0.975], u: [0.917, 0.083] },
  { field: 'organisation', m: [0.033, 0.009, 0.043, 0.123, 0.168, 0.624], u: [0.99, 9.4e-3, 4.2e-4, 2.5e-4, 5.9e-5, 1.5e-4] },
  { field: 'mail', m: [0.01, 0.023, 0.038, 0.034, 0.895], u: [0.9998, 7.5e-5, 1e-5, 1e-5, 3e-6] },
  { field: 'profile', m: [0.01, 0.99], u: [0.99999, 2e-6] },
  { field: 'birthDate', m: [0.067, 0.005, 0.028, 0.9], u: [0.996, 2.6e-3, 1.1e-3, 5e-5] },
  { field: 'personNo', m: [0.06, 0.004, 0.076, 0.86], u: [0.9997, 2e-4, 1e-5, 4e-5] },
  { field: 'jobTitle', m: [0.4, 0.6], u: [0.92, 0.08] },
  { field: 'premises', m: [0.106, 0.003, 0.002, 0.083, 0.216, 0.59], u: [0.993, 5e-3, 5.7e-4, 3.5e-4, 1.2e-4, 3.4e-4] },
]
