import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPrivate, type Outbound, safeFetch } from '#app/http/safe-fetch.server'

const pages: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/fine': (_, response) => response.end('dag'),
  '/echo': (request, response) => request.pipe(response),
  '/large': (_, response) => response.end(Buffer.alloc(2000)),
  '/endless': (_, response) => {
    const more = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(more))
  },
  '/silent': () => {},
  '/round': (_, response) => response.writeHead(302, { Location: '/round' }).end(),
  '/on': (_, response) => response.writeHead(302, { Location: '/fine' }).end(),
  '/elsewhere': (_, response) => response.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data' }).end(),
  '/file': (_, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
}
const server = createServer((request, response) => pages[request.url ?? '']?.(request, response))
let origin: string
let ours: Outbound

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  ours = { hosts: [`127.0.0.1:${port}`], privateNetwork: true, milliseconds: 400, bytes: 1000 }
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('a call to another machine', () => {
  test('is answered with what it says, after a redirect too', async () => {
    for (const page of ['/fine', '/on'])
      expect(await safeFetch(origin + page, ours)).toMatchObject({ status: 200, bytes: Buffer.from('dag') })
    expect(await safeFetch(`${origin}/echo`, { ...ours, method: 'POST', body: 'hallo' })).toMatchObject({ bytes: Buffer.from('hallo') })
  })

  test.each([
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://user:pass@127.0.0.1/',
    '//127.0.0.1/',
    'nonsense',
    '',
  ])('goes over http and https only: %j is refused', async (address) =>
    expect(await safeFetch(address, ours)).toEqual({ refused: 'address' }),
  )

  test('goes only to a host that is named, however it is written', async () => {
    const port = new URL(origin).port
    for (const host of ['localhost', '127.0.0.2', '2130706434', '0x7f.2', '[::1]', '127.0.0.1.nip.example'])
      expect(await safeFetch(`http://${host}:${port}/fine`, ours), host).toEqual({ refused: 'host' })
    expect(await safeFetch(`${origin}/fine`, { ...ours, hosts: [] })).toEqual({ refused: 'host' })
  })

  test('does not go to this machine or its network unless that is said, also by a name that leads there', async () => {
    const { port } = new URL(origin)
    expect(await safeFetch(`${origin}/fine`, { ...ours, privateNetwork: false })).toEqual({ refused: 'private-address' })
    const named = { ...ours, hosts: [`localhost:${port}`], privateNetwork: false }
    expect(await safeFetch(`http://localhost:${port}/fine`, named)).toEqual({ refused: 'private-address' })
  })

  test('judges every redirect anew', async () => {
    expect(await safeFetch(`${origin}/elsewhere`, ours)).toEqual({ refused: 'host' })
    expect(await safeFetch(`${origin}/file`, ours)).toEqual({ refused: 'address' })
    expect(await safeFetch(`${origin}/elsewhere`, { ...ours, hosts: [...ours.hosts, '169.254.169.254'], privateNetwork: false })).toEqual({
      refused: 'private-address',
    })
    expect(await safeFetch(`${origin}/round`, ours)).toEqual({ refused: 'too-many-redirects' })
  })

  test('ends when it takes too long or brings too much', async () => {
    expect(await safeFetch(`${origin}/silent`, ours)).toEqual({ refused: 'too-slow' })
    expect(await safeFetch(`${origin}/endless`, ours)).toEqual({ refused: 'too-slow' })
    expect(await safeFetch(`${origin}/large`, ours)).toEqual({ refused: 'too-large' })
    expect(await safeFetch('http://127.0.0.1:1/', { ...ours, hosts: ['127.0.0.1:1'] })).toEqual({ refused: 'unreachable' })
  })
})

test.each([
  ...['127.0.0.1', '10.1.2.3', '172.31.255.255', '192.168.1.1', '169.254.169.254', '0.0.0.0', '100.64.0.1', '224.0.0.1', '255.255.255.255'],
  ...['::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'nonsense'],
])('%s is no address of the world', (ip) => expect(isPrivate(ip)).toBe(true))

test.each(['1.1.1.1', '93.184.216.34', '172.32.0.1', '2606:4700::1111'])('%s is one', (ip) => expect(isPrivate(ip)).toBe(false))
