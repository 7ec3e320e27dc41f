import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { request as ask, type Server } from 'node:http'
import { connect as connectSocket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { edge } from '#app/http/edge/app.server'
import { contentSecurityPolicy, styleHashes } from '#app/http/edge/headers.server'
import { listen, patientServer, stopListening } from '#app/http/edge/listen.server'
import { fromOurselves } from '#app/http/edge/same-origin.server'
import { loggedPath, makeLog } from '#app/http/log.server'
import { settingsFrom } from '#app/http/settings.server'

const lines: string[] = []
const log = makeLog('debug', { write: (line: string) => void lines.push(line) })

let server: Server
let port: number
let reached = 0

beforeAll(async () => {
  server = patientServer((request, response) => app(request, response))
  port = await listen(server, { host: '127.0.0.1', port: 0 })
  const app = edge({
    settings: settingsFrom({ PORT: String(port) }),
    log,
    files: (request, response, next) => {
      if (request.path !== '/assets/app-1a2b3c.js') return next()
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      response.end('file')
    },
    pages: (request, response) => {
      reached++
      if (request.path === '/breaks') throw new Error('the secret reason')
      if (request.path === '/moved') return response.redirect('/elsewhere')
      if (request.path === '/relations') return response.json({ asked: request.originalUrl })
      if (request.path === '/slow') return void setTimeout(() => response.send('slow but whole'), 300)
      response.json({
        origin: request.headers.origin ?? null,
        forwarded: request.headers['x-forwarded-host'] ?? null,
        from: request.ip,
      })
    },
  })
})

afterAll(() => stopListening(server, log, 100))

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string }

/** A request as it goes over the line: fetch would not send Host, Origin or Sec-Fetch-Site of our choosing. */
function send(method: string, path: string, headers: Record<string, string> = {}, body: string | Buffer = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body.length > 0 && !headers['Transfer-Encoding'] ? { 'Content-Length': String(Buffer.byteLength(body)) } : {}
    const asked = ask(
      { port, host: '127.0.0.1', method, path, headers: { Host: `localhost:${port}`, ...length, ...headers } },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part) => {
          text += part
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }))
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

const own = () => ({ Origin: `http://localhost:${port}` })

