import type { IncomingHttpHeaders } from 'node:http'
import type { RequestHandler } from 'express'
import type { Log } from '#app/http/log.server'
import type { Settings } from '#app/http/settings.server'
import { refuse } from './plain-page.server'

const safe = new Set(['GET', 'HEAD'])

/**
 * Refuses a change that another site makes a browser send. Remix's own check covers document posts only, believes X-Forwarded-Host, lets a
 * request without Origin pass and answers 500; this one stands before it, for every route.
 */
export function sameOriginOnly(settings: Settings, log: Log): RequestHandler {
  return (request, response, next) => {
    if (safe.has(request.method)) return next()
    if (!fromOurselves(request.headers, settings.origins)) {
      const { origin, 'sec-fetch-site': site } = request.headers
      log.warn({ requestId: response.locals.requestId, origin, site }, 'a change from another site is refused')
      return refuse(request, response, { status: 403, message: 'otherSite' })
    }
    // Checked here; Remix would refuse the `null` that a page without referrer sends, and with a 500.
    delete request.headers.origin
    next()
  }
}

/**
 * Whether a request that changes something comes from our own pages. Sec-Fetch-Site is written by the browser alone and decides when it is there;
 * else Origin must be one of ours. A request with neither is no browser's and is refused. Host and forwarded headers prove nothing.
 */
export function fromOurselves(headers: IncomingHttpHeaders, origins: readonly string[]): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  if (site !== undefined) return site === 'same-origin' && (origin === undefined || origin === 'null' || origins.includes(origin))
  return origin !== undefined && origins.includes(origin)
}
