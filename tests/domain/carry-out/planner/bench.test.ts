import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import type { VroomProblem } from '#domain/carry-out/planner/vroom'

const folder = mkdtempSync(join(tmpdir(), 'toptw-'))
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
afterEach(() => {
  vroom.close()
  rmSync(folder, { recursive: true })
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
