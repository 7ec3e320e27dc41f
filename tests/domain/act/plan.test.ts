import { expect, test } from 'vitest'
import { type FitFacts, trimToFit } from '#domain/act/fit'
import { overrunFor, type PlannedActivity, planDifference, planTotals } from '#domain/act/plan'

const activity = (id: string, kind: PlannedActivity['kind'], minutes: number, target: number): PlannedActivity => ({
  id,
  segmentId: id.split(' ')[0] ?? '',
  kind,
  minutes,
  target,
  aim: null,
  script: null,
  ownerId: null,
  dueOn: null,
})

const plan = [
  activity('cherish visits', 'visit', 110, 21),
  activity('cherish calls', 'call', 10, 21),
  activity('grow visits', 'visit', 120, 7),
  activity('grow calls', 'call', 8, 44),
  activity('rest cards', 'card', 0, 438),
]
const fixed = { setUp: 480, reports: 240, evaluation: 90 }
const unitTwo = { minutes: 4_800, indicatedVisits: 30 }

test('a plan adds up per segment and against the unit', () => {
  const totals = planTotals(plan, fixed, unitTwo)
  expect(totals.bySegment).toEqual([
    { segmentId: 'cherish', minutes: 2_520, visits: 21, calls: 21 },
    { segmentId: 'grow', minutes: 1_192, visits: 7, calls: 44 },
    { segmentId: 'rest', minutes: 0, visits: 0, calls: 0 },
  ])
  expect(totals).toMatchObject({ activities: 3_712, total: 4_522, margin: 278, overBy: 0, visits: 28, indicatedVisits: 30 })
})

test('a plan that is over says by how much', () => {
  expect(planTotals(plan, fixed, { minutes: 2_400, indicatedVisits: 14 })).toMatchObject({ margin: -2_122, overBy: 2_122 })
  expect(planTotals([], { setUp: 0, reports: 0, evaluation: 0 }, unitTwo)).toMatchObject({ bySegment: [], total: 0, margin: 4_800 })
})

const tooMuch: FitFacts = {
  activities: plan,
  unitMinutes: 4_800,
  overBy: 400,
  weights: { cherish: 5, grow: 3 },
  visitMinutes: { 'cherish visits': [90, 180, 95, 160, 150, ...Array(16).fill(100)], 'grow visits': [100, 200, 100, 100, 100, 100, 210] },
}

test('what is over is dropped: the farthest visits, or the activities of the segment that weighs least, or a larger unit', () => {
  expect(trimToFit(tooMuch)).toEqual([
    { kind: 'drop-farthest', cuts: [{ activityId: 'grow visits', count: 2, saves: 410 }], saves: 410 },
    { kind: 'fewer', cuts: [{ activityId: 'grow visits', count: 4, saves: 480 }], saves: 480 },
    { kind: 'larger-unit', offer: expect.objectContaining({ kind: 'unit-3' }), adds: 2_400 },
  ])
})

test('a plan that fits needs nothing, and cards that take no time are never dropped', () => {
  expect(trimToFit({ ...tooMuch, overBy: 0 })).toEqual([])
  const [fewer] = trimToFit({ ...tooMuch, overBy: 3_700, visitMinutes: {} })
  expect(fewer?.kind === 'fewer' && fewer.cuts.map((cut) => cut.activityId)).toEqual([
    'grow visits',
    'grow calls',
    'cherish visits',
    'cherish calls',
  ])
  expect(trimToFit({ ...tooMuch, overBy: 3_712, visitMinutes: {} })[0]).toMatchObject({ kind: 'fewer', saves: 3_712 })
  expect(trimToFit({ ...tooMuch, overBy: 3_713, visitMinutes: {} }).map((proposal) => proposal.kind)).toEqual(['larger-unit'])
})

test('a plan over the largest unit has only dropping left', () => {
  const proposals = trimToFit({ ...tooMuch, unitMinutes: 12_000, visitMinutes: {} })
  expect(proposals.map((proposal) => proposal.kind)).toEqual(['fewer'])
})

test('drives that stand beside the minutes are added to their segment and to the sum', () => {
  const totals = planTotals(plan, fixed, unitTwo, { 'grow visits': 210 })
  expect(totals.bySegment[1]).toEqual({ segmentId: 'grow', minutes: 1_402, visits: 7, calls: 44 })
  expect(totals).toMatchObject({ total: 4_732, margin: 68 })
})

test('two plans differ in what came, what went and what is another number, day or name; who owns it is nobody else’s matter', () => {
  const [visits, calls, ...rest] = plan as [PlannedActivity, PlannedActivity, ...PlannedActivity[]]
  const now = [{ ...visits, target: 20 }, ...rest, activity('grow mail', 'mail', 0, 51)]
  expect(planDifference(plan, now)).toEqual([
    { segmentId: 'cherish', kind: 'visit', what: 'changed' },
    { segmentId: 'grow', kind: 'mail', what: 'added' },
    { segmentId: 'cherish', kind: 'call', what: 'removed' },
  ])
  expect(planDifference([calls], [{ ...calls, ownerId: 'somebody', script: 'Goedemorgen' }])).toEqual([])
  for (const other of [
    { dueOn: '2025-12-01' },
    { startsOn: '2025-11-01' },
    { name: 'Beursbezoek' },
    { travelApart: true },
    { aim: 'Groei' },
  ])
    expect(planDifference([calls], [{ ...calls, ...other }])).toHaveLength(1)
})

test('an edition from before there were channels and days is the same plan as one in which they are empty', () => {
  const [visits] = plan as [PlannedActivity]
  const filled = { ...visits, startsOn: null, name: null, channel: null, travelApart: false, pick: 'largest' as const }
  expect(planDifference([visits], [filled])).toEqual([])
})

test('a plan over its unit goes to the client with what was agreed in words, by who may agree; one that fits needs nothing', () => {
  const words = 'Met Pieter: 4 uur extra op de factuur'
  expect(overrunFor(0, { words: null, by: 'Tom', role: 'consultant' })).toBeNull()
  expect(overrunFor(240, { words: null, by: 'Annet', role: 'manager' })).toEqual({ refused: 'over-the-unit' })
  expect(overrunFor(240, { words, by: 'Tom', role: 'consultant' })).toEqual({ refused: 'overrun-not-yours' })
  expect(overrunFor(240, { words: '  akkoord ', by: 'Annet', role: 'manager' })).toEqual({ refused: 'reason-too-short' })
  expect(overrunFor(240, { words: ` ${words} `, by: 'Annet', role: 'manager' })).toEqual({ minutes: 240, words, by: 'Annet' })
})
