import type { RequestHandler } from 'express'
import type { Settings } from '#app/http/settings.server'
import { refuse } from './plain-page.server'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * Lets in requests for our own address only, with a method we know. A strange Host would otherwise end up in links and in Remix's idea of its own
 * origin; forwarded headers do so too, so without a trusted proxy they are taken away.
 */
export function knownAddress(settings: Settings): RequestHandler {
  const hosts = new Set(settings.origins.map((origin) => new URL(origin).host))
  return (request, response, next) => {
    if (!methods.includes(request.method)) {
      response.setHeader('Allow', methods.join(', '))
      return refuse(request, response, { status: 405, message: 'wrongMethod' })
    }
    if (!readable(request.originalUrl)) return refuse(request, response, { status: 400, message: 'unreadableAddress' })
    request.originalUrl = withoutNul(request.originalUrl)
    request.url = withoutNul(request.url)
    dropForwarded(request.headers, settings.proxies > 0)
    // A health check asks by whatever address it has.
    if (request.path === '/healthz') return next()
    if (!hosts.has(hostWithoutDefaultPort(request.headers.host, settings))) {
      return refuse(request, response, { status: 421, message: 'wrongHost', values: { origin: settings.origin } })
    }
    next()
  }
}

// Our deepest page has eight segments. Remix matches every part of a path against every route: thousands of segments would hold the server.
const segmentsAtMost = 24

function readable(url: string): boolean {
  if (!url.startsWith('/') || url.length > 8000) return false
  const path = url.split('?', 1)[0] ?? ''
  if (path.split('/').length > segmentsAtMost) return false
  try {
    return !decodeURIComponent(path).includes('\0') && URL.canParse(`http://localhost${url}`)
  } catch {
    return false
  }
}

// No database takes the character and nobody types it. Taking it out may bring two halves of another together.
function withoutNul(url: string): string {
  let left = url
  while (left.includes('%00')) left = left.replaceAll('%00', '')
  return left
}

// Behind a proxy the browser's address is APP_ORIGIN, so the proxy must pass the Host on; its own name for us is of no use to anyone.
function dropForwarded(headers: Record<string, unknown>, proxied: boolean) {
  delete headers['x-forwarded-host']
  delete headers['x-forwarded-port']
  delete headers.forwarded
  delete headers['x-http-method-override']
  if (proxied) return
  delete headers['x-forwarded-for']
  delete headers['x-forwarded-proto']
}

function hostWithoutDefaultPort(host: string | undefined, settings: Settings): string {
  return (host ?? '').toLowerCase().replace(settings.https ? /:443$/ : /:80$/, '')
}
