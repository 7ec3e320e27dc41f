import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csv, header, newCampaign } from '#tests/support/clean-office'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

let office: TestDatabase
let here: Awaited<ReturnType<typeof newCampaign>>
let folder = ''
beforeAll(async () => {
  office = await freshDatabase()
  here = await newCampaign(office, 'Waalstroom Techniek')
  folder = await mkdtemp(join(tmpdir(), 'rondo-command-'))
  const lines = ['1;Bakker BV;Industrieweg 14;4191NM;Tiel;0345-550127;;;;', '2;Smits;Dijk 2;4191;Tiel;;;;;', ';;;;;;;;;zonder naam']
  await writeFile(join(folder, 'klanten.csv'), csv(header, ...lines))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await office.drop()
})

/** Runs `npm run import` as somebody on the server does. */
async function imported(...words: string[]): Promise<{ code: number; says: string }> {
  const environment = { ...process.env, DATABASE_URL: office.url, RONDO_DATABASE_URL: '', LOG_LEVEL: 'error' }
  const run = promisify(execFile)('npm', ['run', '-s', 'import', '--', ...words], { env: environment })
  return run.then(
    ({ stdout }) => ({ code: 0, says: stdout }),
    ({ code, stdout, stderr }) => ({ code, says: stdout + stderr }),
  )
}

const customers = async () =>
  (await office.sql`select name from customer where client_id = ${here.clientId} order by name`).map(({ name }) => name)

test('a file is first only checked, then taken in, and a second time nothing is taken in twice', async () => {
  const file = [join(folder, 'klanten.csv'), '--client', 'Waalstroom Techniek']
  const checked = await imported(...file, '--check')
  expect(checked).toMatchObject({ code: 0, says: expect.stringContaining('3 rows: 1 ready, 1 to fix, 0 closed, 1 rejected') })
  expect(checked.says).toContain('PC → postcode')
  expect(await customers()).toEqual([])
  const taken = { code: 0, says: expect.stringContaining('3 rows: 1 customers, 0 the same as another row, 1 to fix, 1 rejected.') }
  expect(await imported(...file)).toMatchObject(taken)
  expect(await imported(...file)).toMatchObject(taken)
  expect(await customers()).toEqual(['Bakker B.V.'])
}, 90_000)

test.each([
  ['a client that is not there', ['klanten.csv', '--client', 'Niemand'], 'There is no such client with a campaign.'],
  ['a file that is not there', ['weg.csv', '--client', 'Waalstroom Techniek'], 'There is no file'],
  ['no client at all', ['klanten.csv'], 'Usage: npm run import'],
])(
  '%s is told in a sentence, and ends with 1',
  async (_, [file = '', ...words], says) => {
    expect(await imported(join(folder, file), ...words)).toMatchObject({ code: 1, says: expect.stringContaining(says) })
  },
  60_000,
)
