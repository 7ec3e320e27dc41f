import compression from 'compression'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { missesNoted } from '#app/auth/note-miss.server'
import type { Log } from '#app/http/log.server'
import type { Settings } from '#app/http/settings.server'
import { knownAddress } from './address.server'
import { limitedBody } from './body-limit.server'
import { safetyHeaders } from './headers.server'
import { identify } from './identify.server'
import { refuse } from './plain-page.server'
import { sameOriginOnly } from './same-origin.server'
import { violationReports } from './violation-reports.server'

/**
 * Everything that stands between the network and Remix, in the order a request meets it.
 * @param files middleware that serves the built files (or Vite in development)
 * @param pages what answers all the rest: Remix
 */
export function edge({ settings, log, files, pages }: { settings: Settings; log: Log; files: RequestHandler; pages: RequestHandler }) {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', settings.proxies)
  app.use(identify(log), safetyHeaders(settings), knownAddress(settings))
  app.use(compression())
  app.use(files)
  app.post('/csp', violationReports(log))
  app.use(sameOriginOnly(settings, log), limitedBody, missesNoted, pages)
  app.use(whatWentWrong(log))
  return app
}

/** The last resort: an answer without particulars, and the particulars in the log under the same id. */
function whatWentWrong(log: Log): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const status = refusedByExpress(error)
    if (status === undefined) log.error({ requestId: response.locals.requestId, err: error }, 'a request failed')
    if (response.headersSent) return response.destroy()
    if (status !== undefined) return refuse(request, response, { status, message: 'unreadableAddress' })
    refuse(request, response, { status: 500, message: 'failed' })
  }
}

// express.static answers a path it cannot decode with an error that carries a status of 4xx.
function refusedByExpress(error: unknown): number | undefined {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : Number.NaN
  return status >= 400 && status < 500 ? status : undefined
}
