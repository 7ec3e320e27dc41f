import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { travelOver, tryEngine } from '#app/carry-out/planner/travel.server'
import { planByVroom } from '#app/carry-out/planner/vroom.server'
import { noCorrection, travelOf } from '#domain/carry-out/planner/travel-model'
import { defaultTravelSettings, type TravelSettings } from '#domain/carry-out/planner/travel-settings'
import type { VroomProblem } from '#domain/carry-out/planner/vroom'
import { travelMinutes } from '#domain/carry-out/travel-time'
import { amersfoort, candidate, consultant, culemborg, given, groningen, problem, tiel } from '#tests/domain/carry-out/planner/office'

type Answer = (asked: string, response: ServerResponse) => void
let answer: Answer
let questions: string[] = []
let origin = ''
const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    questions.push(request.url ?? '')
    answer(request.method === 'POST' ? body : (request.url ?? ''), response)
  })
})

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
let made = 0
beforeEach(() => {
  made += 1
  questions = []
})

const json = (response: ServerResponse, body: unknown) => response.end(JSON.stringify(body))
// Each test asks an engine of its own: what one answered, or that it failed, is remembered by its address.
const osrm = (): TravelSettings => ({ ...defaultTravelSettings, source: 'osrm', address: `${origin}/${made}` })
const rightTable: Answer = (asked, response) => {
  const [from, to] = ['sources', 'destinations'].map((side) => new RegExp(`${side}=([0-9;]+)`).exec(asked)?.[1]?.split(';').length ?? 0)
  json(response, { durations: Array.from({ length: from ?? 0 }, () => Array.from({ length: to ?? 0 }, () => 4200)) })
}
const patient = { milliseconds: 5000, mostPlaces: 50 }
const waitFor = (trouble: string) => (trouble === 'too-slow' ? 300 : 5000)

test('drives are those of the engine that is set, asked once and kept', async () => {
  answer = rightTable
  const first = await travelOver(osrm(), [amersfoort, tiel, tiel], patient)
  expect(first).toMatchObject({ used: 'osrm', trouble: null })
  expect(travelOf(first.data)(amersfoort, tiel)).toBe(73)
  expect(travelOf(first.data)(amersfoort, groningen)).toBe(travelMinutes(amersfoort, groningen))
  await travelOver(osrm(), [tiel, amersfoort], patient)
  expect(questions).toHaveLength(1)
})

test('a big table is asked in blocks, and only for as many places as are wanted', async () => {
  answer = rightTable
  const places = Array.from({ length: 130 }, (_, at) => ({ latitude: 52 + at / 100, longitude: 5 }))
  const found = await travelOver(osrm(), places, { milliseconds: 5000, mostPlaces: 100 })
  expect(found.data.table?.places).toHaveLength(100)
  expect(questions).toHaveLength(4)
})

test.each<[string, Answer, string]>([
  ['hangs', () => {}, 'too-slow'],
  ['answers rubbish', (_, response) => response.end('<html>'), 'not-a-table'],
  ['answers a table of another size', (_, response) => json(response, { durations: [[1]] }), 'not-a-table'],
  [
    'lies: across the country in a second',
    (_, response) =>
      json(response, {
        durations: [
          [1, 1],
          [1, 1],
        ],
      }),
    'not-a-table',
  ],
  ['is not there', (_, response) => response.writeHead(404).end(), 'not-found'],
  ['wants a key', (_, response) => response.writeHead(403).end(), 'not-allowed'],
  ['breaks off', (_, response) => response.destroy(), 'unreachable'],
])('with an engine that %s the model counts, it is said, and nobody waits for it again at once', async (_, says, trouble) => {
  answer = says
  const found = await travelOver(osrm(), [amersfoort, tiel], { ...patient, milliseconds: waitFor(trouble) })
  expect(found).toMatchObject({ used: 'model', trouble })
  expect(travelOf(found.data)(amersfoort, tiel)).toBe(travelMinutes(amersfoort, tiel))
  answer = rightTable
  expect(await travelOver(osrm(), [amersfoort, tiel], patient)).toMatchObject({ used: 'model', trouble: 'resting' })
  expect(questions).toHaveLength(1)
  expect(await tryEngine(osrm(), { from: [amersfoort], to: [tiel] })).toEqual({ seconds: 4200 })
  expect(await travelOver(osrm(), [amersfoort, tiel], patient)).toMatchObject({ used: 'osrm', trouble: null })
})

const asked = problem({
  consultants: [consultant('marieke')],
  given: [given('bakker')],
  candidates: [candidate('vos', { place: culemborg }), candidate('prins')],
})
const ask = (milliseconds = 5000) => ({ address: `${origin}/vroom`, travel: { correction: noCorrection, table: null }, milliseconds })

test('VROOM plans by setting, and its plan is checked like ours', async () => {
  answer = (body, response) => {
    const { vehicles, jobs } = JSON.parse(body) as VroomProblem
    const tuesday = vehicles[1]?.id
    const here = jobs.filter(({ time_windows: windows }) => windows.some(([from]) => from >= 2880 * 60 && from < 5760 * 60))
    json(response, { routes: [{ vehicle: tuesday, steps: here.map(({ id }) => ({ type: 'job', id })) }] })
  }
  const found = await planByVroom(asked, ask())
  if ('trouble' in found) throw new Error(found.trouble)
  const tuesday = found.plan.days.find(({ day }) => day === '2025-11-18')
  expect(tuesday?.visits.map(({ name }) => name)).toContain('bakker')
  expect(found.plan.totals.proposed).toBe(2)
})

test.each<[string, Answer, string]>([
  ['hangs', () => {}, 'too-slow'],
  ['answers rubbish', (_, response) => response.end('oops'), 'not-a-solution'],
  [
    'names a visit that nobody asked for',
    (_, response) => json(response, { routes: [{ vehicle: 1, steps: [{ type: 'job', id: 99 }] }] }),
    'not-a-solution',
  ],
  ['breaks off', (_, response) => response.destroy(), 'unreachable'],
])('a VROOM that %s makes no plan', async (_, says, trouble) => {
  answer = says
  expect(await planByVroom(asked, ask(waitFor(trouble)))).toEqual({ trouble })
})
