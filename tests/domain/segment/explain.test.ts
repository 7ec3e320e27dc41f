import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contradictions } from '#domain/segment/contradiction'
import { matches } from '#domain/segment/evaluate'
import { decisive, explainMatch } from '#domain/segment/explain'
import type { Condition, NumberTest, Rule } from '#domain/segment/rule'
import { bakker } from './installers'

const days = (test: NumberTest): Condition => ({ field: 'lastContactDays', test })
const place = (value: string): Condition => ({ field: 'place', test: { op: 'eq', value } })

test('a match explains itself by the conditions that settled it', () => {
  const rule: Rule = { all: [place('Geldermalsen'), { any: [days({ op: 'gt', value: 180 }), days({ op: 'lte', value: 60 })] }] }
  const tree = explainMatch(rule, bakker)
  expect(tree.holds).toBe(true)
  expect(decisive(tree)).toEqual([place('Geldermalsen'), days({ op: 'lte', value: 60 })])
  expect(tree).toMatchObject({
    kind: 'all',
    members: [{ value: 'Geldermalsen' }, { kind: 'any', members: [{ holds: false, value: 21 }, { holds: true }] }],
  })
  expect(decisive(explainMatch({ all: [place('Tiel'), days({ op: 'lt', value: 60 })] }, bakker))).toEqual([place('Tiel')])
})

test('a rule that can never be true says which conditions clash', () => {
  const [old, fresh] = [days({ op: 'gt', value: 180 }), days({ op: 'lte', value: 60 })]
  expect(contradictions({ all: [old, { all: [fresh] }] })).toEqual([{ field: 'lastContactDays', conditions: [old, fresh] }])
  expect(contradictions({ all: [days({ op: 'gte', value: 60 }), days({ op: 'lte', value: 60 })] })).toEqual([])
  expect(contradictions({ all: [days({ op: 'gte', value: 60 }), days({ op: 'lt', value: 60 })] })).toHaveLength(1)
  expect(contradictions({ all: [days({ op: 'lte', value: 60 }), days({ op: 'gt', value: 60 })] })).toHaveLength(1)
  expect(contradictions(days({ op: 'between', from: 90, to: 30 }))).toHaveLength(1)
  expect(contradictions({ any: [{ all: [old, fresh] }, place('Tiel')] })).toEqual([])
  expect(contradictions({ any: [{ all: [old, fresh] }, days({ op: 'between', from: 2, to: 1 })] })).toHaveLength(2)
  expect(contradictions({ not: { all: [old, fresh] } })).toEqual([])
  expect(contradictions({ any: [] })).toEqual([{ field: null, conditions: [] }])
})

test('clashes of texts, keys, tags and yes or no', () => {
  const never: Rule[][] = [
    [place('Tiel'), place('Buren')],
    [place('Tiel'), { field: 'place', test: { op: 'neq', value: ' TIEL' } }],
    [place('Tiel'), { field: 'place', test: { op: 'empty' } }],
    [
      { field: 'place', test: { op: 'in', value: ['Tiel', 'Buren'] } },
      { field: 'place', test: { op: 'startsWith', value: 'g' } },
    ],
    [
      { field: 'postcode', test: { op: 'startsWith', value: '41' } },
      { field: 'postcode', test: { op: 'startsWith', value: '40' } },
    ],
    [
      { field: 'status', test: { op: 'eq', value: 'active' } },
      { field: 'status', test: { op: 'neq', value: 'active' } },
    ],
    [
      { field: 'tag', test: { op: 'eq', value: 'lid' } },
      { field: 'tag', test: { op: 'neq', value: 'LID' } },
    ],
    [
      { field: 'tag', test: { op: 'empty' } },
      { field: 'tag', test: { op: 'eq', value: 'lid' } },
    ],
    [
      { field: 'openComplaint', test: { op: 'eq', value: true } },
      { field: 'openComplaint', test: { op: 'eq', value: false } },
    ],
    [days({ op: 'eq', value: 3 }), days({ op: 'neq', value: 3 })],
    [
      { field: 'place', test: { op: 'in', value: ['Tiel', 'Buren'] } },
      { field: 'place', test: { op: 'neq', value: 'Tiel' } },
      { field: 'place', test: { op: 'neq', value: 'Buren' } },
    ],
  ]
  for (const all of never) expect(contradictions({ all })).toHaveLength(1)
  const may: Rule[][] = [
    [
      { field: 'tag', test: { op: 'eq', value: 'lid' } },
      { field: 'tag', test: { op: 'eq', value: 'airco' } },
    ],
    [
      { field: 'postcode', test: { op: 'startsWith', value: '4' } },
      { field: 'postcode', test: { op: 'startsWith', value: '41' } },
    ],
    [
      { field: 'measure', measure: 'revenue', year: 2023, test: { op: 'lt', value: 5 } },
      { field: 'measure', measure: 'revenue', year: 2024, test: { op: 'gt', value: 9 } },
    ],
  ]
  for (const all of may) expect(contradictions({ all })).toEqual([])
})

test('a rule that somebody meets is never accused', () => {
  const number = fc.integer({ min: 0, max: 6 })
  const numeric: fc.Arbitrary<NumberTest> = fc.oneof(
    fc.record({ op: fc.constantFrom('eq', 'neq', 'lt', 'lte', 'gt', 'gte'), value: number }),
    fc.record({ op: fc.constant('between' as const), from: number, to: number }),
    fc.record({ op: fc.constantFrom('empty', 'notEmpty') }),
  )
  const word = fc.constantFrom('a', 'ab', 'b')
  const condition: fc.Arbitrary<Rule> = fc.oneof(
    numeric.map(days),
    fc.record({ op: fc.constantFrom('eq', 'neq', 'contains', 'startsWith'), value: word }).map((test): Rule => ({ field: 'place', test })),
    fc.record({ op: fc.constantFrom('eq', 'neq'), value: word }).map((test): Rule => ({ field: 'tag', test })),
  )
  const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 3 },
      condition,
      fc.record({ all: fc.array(tie('rule'), { maxLength: 4 }) }),
      fc.record({ any: fc.array(tie('rule'), { maxLength: 3 }) }),
    ),
  }))
  const customer = fc.record({
    lastContactDays: fc.option(number),
    place: fc.constantFrom('A', 'ab', 'b', 'ba', null),
    tags: fc.subarray(['a', 'AB', 'b']),
  })
  fc.assert(
    fc.property(rule, fc.array(customer, { minLength: 6, maxLength: 6 }), (asked, customers) => {
      if (contradictions(asked).length === 0) return
      for (const facts of customers) expect(matches(asked, { ...bakker, ...facts })).toBe(false)
    }),
    { numRuns: 400 },
  )
})
