import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign, moves, type Pin, type SegmentRule } from '#domain/segment/assign'
import { matches } from '#domain/segment/evaluate'
import type { Rule } from '#domain/segment/rule'
import { bakker, unknown } from './installers'

const complaint: SegmentRule = { id: 'mend-first', isRest: false, rule: { field: 'openComplaint', test: { op: 'eq', value: true } } }
const cherish: SegmentRule = { id: 'cherish', isRest: false, rule: { field: 'visits', test: { op: 'gte', value: 2 } } }
const rest: SegmentRule = { id: 'rest', isRest: true, rule: null }
const angry = { ...bakker, id: 'angry', openComplaint: true }

test('the first rule that matches wins, and who matches none is in the rest', () => {
  expect(assign([complaint, cherish, rest], [], [angry, bakker, unknown])).toEqual([
    { customerId: 'angry', segmentId: 'mend-first', because: { kind: 'rule' } },
    { customerId: 'bakker', segmentId: 'cherish', because: { kind: 'rule' } },
    { customerId: 'unknown', segmentId: 'rest', because: { kind: 'rest' } },
  ])
  expect(assign([cherish, complaint, rest], [], [angry])[0]?.segmentId).toBe('cherish')
})

test('a pin wins from every rule, unless its segment is gone', () => {
  const pins: Pin[] = [
    { customerId: 'angry', segmentId: 'rest', reason: 'asked for silence' },
    { customerId: 'bakker', segmentId: 'gone', reason: 'old' },
  ]
  expect(assign([complaint, cherish, rest], pins, [angry, bakker])).toEqual([
    { customerId: 'angry', segmentId: 'rest', because: { kind: 'pin', reason: 'asked for silence' } },
    { customerId: 'bakker', segmentId: 'cherish', because: { kind: 'rule' } },
  ])
})

test('a change of rules tells who moves where', () => {
  const before = assign([complaint, cherish, rest], [], [angry, bakker, unknown])
  const after = assign([complaint, rest], [], [angry, bakker, unknown])
  expect(moves(before, after)).toEqual([{ customerId: 'bakker', from: 'cherish', to: 'rest' }])
  expect(moves([], after)).toEqual([])
})

test('whatever the rules: everybody is in one segment, and no earlier rule than theirs takes them', () => {
  const rule: fc.Arbitrary<Rule> = fc.oneof(
    fc.integer({ min: 0, max: 5 }).map((value): Rule => ({ field: 'visits', test: { op: 'gte', value } })),
    fc.constantFrom('Tiel', 'Buren').map((value): Rule => ({ field: 'place', test: { op: 'eq', value } })),
    fc.boolean().map((value): Rule => ({ field: 'openComplaint', test: { op: 'eq', value } })),
  )
  const customer = fc.record({ visits: fc.nat(6), place: fc.constantFrom('Tiel', 'Buren', null), openComplaint: fc.boolean() })
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 6 }), fc.array(customer, { maxLength: 12 }), (rules, base) => {
      const segments = [...rules.map((one, index) => ({ id: `s${index}`, rule: one, isRest: false })), rest]
      const customers = base.map((facts, index) => ({ ...bakker, ...facts, id: `c${index}` }))
      const assigned = assign(segments, [], customers)
      expect(assigned.map((one) => one.customerId)).toEqual(customers.map((one) => one.id))
      for (const [index, one] of customers.entries()) {
        const own = segments.findIndex((segment) => segment.id === assigned[index]?.segmentId)
        expect(segments.slice(0, own).some((segment) => segment.rule && matches(segment.rule, one))).toBe(false)
        expect(segments[own]?.rule == null || matches(segments[own].rule, one)).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})
