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

test('what lies between two blocks is a break of that day, taken up to an hour from its time; leave is a day without hours', () => {
  const blocks = [...[1, 2].flatMap((day) => [block(day, 510, 720), block(day, 780, 1020)]), block(5, 510, 1020)]
  const { exceptions, breaksOn } = workWeekOf(blocks, [{ fromDay: '2025-11-18', toDay: '2025-11-18' }], week)
  expect(exceptions['2025-11-17']).toEqual({ from: 510, to: 1020 })
  expect(exceptions['2025-11-18']).toBeNull()
  expect(exceptions['2025-11-19']).toBeNull()
  expect(breaksOn).toEqual({ '2025-11-17': [{ minutes: 60, begins: { from: 660, to: 780 } }] })
  expect(exceptions['2025-11-21']).toEqual({ from: 510, to: 1020 })
})

const vos: Waiting = {
  ...{ customerId: 'vos', name: 'Vos', town: 'Buren', latitude: 51.9, longitude: 5.3, ownerId: null, segmentColour: 'B', weight: 3 },
  ...{ hasProblem: false, isPromised: false, lastVisit: '2025-06-01', until: null, minutes: null },
  ...{
    wishDays: [2],
    wishFrom: '09:00',
    wishUntil: '12:00',
    wishStaffId: null,
    bestDays: [],
    wishBy: null,
    plannedFrom: null,
    plannedUntil: null,
  },
}

test('what the round recorded is when the customer is open', () => {
  const candidate = candidateFrom(vos, { today: '2025-11-17', quietDays: 14 })
  expect(candidate.open).toEqual({ 2: [{ from: 540, to: 720 }] })
  expect(candidate.minutes).toBe(45)
})

test('the dates of the plan bind the plan and not who is on the phone; a date that went by binds nobody', () => {
  const dated = { ...vos, until: '2025-11-20', wishBy: '2025-12-12', bestDays: [2], plannedFrom: '2025-11-24', plannedUntil: '2025-12-05' }
  const at = { today: '2025-11-17', quietDays: 14 }
  expect(candidateFrom(dated, { ...at, byPlan: true })).toMatchObject({
    notBefore: '2025-11-24',
    notAfter: '2025-12-05',
    preferredDays: [2],
  })
  expect(candidateFrom(dated, at)).toMatchObject({ notBefore: '2025-11-20', notAfter: '2025-12-12' })
  expect(candidateFrom({ ...dated, wishBy: '2025-11-10' }, at)).toMatchObject({ notBefore: '2025-11-20', notAfter: null })
})

test('no wait outweighs a segment, and a problem outweighs a promise', () => {
  const pointsOf = (change: Partial<Waiting>) => candidateFrom({ ...vos, ...change }, { today: '2025-11-17', quietDays: 14 }).value
  expect(pointsOf({ weight: 3, lastVisit: '2025-11-16' })).toBeGreaterThan(pointsOf({ weight: 2, lastVisit: null }))
  expect(pointsOf({ hasProblem: true })).toBeGreaterThan(pointsOf({ isPromised: true }))
})
