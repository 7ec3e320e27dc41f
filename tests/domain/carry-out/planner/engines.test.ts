import { expect, test } from 'vitest'
import { tableFrom, tableRequest } from '#domain/carry-out/planner/engine-tables'
import { fieldOf } from '#domain/carry-out/planner/field-of'
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

test('each engine is asked in its own words, and an answer of another size or with impossible drives is not believed', () => {
  const places = [amersfoort, tiel]
  expect(tableRequest('osrm', places).path).toBe('/table/v1/driving/5.3878,52.1561;5.4293,51.8865?annotations=duration')
  expect(tableRequest('openrouteservice', places).body).toEqual({
    locations: [
      [5.3878, 52.1561],
      [5.4293, 51.8865],
    ],
    metrics: ['duration'],
  })
  expect(
    tableFrom(
      'osrm',
      {
        code: 'Ok',
        durations: [
          [0, 2400],
          [2410.5, 0],
        ],
      },
      places,
      3,
    ),
  ).toMatchObject({
    table: {
      seconds: [
        [0, 2400],
        [2410.5, 0],
      ],
    },
  })
  const valhalla = {
    sources_to_targets: [
      [{ time: 0 }, { time: 2400 }],
      [{ time: null }, { time: 0 }],
    ],
  }
  expect(tableFrom('valhalla', valhalla, places, 3)).toMatchObject({
    table: {
      seconds: [
        [0, 2400],
        [null, 0],
      ],
    },
  })
  for (const answer of [
    null,
    'oops',
    { durations: [[0]] },
    {
      durations: [
        [0, -5],
        [3, 0],
      ],
    },
    {
      durations: [
        [0, 9e9],
        [3, 0],
      ],
    },
    {
      durations: [
        [0, 'x'],
        [3, 0],
      ],
    },
  ]) {
    expect(tableFrom('osrm', answer, places, 3)).toEqual({ refused: 'not-a-table' })
  }
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
