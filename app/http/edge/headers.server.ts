import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import type { Settings } from '#app/http/settings.server'

const twoYearsInSeconds = 63_072_000

/**
 * The safety headers on every answer, whatever makes it: a page, a file, a redirect or a refusal (reliability.md §4.4).
 * The nonce of the content security policy is new for each answer and waits in `response.locals.nonce` for who renders it.
 */
export function safetyHeaders(settings: Settings): RequestHandler {
  return (request, response, next) => {
    const nonce = randomBytes(18).toString('base64')
    response.locals.nonce = nonce
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce, settings))
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Referrer-Policy', referrerPolicy(request.path, settings))
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
    response.setHeader('Permissions-Policy', 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()')
    if (settings.https) response.setHeader('Strict-Transport-Security', `max-age=${twoYearsInSeconds}; includeSubDomains`)
    notStoredUnlessSaidOtherwise(response)
    next()
  }
}

/** Scripts and style sheets run only from our own files or with this answer's nonce. */
export function contentSecurityPolicy(nonce: string, settings: Settings): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    ...styleSources(nonce, settings),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // In development Vite talks to the page over a websocket.
    settings.production ? "connect-src 'self'" : "connect-src 'self' ws:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    'report-uri /csp',
  ].join('; ')
}

/**
 * The style elements that run without a nonce, by the hash of their text: that of sonner (app/ui/toast), which writes its own sheet into the page, and
 * the empty one it begins as. A test holds these to the installed version.
 */
export const styleHashes = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
]

// A style attribute in the page from the server (the width of a bar, the size of an avatar) has no nonce to carry: docs/decisions/003.
function styleSources(nonce: string, settings: Settings): string[] {
  // In development Vite writes each style sheet into the page as a style element without a nonce.
  if (!settings.production) return ["style-src 'self' 'unsafe-inline'"]
  return [`style-src 'self' 'nonce-${nonce}' ${styleHashes.join(' ')}`, "style-src-attr 'unsafe-inline'"]
}

const tokenPage = /^\/(invite|reset|a)\/./

/**
 * A page whose address holds a token must not hand that address on. `no-referrer` also turns the Origin of its own form into `null`; browsers on
 * https or localhost then send Sec-Fetch-Site, by which the form is let in. On plain http elsewhere they send neither, so there the address is cut
 * down to its origin instead, which keeps the token as safe and the form usable.
 */
function referrerPolicy(path: string, settings: Settings): string {
  if (!tokenPage.test(path)) return 'same-origin'
  const fetchMetadata = settings.https || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(settings.origin)
  return fetchMetadata ? 'no-referrer' : 'strict-origin'
}

// Set at the last moment: a header set earlier would be doubled by a route that says something else.
function notStoredUnlessSaidOtherwise(response: Response) {
  const writeHead = response.writeHead
  response.writeHead = function withCaching(this: Response, ...args: unknown[]) {
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store')
    return Reflect.apply(writeHead, this, args)
  } as typeof response.writeHead
}
