import type { CustomerFacts } from './customer-facts'
import { matches } from './evaluate'
import type { Rule } from './rule'

/** Segments in the order in which they are tried. `rule` is null for the rest segment, which takes whom no rule takes. */
export type SegmentRule = { id: string; rule: Rule | null; isRest: boolean }

/** A customer put in a segment by hand, with the reason. */
export type Pin = { customerId: string; segmentId: string; reason: string }

export type Because = { kind: 'pin'; reason: string } | { kind: 'rule' } | { kind: 'rest' }

/** `segmentId` is null only when there is no rest segment. */
export type Assignment = { customerId: string; segmentId: string | null; because: Because }

/** Each customer in one segment: a pin wins, then the first rule that matches, then the rest. A pin on a segment that is gone does not count. */
export function assign(segments: readonly SegmentRule[], pins: readonly Pin[], customers: readonly CustomerFacts[]): Assignment[] {
  const known = new Set(segments.map((segment) => segment.id))
  const pinned = new Map(pins.filter((pin) => known.has(pin.segmentId)).map((pin) => [pin.customerId, pin]))
  return customers.map((customer) => assignOne(segments, pinned.get(customer.id), customer))
}

export type Move = { customerId: string; from: string | null; to: string | null }

/** Who changes segment between two assignments of the same customers; a customer who is new or gone is no move. */
export function moves(before: readonly Assignment[], after: readonly Assignment[]): Move[] {
  const was = new Map(before.map((assignment) => [assignment.customerId, assignment.segmentId]))
  return after
    .filter(({ customerId, segmentId }) => was.has(customerId) && was.get(customerId) !== segmentId)
    .map(({ customerId, segmentId }) => ({ customerId, from: was.get(customerId) ?? null, to: segmentId }))
}

function assignOne(segments: readonly SegmentRule[], pin: Pin | undefined, customer: CustomerFacts): Assignment {
  if (pin) return { customerId: customer.id, segmentId: pin.segmentId, because: { kind: 'pin', reason: pin.reason } }
  const first = segments.find((segment) => !segment.isRest && segment.rule !== null && matches(segment.rule, customer))
  if (first) return { customerId: customer.id, segmentId: first.id, because: { kind: 'rule' } }
  const rest = segments.find((segment) => segment.isRest)
  return { customerId: customer.id, segmentId: rest?.id ?? null, because: { kind: 'rest' } }
}
