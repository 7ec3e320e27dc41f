import { expect, test } from 'vitest'
import { abc } from '#domain/segment/abc'
import { type RfvFacts, rfv } from '#domain/segment/rfv'

test('A makes eighty percent of the revenue, B up to ninety-five, C the rest; who has no number stands apart', () => {
  const answer = abc([
    { id: 'small', value: 4 },
    { id: 'big', value: 70 },
    { id: 'unknown', value: null },
    { id: 'next', value: 20 },
    { id: 'third', value: 6 },
    { id: 'nothing', value: 0 },
  ])
  expect(answer.ranked.map((one) => [one.id, one.class])).toEqual([
    ['big', 'A'],
    ['next', 'A'],
    ['third', 'B'],
    ['small', 'C'],
    ['nothing', 'C'],
  ])
  expect(answer.ranked[0]).toEqual({ id: 'big', value: 70, rank: 1, upTo: 0.7, class: 'A' })
  expect(answer.unknown).toEqual(['unknown'])
  expect(answer.classes.A).toEqual({ customers: 2, total: 90, share: 0.9 })
  expect(answer.curve[0]).toEqual({ customers: 0, total: 0 })
  expect(answer.curve.at(-1)).toEqual({ customers: 1, total: 1 })
})

test('who comes after the cut is in the next class, also when it is met exactly', () => {
  const classes = abc([
    { id: 'a', value: 80 },
    { id: 'b', value: 15 },
    { id: 'c', value: 5 },
  ]).ranked.map((one) => one.class)
  expect(classes).toEqual(['A', 'B', 'C'])
})

test('a base without any revenue is all C, and an empty one is nothing', () => {
  expect(abc([{ id: 'a', value: 0 }]).classes.C).toEqual({ customers: 1, total: 0, share: 0 })
  expect(abc([])).toMatchObject({ ranked: [], total: 0, curve: [{ customers: 0, total: 0 }] })
})

test('the curve of a large base has so many points as a chart needs, and never falls', () => {
  const base = Array.from({ length: 1_000 }, (_, index) => ({ id: `${index}`, value: (index * 7_919) % 1_000 }))
  const { curve } = abc(base, undefined, 50)
  expect(curve).toHaveLength(51)
  expect(curve.every((point, index) => index === 0 || point.total >= (curve[index - 1]?.total ?? 0))).toBe(true)
})

const tenCustomers: RfvFacts[] = Array.from({ length: 10 }, (_, index) => ({
  id: `c${index}`,
  recencyDays: 10 * (index + 1),
  frequency: index,
  value: 100 * (10 - index),
}))

test('the fifth that bought most recently and the fifth that is worth most score five', () => {
  const answer = rfv(tenCustomers)
  expect(answer.scores.map((one) => one.recency)).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1])
  expect(answer.scores[0]).toEqual({ id: 'c0', recency: 5, frequency: 1, value: 5 })
  expect(answer.cells[4]?.[4]).toEqual({ customers: 2, total: 1_900 })
  expect(answer.bounds.recency[4]).toEqual({ from: 10, to: 20 })
  expect(answer.bounds.value[0]).toEqual({ from: 100, to: 200 })
})

test('equals score alike, and who is not known stands apart', () => {
  const same = rfv([...tenCustomers.map((one) => ({ ...one, value: 5 })), { id: 'new', recencyDays: null, frequency: null, value: 3 }])
  expect(new Set(same.scores.map((one) => one.value))).toEqual(new Set([5]))
  expect(same.bounds.value.slice(0, 4)).toEqual([null, null, null, null])
  expect(same.unknown).toEqual(['new'])
  expect(rfv([]).scores).toEqual([])
})
