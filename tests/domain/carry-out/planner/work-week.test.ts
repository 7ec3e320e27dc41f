import { expect, test } from 'vitest'
import { candidateFrom, type Waiting } from '#domain/carry-out/planner/waiting'
import { workWeekOf } from '#domain/carry-out/planner/work-week'

const block = (weekday: number, fromMinute: number, toMinute: number, validFrom = '2025-01-01') => ({
  weekday,
  fromMinute,
  toMinute,
  validFrom,
})
const week = { from: '2025-11-17', to: '2025-11-23' }

test('a pause that every working day has is a break, and leave is a day without hours', () => {
  const blocks = [1, 2].flatMap((day) => [block(day, 510, 720), block(day, 780, 1020)])
  const { exceptions, breaks } = workWeekOf(blocks, [{ fromDay: '2025-11-18', toDay: '2025-11-18' }], week)
  expect(exceptions['2025-11-17']).toEqual({ from: 510, to: 1020 })
  expect(exceptions['2025-11-18']).toBeNull()
  expect(exceptions['2025-11-19']).toBeNull()
  expect(breaks).toEqual([{ minutes: 60, begins: { from: 720, to: 720 } }])
})

test('on a day with a pause of its own the longest block counts', () => {
  const { exceptions, breaks } = workWeekOf([block(1, 510, 1020), block(2, 510, 600), block(2, 780, 1020)], [], week)
  expect(exceptions['2025-11-18']).toEqual({ from: 780, to: 1020 })
  expect(breaks).toEqual([])
})

const vos: Waiting = {
  ...{ customerId: 'vos', name: 'Vos', town: 'Buren', latitude: 51.9, longitude: 5.3, ownerId: null, segmentColour: 'B', weight: 3 },
  ...{ hasProblem: false, isPromised: false, lastVisit: '2025-06-01', until: null, minutes: null },
  ...{ wishDays: [2], wishFrom: '09:00', wishUntil: '12:00', wishStaffId: null },
}

test('what the round recorded is when the customer is open', () => {
  const candidate = candidateFrom(vos, { today: '2025-11-17', quietDays: 14 })
  expect(candidate.open).toEqual({ 2: [{ from: 540, to: 720 }] })
  expect(candidate.minutes).toBe(45)
})

test('no wait outweighs a segment, and a problem outweighs a promise', () => {
  const pointsOf = (change: Partial<Waiting>) => candidateFrom({ ...vos, ...change }, { today: '2025-11-17', quietDays: 14 }).value
  expect(pointsOf({ weight: 3, lastVisit: '2025-11-16' })).toBeGreaterThan(pointsOf({ weight: 2, lastVisit: null }))
  expect(pointsOf({ hasProblem: true })).toBeGreaterThan(pointsOf({ isPromised: true }))
})
