import { expect, test } from 'vitest'
import { drivenDays } from '#domain/carry-out/planner/driven-day'
import { travelMinutes } from '#domain/carry-out/travel-time'
import { amersfoort, consultant, culemborg, given, problem, tiel } from './office'

const tuesday = '2025-11-18'
const dayOf = (given: Parameters<typeof problem>[0]) => drivenDays(problem(given)).days.find(({ day }) => day === tuesday)

test('a day shows its drives: out as late as can be, then from one to the next, and straight home', () => {
  const out = travelMinutes(amersfoort, culemborg)
  const between = travelMinutes(culemborg, tiel)
  const home = travelMinutes(tiel, amersfoort)
  const day = dayOf({ given: [given('vos', { start: 600, place: culemborg }), given('prins', { start: 720 })] })
  expect(day?.drives).toEqual([
    { way: 'out', from: 600 - out, minutes: out },
    { way: 'between', from: 720 - between, minutes: between },
    { way: 'home', from: 765, minutes: home },
  ])
  expect(day).toMatchObject({ driveMinutes: out + between + home, bookedMinutes: 90, freeMinutes: 540 - 90 - out - between - home })
})

test('nothing is drawn to where nobody knows, and a day without visits is free as a whole', () => {
  expect(dayOf({ given: [given('vos', { place: null })] })?.drives).toEqual([])
  expect(dayOf({})).toMatchObject({ drives: [], driveMinutes: 0, freeMinutes: 540 })
})

test('on leave, without hours or with a day overfull there is nothing free, and what stands stays in sight', () => {
  const onLeave = consultant('marieke', { exceptions: { [tuesday]: null } })
  expect(dayOf({ consultants: [onLeave], given: [given('vos')] })).toMatchObject({ hours: null, freeMinutes: 0, bookedMinutes: 45 })
  expect(dayOf({ given: [given('lang', { start: 480, minutes: 700 })] })).toMatchObject({ freeMinutes: 0 })
  expect(drivenDays(problem({ consultants: [consultant('marieke', { hours: {} })] })).days).toEqual([])
})

test('two that cannot both be reached are named', () => {
  const { conflicts } = drivenDays(problem({ given: [given('vos', { place: culemborg, start: 600 }), given('prins', { start: 646 })] }))
  expect(conflicts).toMatchObject([
    { kind: 'not-reachable', firstId: 'vos', secondId: 'prins', minutesShort: travelMinutes(culemborg, tiel) - 1 },
  ])
})
