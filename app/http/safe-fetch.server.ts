import { lookup as resolveName } from 'node:dns/promises'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** What a call to another machine may do. Nothing is allowed that is not said here. */
export type Outbound = {
  /** Names that may be called, in lower case, as `host` or `host:port`. */
  hosts: readonly string[]
  /** Also addresses of this machine and its own network: for engines that stand beside us. */
  privateNetwork?: boolean
  /** For the whole call, redirects and body too. */
  milliseconds?: number
  /** Of the answer. */
  bytes?: number
  redirects?: number
  method?: 'GET' | 'POST'
  headers?: Readonly<Record<string, string>>
  body?: string
}

export type OutboundRefusal = {
  refused: 'address' | 'host' | 'private-address' | 'too-many-redirects' | 'too-large' | 'too-slow' | 'unreachable'
}
export type Fetched = { status: number; contentType: string; bytes: Buffer }

/**
 * The one way out: asks another machine for something, and only over http or https, only of hosts that a setting names, and only at the address that was
 * looked at: the name is resolved once, the answer is judged, and the connection goes to that very address (against rebinding). Every redirect is judged
 * anew. Nothing is thrown for what the other side does.
 */
export async function safeFetch(address: string, allowed: Outbound): Promise<Fetched | OutboundRefusal> {
  const { milliseconds = 10_000, redirects = 3 } = allowed
  const signal = AbortSignal.timeout(milliseconds)
  let to = address
  for (let hop = 0; hop <= redirects; hop++) {
    const place = await placeOf(to, allowed, signal)
    if ('refused' in place) return place
    const answer = await ask(place, allowed, signal)
    if (!('location' in answer)) return answer
    to = URL.canParse(answer.location, to) ? new URL(answer.location, to).href : ''
  }
  return { refused: 'too-many-redirects' }
}

/** What an answer says as JSON; null when it is none. */
export function jsonOf({ bytes }: Fetched): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}

type Place = { url: URL; ip: string; family: 4 | 6 }

async function placeOf(
  address: string,
  { hosts, privateNetwork = false }: Outbound,
  signal: AbortSignal,
): Promise<Place | OutboundRefusal> {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return { refused: 'address' }
  if (!hosts.includes(url.host) && !hosts.includes(url.hostname)) return { refused: 'host' }
  const found = await resolved(url.hostname.replace(/^\[|\]$/g, ''), signal)
  if ('refused' in found) return found
  // One address that may not be is enough: which of them answers is not ours to choose.
  if (!privateNetwork && found.some(({ ip }) => isPrivate(ip))) return { refused: 'private-address' }
  const first = found[0]
  return first ? { url, ...first } : { refused: 'unreachable' }
}

async function resolved(host: string, signal: AbortSignal): Promise<{ ip: string; family: 4 | 6 }[] | OutboundRefusal> {
  const family = isIP(host)
  if (family === 4 || family === 6) return [{ ip: host, family }]
  const late = new Promise<OutboundRefusal>((end) => signal.addEventListener('abort', () => end({ refused: 'too-slow' }), { once: true }))
  const found = resolveName(host, { all: true }).then(
    (all) => all.map(({ address, family: kind }) => ({ ip: address, family: kind === 6 ? (6 as const) : (4 as const) })),
    () => ({ refused: 'unreachable' }) as const,
  )
  return Promise.race([found, late])
}

const own = new BlockList()
// RFC 6890: this machine, private networks, link-local with the metadata of clouds, shared, benchmark, documentation, multicast and reserved addresses.
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
  ] as const),
  ...([
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
  ] as const),
  ...([
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const)
  own.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  own.addSubnet(net, bits, 'ipv6')

/** Whether an address belongs to this machine or its network, or to nobody. An IPv4 address written in IPv6 is judged as what it is. */
export function isPrivate(ip: string): boolean {
  const plain = ip.split('%')[0] ?? ip
  const kind = isIP(plain)
  return kind === 0 || own.check(plain, kind === 4 ? 'ipv4' : 'ipv6')
}

type Answer = Fetched | OutboundRefusal | { location: string }

function ask({ url, ip, family }: Place, allowed: Outbound, signal: AbortSignal): Promise<Answer> {
  const { bytes: most = 5_000_000, method = 'GET', headers = {}, body } = allowed
  // The name was judged by its address: the connection takes that one, whatever the name says by now.
  const lookup: LookupFunction = (_host, options, answer) =>
    options.all ? answer(null, [{ address: ip, family }]) : answer(null, ip, family)
  const send = url.protocol === 'https:' ? overHttps : overHttp
  return new Promise((end) => {
    const lost = () => end({ refused: signal.aborted ? 'too-slow' : 'unreachable' })
    const request = send(
      url,
      { method, headers: { ...headers, 'Accept-Encoding': 'identity' }, lookup, signal, agent: false },
      (response) => {
        const { statusCode: status = 0, headers: said } = response
        if (said.location && [301, 302, 303, 307, 308].includes(status)) {
          // A body is sent once, to the host that was asked.
          end(method === 'GET' ? { location: said.location } : { refused: 'too-many-redirects' })
          return response.destroy()
        }
        const parts: Buffer[] = []
        let size = 0
        response.on('data', (part: Buffer) => {
          size += part.length
          parts.push(part)
          if (size <= most) return
          end({ refused: 'too-large' })
          response.destroy()
        })
        response.on('end', () => end({ status, contentType: said['content-type'] ?? '', bytes: Buffer.concat(parts) }))
        response.on('error', lost)
        response.on('aborted', lost)
      },
    )
    request.on('error', lost)
    request.end(body)
  })
}
