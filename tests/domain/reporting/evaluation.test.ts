import { describe, expect, test } from 'vitest'
import { noFacts } from '#domain/clean/score'
import { type EvaluationFacts, evaluationOf, readEvaluationSaid } from '#domain/reporting/evaluation'
import type { KeyFigures } from '#domain/reporting/report-content'

const figure = (value: number) => ({ value, sources: Array.from({ length: value }, (_, at) => `line-${at}`) })
const figures: KeyFigures = {
  visited: { total: figure(14), target: 30, inPeriod: figure(4) },
  booked: { total: figure(9), firstOn: null },
  score: { average: { value: 4.1, sources: ['visit-1'] }, before: null, beforeOn: null },
  opportunities: { total: figure(5), cents: null, inPeriod: figure(2) },
}
const facts: EvaluationFacts = {
  kind: 'interim-evaluation',
  kickOff: {
    edition: 2,
    on: '2025-09-22',
    isAgreed: true,
    expectations: [
      { what: 'Bezoeken', number: 30 },
      { what: 'Kansen uit bezoeken', number: 8 },
      { what: 'Nieuwe contactpersonen', number: 20 },
    ],
  },
  base: {
    before: { ...noFacts, customers: 612, filled: { ...noFacts.filled, phone: 306 } },
    now: { ...noFacts, customers: 500, filled: { ...noFacts.filled, phone: 450 } },
  },
  segments: [
    { id: 'a', name: 'Groeiers' },
    { id: 'b', name: 'Trouw' },
  ],
  plan: { approvedOn: '2025-09-25', members: { one: 'a', two: 'a', three: 'b' } },
  members: { one: 'a', two: 'b', four: 'b' },
  said: readEvaluationSaid(null),
}
const seen = (said = facts.said) => evaluationOf({ ...facts, said }, figures, []).expectations.map((line) => line.seen?.value ?? null)

describe('an evaluation', () => {
  test('holds each expectation of the kick-off against what the log counts, and does not guess where it counts nothing', () => {
    expect(seen()).toEqual([14, 5, null])
    expect(evaluationOf(facts, figures, []).expectations[0]?.seen?.sources).toHaveLength(14)
  })

  test('takes the number somebody gave before the one that was counted, also when it was not measured', () => {
    const given = [
      { what: 'Bezoeken', number: null },
      { what: 'Nieuwe contactpersonen', number: 17 },
    ]
    expect(seen({ ...facts.said, seen: given })).toEqual([null, 5, 17])
  })

  test('lays the base as it came beside the base of now', () => {
    const base = evaluationOf(facts, figures, []).base
    expect(base.find(({ what }) => what === 'customers')).toEqual({ what: 'customers', before: 612, now: 500 })
    expect(base.find(({ what }) => what === 'phone')).toEqual({ what: 'phone', before: 50, now: 90 })
  })

  test('says of each segment who came and who left since the plan was agreed', () => {
    expect(evaluationOf(facts, figures, []).segments).toEqual([
      { name: 'Groeiers', atPlan: 2, now: 1, came: 0, left: 1 },
      { name: 'Trouw', atPlan: 1, now: 2, came: 2, left: 1 },
    ])
    expect(evaluationOf({ ...facts, plan: null }, figures, []).segments).toEqual([])
  })

  test('without a kick-off expects nothing, and without files has no then', () => {
    const bare = evaluationOf({ ...facts, kickOff: null, base: { before: noFacts, now: facts.base.now } }, figures, [])
    expect(bare.expectations).toEqual([])
    expect(bare.base.every(({ before }) => before === null)).toBe(true)
  })
})
