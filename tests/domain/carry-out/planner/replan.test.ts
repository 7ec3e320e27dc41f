import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Given, Problem } from '#domain/carry-out/planner/problem'
import { type Disruption, type Repair, replan } from '#domain/carry-out/planner/replan'
import { standingDay } from '#domain/carry-out/planner/standing-day'
import { workdaysOf } from '#domain/carry-out/planner/workday'
import { travelMinutes } from '#domain/carry-out/travel-time'
import { anyProblem, consultant, given, groningen, problem } from './office'

const tuesday = '2025-11-18'
const bakker = given('bakker', { start: 600, rigidity: 'fixed' })
const prins = given('prins', { start: 690, rigidity: 'flexible-day' })
const vos = given('vos', { start: 900, rigidity: 'flexible-week' })

test('after a cancellation nobody has to be phoned', () => {
  expect(replan(problem({ given: [bakker, prins] }), { kind: 'cancelled', appointmentId: 'prins' })).toEqual({
    moved: [],
    takenOver: [],
    stuck: [],
    toPhone: [],
  })
})

test('after a late start only what can no longer be reached moves, and what is fixed stays', () => {
  const repair = replan(problem({ given: [{ ...prins, start: 540 }, { ...bakker, start: 690 }, vos] }), {
    kind: 'late-start',
    staffId: 'marieke',
    day: tuesday,
    from: 620,
  })
  expect(repair.moved).toEqual([
    { appointmentId: 'prins', name: 'prins', from: { day: tuesday, start: 540 }, to: { day: tuesday, start: 750, staffId: 'marieke' } },
  ])
  expect(repair.toPhone).toEqual([{ appointmentId: 'prins', customerId: 'of-prins', name: 'prins', about: 'moved' }])
})

test('a fixed appointment that a late start makes impossible is told, not moved', () => {
  const repair = replan(problem({ given: [bakker, vos] }), { kind: 'late-start', staffId: 'marieke', day: tuesday, from: 660 })
  expect(repair.stuck).toEqual([{ appointmentId: 'bakker', name: 'bakker', day: tuesday, start: 600, reason: 'fixed' }])
  expect(repair.moved).toEqual([])
})

test('on a sick day a colleague nearby takes the fixed ones over at their time', () => {
  const team = problem({ consultants: [consultant('marieke'), consultant('tom')], given: [bakker, vos] })
  const repair = replan(team, { kind: 'sick', staffId: 'marieke', day: tuesday })
  expect(repair.takenOver.map((one) => [one.appointmentId, one.staffId, one.start])).toEqual([
    ['bakker', 'tom', 600],
    ['vos', 'tom', 900],
  ])
  expect(repair.toPhone.map((one) => [one.name, one.about])).toEqual([
    ['bakker', 'taken-over'],
    ['vos', 'taken-over'],
  ])
})

test('without a colleague a sick day moves what may move to another day of its week, and tells the rest', () => {
  const repair = replan(problem({ given: [bakker, prins, vos] }), { kind: 'sick', staffId: 'marieke', day: tuesday })
  expect(repair.stuck.map((one) => [one.appointmentId, one.reason])).toEqual([
    ['bakker', 'fixed'],
    ['prins', 'no-room'],
  ])
  expect(repair.moved.map((one) => [one.appointmentId, one.to.day > tuesday && one.to.day <= '2025-11-21'])).toEqual([['vos', true]])
})

test('a colleague who would have to come from too far is not asked', () => {
  const tom = consultant('tom', { home: groningen, mostDriveOneWay: 60 })
  const repair = replan(problem({ consultants: [consultant('marieke'), tom], given: [bakker] }), {
    kind: 'sick',
    staffId: 'marieke',
    day: tuesday,
  })
  expect(repair.stuck.map((one) => one.appointmentId)).toEqual(['bakker'])
})

test('of a day of twelve visits as much as fits is kept when it begins at noon, and each of the others is told', () => {
  const full = Array.from({ length: 12 }, (_, at) => given(`v${at}`, { start: 520 + at * 42, minutes: 30, rigidity: 'flexible-day' }))
  const upset: Disruption = { kind: 'late-start', staffId: 'marieke', day: tuesday, from: 720 }
  const repair = replan(problem({ given: full }), upset)
  expect(repair.moved.length).toBeGreaterThan(0)
  const away = new Set(repair.toPhone.map(({ appointmentId }) => appointmentId))
  expect(full.filter(({ id, start }) => !away.has(id) && start < 720)).toEqual([])
  for (const day of daysThatTookOn(problem({ given: full }), repair, upset)) expect(day.sound).toBe(true)
})

test('whatever came in between, nothing fixed moves, nobody is forgotten, and the days that took something on can be driven', () => {
  const anyDisruption: fc.Arbitrary<Disruption> = fc.oneof(
    fc.constant<Disruption>({ kind: 'sick', staffId: 'marieke', day: tuesday }),
    fc.integer({ min: 540, max: 1000 }).map((from): Disruption => ({ kind: 'late-start', staffId: 'marieke', day: tuesday, from })),
  )
  fc.assert(
    fc.property(anyProblem, anyDisruption, (asked, disruption) => {
      const repair = replan(asked, disruption)
      const byId = new Map(asked.given.map((one) => [one.id, one]))
      expect(repair.moved.filter((one) => byId.get(one.appointmentId)?.rigidity === 'fixed')).toEqual([])
      const told = [...repair.moved, ...repair.takenOver, ...repair.stuck].map((one) => one.appointmentId)
      expect(new Set(told).size).toBe(told.length)
      expect(repair.toPhone.map((one) => one.appointmentId).sort()).toEqual([...told].sort())
      if (disruption.kind === 'sick')
        expect(told.length).toBe(asked.given.filter((one) => one.staffId === 'marieke' && one.day === tuesday).length)
      for (const day of daysThatTookOn(asked, repair, disruption)) expect(day.sound).toBe(true)
    }),
    { numRuns: 80, interruptAfterTimeLimit: 4000 },
  )
})

function daysThatTookOn(asked: Problem, repair: Repair, disruption: Disruption) {
  const leaving = new Set([...repair.moved, ...repair.takenOver, ...repair.stuck].map((one) => one.appointmentId))
  const arrived = asked.given.flatMap((one): Given[] => {
    const moved = repair.moved.find((each) => each.appointmentId === one.id)
    const taken = repair.takenOver.find((each) => each.appointmentId === one.id)
    if (moved) return [{ ...one, ...moved.to }]
    if (taken) return [{ ...one, staffId: taken.staffId }]
    return leaving.has(one.id) ? [] : [one]
  })
  const keys = new Set([
    ...repair.moved.map((one) => `${one.to.day} ${one.to.staffId}`),
    ...repair.takenOver.map((one) => `${one.day} ${one.staffId}`),
  ])
  return workdaysOf(asked)
    .filter((workday) => keys.has(`${workday.day} ${workday.consultant.id}`))
    .map((workday) => {
      const late = disruption.kind === 'late-start' && workday.day === disruption.day && workday.consultant.id === disruption.staffId
      const from = late ? Math.max(workday.from, disruption.from) : workday.from
      return standingDay(
        { ...workday, from },
        arrived.filter((one) => one.day === workday.day && one.staffId === workday.consultant.id),
        travelMinutes,
      )
    })
}
