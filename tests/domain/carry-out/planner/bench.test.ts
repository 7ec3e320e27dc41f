import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import type { VroomProblem } from '#domain/carry-out/planner/vroom'

// Each asks a bench as a program of its own.
vi.setConfig({ testTimeout: 30_000 })

let folder = ''
const folders: string[] = []
let asked: VroomProblem | null = null
// Drives to the first customer it is asked about, and claims to have been at one of its own.
const vroom = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    asked = JSON.parse(body) as VroomProblem
    const id = request.url === '/lies' ? 99 : 1
    response.end(JSON.stringify({ routes: [{ vehicle: 1, steps: [{ type: 'start' }, { type: 'job', id }, { type: 'end' }] }] }))
  })
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'toptw-'))
  folders.push(folder)
})
afterAll(() => {
  vroom.close()
  for (const one of folders) rmSync(one, { recursive: true })
})

test('the bench of the planner holds VROOM beside ours where it is present, each route checked alike', async () => {
  const nodes = [
    [0, 0, 0, 0, 0, 100],
    [0, 10, 5, 30, 0, 100],
    [0, 20, 5, 10, 0, 100],
  ]
  writeFileSync(join(folder, 'tiny.json'), JSON.stringify({ name: 'tiny', n: 2, distanceDecimals: 1, nodes }))
  writeFileSync(join(folder, 'best-known.csv'), 'instance,m,best,optimal\ntiny,1,40,1\n')
  await new Promise<void>((ready) => vroom.listen(0, '127.0.0.1', ready))
  const origin = `http://127.0.0.1:${(vroom.address() as AddressInfo).port}`
  const bench = async (path: string) => {
    const words = ['--import', 'tsx', 'bench/run.ts', 'planner', '--data', folder, '--seconds', '0.05', '--vroom', `${origin}/${path}`]
    return JSON.parse((await promisify(execFile)(process.execPath, words)).stdout) as object
  }
  const [right, lies] = await Promise.all([bench('right'), bench('lies')])
  expect(right).toMatchObject({ instances: 1, invalid: 0, meanGap: 0, vroomGap: 0.25, vroomInvalid: 0 })
  expect(lies).toMatchObject({ meanGap: 0, vroomInvalid: 1 })
  expect(asked?.jobs[0]).toMatchObject({ id: 1, priority: 100, service: 50, time_windows: [[0, 1000]] })
})

async function limit(name: string, nodes: number[][], tours: number, best: number): Promise<object> {
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ name, n: nodes.length - 1, distanceDecimals: 1, nodes }))
  writeFileSync(join(folder, 'best-known.csv'), `instance,m,best,optimal\n${name},${tours},${best},0\n`)
  const words = ['--import', 'tsx', 'bench/run.ts', 'planner-limit', '--data', folder, '--only', ` ${tours}$`]
  return JSON.parse((await promisify(execFile)(process.execPath, words)).stdout) as object
}

test('of what is published the bench tells whether any tour can be worth it', async () => {
  // A round of all four takes 97.6 and one of the best three 84: the day has 95.
  const nodes = [
    ...[[0, 0, 0, 0, 0, 95]],
    ...[[30, 0, 1, 7, 0, 95]],
    ...[[30, 10, 1, 6, 0, 95]],
    ...[[0, 10, 2, 5, 0, 95]],
    ...[[0, -10, 2, 4, 0, 95]],
  ]
  expect(await limit('four', nodes, 1, 18)).toMatchObject({ instances: 1, reached: ['four 1 18'], unreachable: [], unknown: [] })
  expect(await limit('four', nodes, 1, 19)).toMatchObject({ instances: 1, reached: [], unreachable: ['four 1 19'], unknown: [] })
})

test('what several tours can be worth together is never called out of reach, and what they cannot is proven', async () => {
  // Three ways out of the depot, each of which takes the whole day.
  const nodes = [...[[0, 0, 0, 0, 0, 100]], ...[[0, 40, 5, 50, 0, 100]], ...[[40, 0, 5, 40, 0, 100]], ...[[0, -40, 5, 30, 0, 100]]]
  expect(await limit('star', nodes, 2, 90)).toMatchObject({ instances: 1, reached: [], unreachable: [], unknown: ['star 2 90'] })
  expect(await limit('star', nodes, 2, 91)).toMatchObject({ instances: 1, reached: [], unreachable: ['star 2 91'], unknown: [] })
})
