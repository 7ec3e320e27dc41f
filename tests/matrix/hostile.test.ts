import { afterAll, beforeAll, expect, test } from 'vitest'
import { today } from '#app/http/clock.server'
import { closeDb } from '#db/connection'
import { policy } from '#security/policy'
import { type Office, officeOfTwo } from '#tests/matrix/people'
import { type Served, served } from '#tests/matrix/served'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

let database: TestDatabase
let app: Served
let office: Office

beforeAll(async () => {
  database = await freshDatabase()
  Object.assign(process.env, { RONDO_DATABASE_URL: database.url, NODE_ENV: 'production', LOG_LEVEL: 'silent' })
  process.env.RONDO_SECRET ??= 'a secret of the tests, longer than thirty-two signs'
  app = await served()
  office = await officeOfTwo(database, today())
})
afterAll(async () => {
  await app.stop()
  await closeDb()
  await database.drop()
})

/** What breaks a number, a day, an id, a pattern, a query, a path or a page. */
const hostile = [
  "'); drop table customer; --",
  '%00\0',
  '-1',
  '1e309',
  '9999999999',
  '2025-02-31',
  '%',
  '\\',
  '{"$gt":""}',
  '<script>',
  'é😀',
  'x'.repeat(3000),
]
/** Asked of every list, whatever it reads. */
const usual = [
  'page',
  'q',
  'search',
  'sort',
  'state',
  'status',
  'day',
  'week',
  'from',
  'to',
  'who',
  'kind',
  'of',
  'unit',
  'client',
  'campaign',
  'segment',
  '_data',
  'index',
]

const cookieOf = (name: string) => office.visitors.find((visitor) => visitor.name === name)?.cookie ?? ''

async function worst(requests: readonly { url: string; init?: RequestInit }[]): Promise<string[]> {
  const broken: string[] = []
  const waiting = [...requests]
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { status, body } = await fetch(app.origin + next.url, { redirect: 'manual', ...next.init })
      await body?.cancel()
      if (status >= 500) broken.push(`${status} ${next.init?.method ?? 'GET'} ${next.url.slice(0, 160)}`)
    }
  }
  await Promise.all(Array.from({ length: 6 }, worker))
  return broken
}

test('no address with hostile parts breaks a page, of whatever route the build has', async () => {
  const headers = { Cookie: cookieOf('admin'), Accept: 'text/html', 'Accept-Encoding': 'identity' }
  const requests = app.routes
    .filter(({ methods, isPlace }) => methods.includes('GET') && isPlace)
    .flatMap(({ id, path }) => {
      const { params = {}, query = {}, asks = {} } = policy[id]?.GET ?? {}
      const own = (name: string) => office.ids.A[params[name] ?? 'campaign'] ?? ''
      return hostile.flatMap((value, at) => {
        const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(own(name)))
        const names = [...Object.keys(query), ...Object.keys(asks), ...usual.filter((name) => name !== '_data')]
        const search = new URLSearchParams(names.map((name, place) => [name, hostile[(at + place) % hostile.length] ?? '']))
        const bad = path.replace(/:(\w+)/g, () => encodeURIComponent(value))
        // Each request holds every hostile value under some name; of all turns every second one.
        const asked = at % 2 === 0 ? [{ url: `${filled}?${search}`, init: { headers } }] : []
        return [...asked, ...(path.includes(':') ? [{ url: bad, init: { headers } }] : [])]
      })
    })
  expect(requests.length).toBeGreaterThan(500)
  expect(await worst(requests)).toEqual([])
}, 300_000)

test('no form before logging in breaks, whatever is typed in it', async () => {
  const forms = [
    '/login?index',
    '/login/code',
    '/reset?index',
    `/reset/${'A'.repeat(43)}`,
    `/invite/${'A'.repeat(43)}`,
    '/welcome',
    '/preferences',
    '/logout',
  ]
  const fields = [
    'email',
    'password',
    'name',
    'code',
    'kind',
    'remember',
    'to',
    'firm',
    'theme',
    'language',
    'keys',
    'op',
    '__proto__',
    'constructor',
  ]
  const requests = forms.flatMap((url) =>
    hostile.flatMap((value, at) => {
      const body = new URLSearchParams(fields.map((name, place) => [name, hostile[(at + place) % hostile.length] ?? value]))
      const headers = { Origin: app.origin }
      const json = { ...headers, 'Content-Type': 'application/json' }
      const torn = { ...headers, 'Content-Type': 'multipart/form-data; boundary=x' }
      return [
        { url, init: { method: 'POST', headers, body } },
        { url, init: { method: 'POST', headers, body: new URLSearchParams(fields.map((name) => [name, value])) } },
        { url, init: { method: 'POST', headers: json, body: JSON.stringify({ email: { $ne: value } }) } },
        { url, init: { method: 'POST', headers: torn, body: `--x\r\nContent-Disposition: form-data; name="email"\r\n\r\n${at}` } },
      ]
    }),
  )
  expect(await worst(requests)).toEqual([])
}, 120_000)
