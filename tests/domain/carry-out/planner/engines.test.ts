import { expect, test } from 'vitest'
import { secondsFrom, tableRequest } from '#domain/carry-out/planner/engine-tables'
import { isFeasible } from '#domain/carry-out/planner/feasible'
import { fieldOf } from '#domain/carry-out/planner/field-of'
import { planningByVroom } from '#domain/carry-out/planner/plan-by-vroom'
import { standingDay } from '#domain/carry-out/planner/standing-day'
import { correctedTravel, learnCorrection, noCorrection, tabledTravel } from '#domain/carry-out/planner/travel-model'
import { toursFromVroom, vroomProblem } from '#domain/carry-out/planner/vroom'
import { workdaysOf } from '#domain/carry-out/planner/workday'
import { travelMinutes } from '#domain/carry-out/travel-time'
import { amersfoort, candidate, consultant, culemborg, given, groningen, problem, tiel } from './office'

test('without logged drives the model stands; forty drives that take a fifth longer make it nearly a fifth slower', () => {
  expect(learnCorrection([])).toEqual(noCorrection)
  expect(correctedTravel(noCorrection)(amersfoort, tiel)).toBe(travelMinutes(amersfoort, tiel))
  const drives = Array.from({ length: 40 }, () => ({
    from: amersfoort,
    to: tiel,
    minutes: Math.round(travelMinutes(amersfoort, tiel) * 1.2),
    atPeak: false,
  }))
  const withALunch = [...drives, { from: amersfoort, to: tiel, minutes: 240, atPeak: false }]
  const correction = learnCorrection(withALunch)
  expect(correction.factors[2]).toBeCloseTo(1.16, 1)
  expect(correction.factors[0]).toBe(1)
  expect(correctedTravel(correction)(amersfoort, tiel)).toBe(58)
})

test('drives at peak teach the peak and not the road', () => {
  const drive = { from: amersfoort, to: tiel, atPeak: true }
  const correction = learnCorrection(Array.from({ length: 90 }, () => ({ ...drive, minutes: 65 })))
  expect(correction.factors).toEqual([1, 1, 1, 1])
  expect(correctedTravel(correction)(amersfoort, tiel, true)).toBe(64)
  expect(correctedTravel(correction)(amersfoort, tiel)).toBe(50)
})

test('a table of an engine counts where it reaches, and the model elsewhere', () => {
  const travel = tabledTravel(
    {
      places: [amersfoort, tiel],
      seconds: [
        [0, 2400],
        [null, 0],
      ],
      parkingMinutes: 3,
    },
    travelMinutes,
  )
  expect(travel(amersfoort, tiel)).toBe(43)
  expect(travel(tiel, amersfoort)).toBe(travelMinutes(tiel, amersfoort))
  expect(travel(tiel, groningen)).toBe(travelMinutes(tiel, groningen))
})

const there = { from: [amersfoort], to: [tiel, culemborg] }

test('each engine is asked in its own words for a block of a table', () => {
  expect(tableRequest('osrm', there).path).toBe(
    '/table/v1/driving/5.3878,52.1561;5.4293,51.8865;5.2275,51.9551?sources=0&destinations=1;2&annotations=duration',
  )
  expect(tableRequest('valhalla', there).body).toMatchObject({ sources: [{ lat: 52.1561, lon: 5.3878 }], costing: 'auto' })
  expect(tableRequest('openrouteservice', there).body).toMatchObject({ sources: ['0'], destinations: ['1', '2'], metrics: ['duration'] })
})

test('an answer is read, also where there is no road', () => {
  expect(secondsFrom('osrm', { code: 'Ok', durations: [[2400, 2410.5]] }, there)).toEqual({ seconds: [[2400, 2410.5]] })
  const valhalla = { sources_to_targets: [[{ time: null }, { time: 2400 }]] }
  expect(secondsFrom('valhalla', valhalla, there)).toEqual({ seconds: [[null, 2400]] })
})

test.each([
  ['nothing', null],
  ['a word', 'oops'],
  ['a table of another size', { durations: [[0]] }],
  ['time that runs back', { durations: [[-5, 3]] }],
  ['a drive of weeks', { durations: [[9e9, 3000]] }],
  ['letters', { durations: [['x', 3000]] }],
  ['thirty kilometres in a minute', { durations: [[60, 3000]] }],
])('an engine that answers %s is not believed', (_, answer) => {
  expect(secondsFrom('osrm', answer, there)).toEqual({ refused: 'not-a-table' })
})

