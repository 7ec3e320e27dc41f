import { describe, expect, test } from 'vitest'
import { baseView } from '#domain/reporting/base'
import { figureKey, linesBehind } from '#domain/reporting/behind'
import { paceOf } from '#domain/reporting/pace'
import { reportContent } from '#domain/reporting/weekly-content'
import { factsOf } from './waalstroom'

const customer = (id: string, value: number | null, recencyDays: number | null = 10) => ({ id, value, recencyDays, frequency: 1 })

describe('the base in a report', () => {
  test('counts how many customers make how much, and leaves those without a number out of the count', () => {
    const view = baseView({
      measure: 'revenue',
      year: 2025,
      customers: [customer('a', 800), customer('b', 150), customer('c', 50), customer('d', null)],
    })
    expect(view).toMatchObject({
      known: 3,
      unknown: 1,
      ends: [
        { name: 'A', customers: 1, share: expect.closeTo(0.8) },
        { name: 'B', customers: 2, share: expect.closeTo(0.95) },
      ],
    })
  })

  test('has nothing to draw when no number is known, and no matrix when nobody knows when there was contact', () => {
    expect(baseView({ measure: 'revenue', year: 2025, customers: [customer('a', null)] })).toBeNull()
    expect(baseView({ measure: 'revenue', year: 2025, customers: [customer('a', 10, null)] })?.cells).toBeNull()
  })
})

const visit = (id: string, on: string, outcome: 'satisfied' | 'not-home' = 'satisfied') => ({
  ...{ id, on, outcome, who: 'Marieke', score: null, topics: [], quote: null, opportunity: null },
  customer: { id: `c-${id}`, name: id, town: null, place: null },
})
const agreed = (id: string, startsAt: string, state: 'agreed' | 'proposed' = 'agreed') =>
  ({ id, kind: 'visit', startsAt, state, title: null, customer: null }) as const

describe('the pace in a report', () => {
  const facts = factsOf({
    visits: [visit('v1', '2025-09-30'), visit('v2', '2025-10-01'), visit('v3', '2025-10-02', 'not-home')],
    ahead: [agreed('a1', '2025-12-01T09:00:00.000Z'), agreed('a2', '2025-12-02T09:00:00.000Z', 'proposed')],
  })

  test('of a quarter of a year is by month: visits made, and on top what is agreed, each with its log lines', () => {
    expect(paceOf(facts)?.bars.map(({ period, visited, booked }) => [period.from, visited.value, booked.value])).toEqual([
      ['2025-09-01', 1, 0],
      ['2025-10-01', 1, 0],
      ['2025-11-01', 0, 0],
      ['2025-12-01', 0, 1],
    ])
    const content = reportContent(facts)
    expect(linesBehind(content, figureKey('visited-1') ?? 'visited')).toEqual(['v2'])
    expect(linesBehind(content, figureKey('booked-3') ?? 'booked')).toEqual(['a1'])
    expect(linesBehind(content, 'booked-9')).toBeNull()
  })

  test('of a year is by quarter of the calendar', () => {
    const year = factsOf({ unit: { ...facts.unit, startsOn: '2025-02-10', endsOn: '2025-12-31' }, visits: [visit('v1', '2025-03-31')] })
    const pace = paceOf(year)
    expect(pace?.per).toBe('quarter')
    expect(pace?.bars.map(({ period }) => period)).toEqual([
      { from: '2025-01-01', to: '2025-03-31' },
      { from: '2025-04-01', to: '2025-06-30' },
      { from: '2025-07-01', to: '2025-09-30' },
      { from: '2025-10-01', to: '2025-12-31' },
    ])
  })

  test('without a visit or an appointment there is none', () => {
    expect(paceOf(factsOf())).toBeNull()
  })
})
