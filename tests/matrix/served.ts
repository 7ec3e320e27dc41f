import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequestHandler } from '@remix-run/express'
import type { RequestHandler } from 'express'
import { edge } from '#app/http/edge/app.server'
import { makeLog } from '#app/http/log.server'
import { settingsFrom } from '#app/http/settings.server'
import { type BuiltRoute, builtServer, routesOf } from './built-routes'

export type Served = { origin: string; routes: BuiltRoute[]; stop(): Promise<void> }

/** The built app behind its edge on a port of its own, as server.ts sets it up. */
export async function served(): Promise<Served> {
  const build = await builtServer()
  let app: RequestHandler = (_, response) => response.status(503).end()
  const server = createServer((request, response) => app(request as never, response as never, () => {}))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const getLoadContext = (_: unknown, { locals }: { locals: Record<string, string> }) => ({
    cspNonce: locals.nonce,
    requestId: locals.requestId,
  })
  const pages = createRequestHandler({ build, mode: 'production', getLoadContext })
  const settings = settingsFrom({ PORT: String(port), RONDO_DEMO: 'off' })
  app = edge({ settings, log: makeLog(process.env.LOG_LEVEL ?? 'silent'), files: (_request, _response, next) => next(), pages })
  const stop = () =>
    new Promise<void>((stopped) => {
      server.close(() => stopped())
      server.closeAllConnections()
    })
  return { origin: settings.origin.replace('localhost', '127.0.0.1'), routes: routesOf(build), stop }
}