const asked = problem({
  consultants: [consultant('marieke', { breaks: [{ minutes: 30, begins: { from: 720, to: 780 } }] })],
  given: [given('bakker')],
  candidates: [
    candidate('vos', {
      place: culemborg,
      value: 50,
      open: {
        2: [
          { from: 540, to: 720 },
          { from: 780, to: 900 },
        ],
      },
    }),
  ],
})
const days = workdaysOf(asked).map((workday) =>
  standingDay(
    workday,
    asked.given.filter((one) => one.day === workday.day),
    travelMinutes,
  ),
)
const mapped = fieldOf(asked, days, asked.candidates, travelMinutes)

test('VROOM is asked in seconds, with a stretch of time of its own for every tour', () => {
  const { vehicles, jobs, matrices } = vroomProblem(mapped)
  expect(vehicles).toHaveLength(5)
  expect(vehicles[1]?.time_window).toEqual([(2880 + 510) * 60, (2880 + 1050) * 60])
  expect(vehicles[1]?.breaks).toEqual([{ id: 2, service: 1800, time_windows: [[(2880 + 720) * 60, (2880 + 780) * 60]] }])
  expect(jobs[0]).toMatchObject({ id: 1, priority: 100, service: 2700, time_windows: [[(2880 + 615) * 60, (2880 + 615) * 60]] })
  expect(jobs[1]?.time_windows).toEqual([
    [(2880 + 540) * 60, (2880 + 675) * 60],
    [(2880 + 780) * 60, (2880 + 855) * 60],
  ])
  expect(matrices.car.durations).toHaveLength(mapped.field.places)
})

test('its answer is read back, and rubbish is refused', () => {
  const steps = [{ type: 'start' }, { type: 'job', id: 2 }, { type: 'job', id: 1 }, { type: 'end' }]
  expect(toursFromVroom({ routes: [{ vehicle: 2, steps }] }, mapped)).toEqual({ lists: [[], [1, 0], [], [], []] })
  const twice = {
    routes: [
      { vehicle: 2, steps },
      { vehicle: 3, steps },
    ],
  }
  for (const answer of [
    undefined,
    {},
    twice,
    { routes: [{ vehicle: 9, steps }] },
    { routes: [{ vehicle: 1, steps: [{ type: 'job', id: 77 }] }] },
  ]) {
    expect(toursFromVroom(answer, mapped)).toEqual({ refused: 'not-a-solution' })
  }
})

const vroomAnswer = (steps: { vehicle: number; jobs: number[] }[]) => ({
  routes: steps.map(({ vehicle, jobs }) => ({ vehicle, steps: jobs.map((id) => ({ type: 'job', id })) })),
})

function answered(answer: unknown, about = asked) {
  const planning = planningByVroom(about, travelMinutes)
  let step = planning.next()
  while (!step.done) step = planning.next(answer)
  return step.value
}

test('a plan of VROOM is taken over, holds, and keeps what stands', () => {
  const made = answered(vroomAnswer([{ vehicle: 2, jobs: [1, 2] }]))
  if ('refused' in made) throw new Error(made.refused)
  expect(made.plan.totals.proposed).toBe(1)
  expect(isFeasible(asked, made.plan)).toEqual({ feasible: true })
})

test('a plan of VROOM that forgets what stands, or takes more than the unit has, is mended before it is shown', () => {
  const two = [candidate('vos', { value: 50 }), candidate('ten-brink', { value: 5 })]
  const short = { ...asked, candidates: two, budget: { ...asked.budget, freeMinutes: 60, minutesAroundAVisit: 10, driveCounts: false } }
  const made = answered(vroomAnswer([{ vehicle: 2, jobs: [2, 3] }]), short)
  if ('refused' in made) throw new Error(made.refused)
  expect(isFeasible(short, made.plan)).toEqual({ feasible: true })
  expect(made.plan.days.flatMap(({ visits }) => visits.map(({ name }) => name))).toEqual(expect.arrayContaining(['bakker', 'vos']))
  expect(made.plan.totals.proposed).toBe(1)
  expect(answered({ routes: 'none' }, short)).toEqual({ refused: 'not-a-solution' })
})