describe('the safety headers are on every kind of answer', () => {
  const kinds: [string, () => Promise<Answer>][] = [
    ['a page', () => send('GET', '/today')],
    ['a redirect', () => send('GET', '/moved')],
    ['a file', () => send('GET', '/assets/app-1a2b3c.js')],
    ['a form that is taken', () => send('POST', '/login', own(), 'a=1')],
    ['a form from another site', () => send('POST', '/login', { Origin: 'https://evil.example' }, 'a=1')],
    ['a page that breaks', () => send('GET', '/breaks')],
    ['an unknown method', () => send('TRACE', '/')],
    ['a strange host', () => send('GET', '/', { Host: 'evil.example' })],
    ['an unreadable address', () => send('GET', '/%E0%A4%A')],
    ['a body that is too large', () => send('POST', '/login', own(), Buffer.alloc(1024 * 1024 + 1))],
    ['a violation report', () => send('POST', '/csp', {}, '{}')],
  ]

  test.each(kinds)('%s', async (_, get) => {
    const { headers } = await get()
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'nonce-[\w+/=]{24}' 'strict-dynamic'; style-src /)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()',
    })
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('server')
    expect(headers).not.toHaveProperty('strict-transport-security')
  })

  test('nothing is kept by a cache, except files that never change', async () => {
    expect((await send('GET', '/today')).headers['cache-control']).toBe('no-store')
    expect((await send('GET', '/breaks')).headers['cache-control']).toBe('no-store')
    expect((await send('GET', '/assets/app-1a2b3c.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test('the nonce is new in every answer', async () => {
    const nonces = await Promise.all(
      Array.from({ length: 20 }, async () => (await send('GET', '/today')).headers['content-security-policy']),
    )
    expect(new Set(nonces).size).toBe(20)
  })

  test('the policy is the one that is written down', () => {
    const { production, ...rest } = settingsFrom({})
    expect(production).toBe(true)
    expect(contentSecurityPolicy('n', { production, ...rest })).toBe(
      `default-src 'none'; script-src 'nonce-n' 'strict-dynamic'; style-src 'self' 'nonce-n' ${styleHashes.join(' ')}; ` +
        "style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; " +
        "frame-ancestors 'none'; report-uri /csp",
    )
  })

  test('the style sheets that run by their hash are those of the installed packages', async () => {
    const sonner = await readFile('node_modules/sonner/dist/index.mjs', 'utf8')
    const sheets = [...sonner.matchAll(/^__insertCSS\((".*")\);$/gm)].map(([, text]) => JSON.parse(text ?? '""') as string)
    expect(sheets).toHaveLength(1)
    const hashes = ['', ...sheets].map((sheet) => `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`)
    expect(styleHashes).toEqual(hashes)
  })

  test('a page whose address holds a token hands that address to nobody', async () => {
    for (const path of ['/invite/abc', '/reset/abc', '/a/abc'])
      expect((await send('GET', path)).headers['referrer-policy']).toBe('no-referrer')
    expect((await send('GET', '/reset')).headers['referrer-policy']).toBe('same-origin')
  })
})

describe('a change comes from our own pages or is refused', () => {
  const ours = ['http://localhost:3000', 'http://127.0.0.1:3000']
  const cases: [string, Record<string, string>, boolean][] = [
    ['our own origin', { origin: ours[0] as string }, true],
    ['our other loopback name', { origin: ours[1] as string }, true],
    ['same-origin by the browser', { 'sec-fetch-site': 'same-origin', origin: ours[0] as string }, true],
    ['same-origin by the browser, from a page without referrer', { 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
    ['same-origin by the browser, without Origin', { 'sec-fetch-site': 'same-origin' }, true],
    ['same-origin said, other Origin', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, false],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
    ['another site, forged Origin', { 'sec-fetch-site': 'cross-site', origin: ours[0] as string }, false],
    ['another site without Origin', { 'sec-fetch-site': 'cross-site' }, false],
    ['a sibling host', { 'sec-fetch-site': 'same-site' }, false],
    ['typed in the address bar', { 'sec-fetch-site': 'none' }, false],
    ['another origin', { origin: 'https://evil.example' }, false],
    ['our name as a prefix', { origin: 'http://localhost:3000.evil.example' }, false],
    ['https instead of http', { origin: 'https://localhost:3000' }, false],
    ['another port', { origin: 'http://localhost:3001' }, false],
    ['Origin: null', { origin: 'null' }, false],
    ['Origin that is no address', { origin: '%%%' }, false],
    ['neither header', {}, false],
    ['neither header, forged forwarded host', { 'x-forwarded-host': 'localhost:3000', host: 'localhost:3000' }, false],
  ]

  test.each(cases)('%s', (_, headers, taken) => {
    expect(fromOurselves(headers, ours)).toBe(taken)
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('a refused %s answers 403 and never reaches a route', async (method) => {
    const before = reached
    for (const path of ['/login', '/reports/1.pdf', '/today?_data=routes%2Ftoday']) {
      const strangers: Record<string, string>[] = [
        { Origin: 'https://evil.example' },
        { 'Sec-Fetch-Site': 'cross-site' },
        { Origin: 'null' },
        {},
      ]
      for (const headers of strangers) {
        for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json']) {
          expect((await send(method, path, { ...headers, 'Content-Type': type }, 'a=1')).status).toBe(403)
        }
      }
    }
    expect(reached).toBe(before)
  })

  test('the refusal is a page in the language of the reader, or what Remix understands', async () => {
    const dutch = await send('POST', '/login', { 'Accept-Language': 'nl' }, 'a=1')
    expect(dutch.body).toContain('<html lang="nl"')
    expect(dutch.body).toContain('Dit formulier kwam van een andere site')
    expect((await send('POST', '/login', { 'Accept-Language': 'en' }, 'a=1')).body).toContain('This form came from another site')
    const data = await send('POST', '/login?_data=routes%2Flogin', {}, 'a=1')
    expect(data.headers['x-remix-catch']).toBe('yes')
    expect(JSON.parse(data.body)).toEqual({ refused: 'otherSite' })
  })

  test('what a route sees of the sender is ours: no forwarded host, no Origin to trip over, no forged address', async () => {
    const headers = {
      Origin: 'null',
      'Sec-Fetch-Site': 'same-origin',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-For': '10.9.8.7',
      Forwarded: 'for=10.9.8.7',
    }
    expect(JSON.parse((await send('POST', '/reset/x', headers, 'a=1')).body)).toEqual({ origin: null, forwarded: null, from: '127.0.0.1' })
  })
})

describe('what is too much, too strange or too slow', () => {
  test('a form over a megabyte is refused after it is sent, in the language of the reader', async () => {
    const before = reached
    const answer = await send('POST', '/campaigns/new', { ...own(), 'Accept-Language': 'en' }, Buffer.alloc(1024 * 1024 + 1))
    expect(answer.status).toBe(413)
    expect(answer.body).toContain('You sent more than 1 MB')
    expect(reached).toBe(before)
  })

  test('a customer list may weigh twelve megabytes', async () => {
    expect((await send('POST', '/campaigns/1/clean/import', own(), Buffer.alloc(11 * 1024 * 1024))).status).toBe(200)
    expect((await send('POST', '/campaigns/1/clean/import', own(), Buffer.alloc(12 * 1024 * 1024 + 1))).status).toBe(413)
    expect((await send('POST', '/campaigns/1/clean/important', own(), Buffer.alloc(11 * 1024 * 1024))).status).toBe(413)
  })

  test('fifty megabytes still get a page, not a cut line', async () => {
    expect((await send('POST', '/campaigns/1/clean/import', own(), Buffer.alloc(50 * 1024 * 1024))).status).toBe(413)
  })

  test('a body that does not say its length is refused', async () => {
    expect((await send('POST', '/login', { ...own(), 'Transfer-Encoding': 'chunked' }, 'a=1')).status).toBe(411)
  })

  test('methods, hosts and addresses we do not know are refused, never with a 5xx', async () => {
    expect((await send('TRACE', '/')).status).toBe(405)
    expect((await send('OPTIONS', '/')).status).toBe(405)
    for (const host of ['evil.example', `evil.example:${port}`, `localhost.evil.example:${port}`, 'localhost:1']) {
      expect((await send('GET', '/', { Host: host })).status).toBe(421)
    }
    for (const path of ['/%', '/%E0%A4%A', '/%00', '/a%00b', 'http://evil.example/', '*', `/${'a'.repeat(9000)}`, '/a'.repeat(3000)]) {
      expect([path.slice(0, 40), (await send('GET', path)).status]).toEqual([path.slice(0, 40), 400])
    }
    expect((await send('GET', '/healthz', { Host: '10.0.0.7:3000' })).status).toBe(200)
  })

  test('a character that no database takes never comes in with a question, also not in halves', async () => {
    for (const question of ['?place=Ti%00el', '?place=Ti%0%000el', '?place=Tiel%00'])
      expect(JSON.parse((await send('GET', `/relations${question}`)).body).asked).toBe('/relations?place=Tiel')
  })

  test('an error answers with its id and nothing of its reason; the log has the reason under that id', async () => {
    lines.length = 0
    const answer = await send('GET', '/breaks')
    expect(answer.status).toBe(500)
    expect(answer.body).not.toContain('secret reason')
    expect(answer.body).not.toMatch(/\.ts|node_modules|\n\s+at /)
    const id = answer.headers['x-request-id'] as string
    expect(answer.body).toContain(id)
    expect(lines.find((line) => line.includes('the secret reason'))).toContain(id)
  })

  test('an id that a browser sends is not believed', async () => {
    expect((await send('GET', '/today', { 'X-Request-Id': 'mine' })).headers['x-request-id']).not.toBe('mine')
  })

  test('a sender that never finishes its headers is let go', async () => {
    expect(server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000 })
    const hasty = patientServer((_, response) => void response.end(), {
      headersTimeout: 100,
      requestTimeout: 200,
      connectionsCheckingInterval: 50,
    })
    const at = await listen(hasty, { host: '127.0.0.1', port: 0 })
    const socket = connectSocket({ port: at, host: '127.0.0.1' })
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')
    const text = await new Promise<string>((resolve) => {
      let got = ''
      socket.on('data', (part) => {
        got += part
      })
      socket.on('close', () => resolve(got))
    })
    expect(text).toContain('408')
    await stopListening(hasty, log)
  })
})

describe('the log', () => {
  test('tokens, passwords and cookies are left out, wherever they stand', () => {
    lines.length = 0
    log.info(
      {
        token: 'KANARIE',
        form: { password: 'KANARIE', newPassword: 'KANARIE' },
        req: { headers: { cookie: 'KANARIE', authorization: 'KANARIE' } },
      },
      'x',
    )
    expect(lines.join('')).not.toContain('KANARIE')
    expect(lines).toHaveLength(1)
  })

  test('an address is logged without its token and without what was searched for', async () => {
    expect(loggedPath('/invite/KANARIE?x=1')).toBe('/invite/…')
    expect(loggedPath('/reset/KANARIE')).toBe('/reset/…')
    expect(loggedPath('/relations?q=KANARIE&_data=routes%2Frelations')).toBe('/relations?_data=routes/relations')
    lines.length = 0
    await send('GET', '/ics/KANARIE.ics')
    await send(
      'POST',
      '/csp',
      {},
      JSON.stringify({
        'csp-report': { 'document-uri': 'http://localhost/invite/KANARIE', 'blocked-uri': 'inline', 'script-sample': 'KANARIE' },
      }),
    )
    expect(lines.join('')).not.toContain('KANARIE')
    expect(lines.some((line) => line.includes('content security policy'))).toBe(true)
  })
})

describe('the settings', () => {
  test('by default the app lives on localhost, by each of its names', () => {
    expect(settingsFrom({})).toMatchObject({ host: '127.0.0.1', port: 3000, origin: 'http://localhost:3000', https: false, demo: true })
    expect(settingsFrom({ PORT: '4001' }).origins).toEqual(['http://localhost:4001', 'http://127.0.0.1:4001', 'http://[::1]:4001'])
  })

  test('an address of its own is the only one, and no demo', () => {
    expect(settingsFrom({ APP_ORIGIN: 'https://rondo.example/' })).toMatchObject({
      origins: ['https://rondo.example'],
      https: true,
      demo: false,
    })
    expect(settingsFrom({ APP_ORIGIN: 'https://rondo.example', RONDO_DEMO: 'on' }).demo).toBe(true)
  })

  test('a setting that cannot be used is named', () => {
    expect(() => settingsFrom({ PORT: 'abc' })).toThrow(/PORT/)
    expect(() => settingsFrom({ APP_ORIGIN: 'javascript:alert(1)' })).toThrow(/APP_ORIGIN/)
    expect(settingsFrom({ PORT: '' }).port).toBe(3000)
  })

  test('over https the browser is told never to come otherwise', async () => {
    const app = edge({
      settings: settingsFrom({ APP_ORIGIN: 'https://rondo.example' }),
      log,
      files: (_q, _s, next) => next(),
      pages: (_q, s) => void s.send('ok'),
    })
    const secure = patientServer(app)
    const at = await listen(secure, { host: '127.0.0.1', port: 0 })
    const answer = await new Promise<Record<string, unknown>>((resolve) =>
      ask({ port: at, host: '127.0.0.1', headers: { Host: 'rondo.example' } }, (a) => resolve(a.resume().headers)).end(),
    )
    expect(answer['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
    await stopListening(secure, log, 100)
  })
})

describe('a stop in order', () => {
  test('who is inside is still helped, nobody new comes in', async () => {
    const app = edge({
      settings: settingsFrom({}),
      log,
      files: (_q, _s, next) => next(),
      pages: (_q, response) => void setTimeout(() => response.send('helped'), 300),
    })
    const closing = patientServer(app)
    const at = await listen(closing, { host: '127.0.0.1', port: 0 })
    const get = () =>
      new Promise<string>((resolve, reject) => {
        ask({ port: at, host: '127.0.0.1', headers: { Host: 'localhost:3000', Connection: 'keep-alive' } }, (answer) => {
          let text = ''
          answer.on('data', (part) => {
            text += part
          })
          answer.on('end', () => resolve(text))
        })
          .on('error', reject)
          .end()
      })
    const inside = Array.from({ length: 5 }, get)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const stopped = stopListening(closing, log)
    expect(await Promise.all(inside)).toEqual(Array(5).fill('helped'))
    await stopped
    await expect(get()).rejects.toThrow()
  })
})
