import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '#app/http/log.server'

const second = 1000

const patience = { headersTimeout: 10 * second, requestTimeout: 30 * second, connectionsCheckingInterval: 2 * second }

/** A server that does not wait for slow senders: ten seconds for the headers, thirty for a whole request. */
export function patientServer(handler: RequestListener, limits = patience): Server {
  const server = createServer(limits, handler)
  server.keepAliveTimeout = 10 * second
  return server
}

/** Starts to listen; answers with the port, which differs from the one asked for when that is 0. */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

/**
 * Stops as an office closes: nobody new comes in, who is inside is helped, for ten seconds at most.
 * Answers when the last connection is gone.
 */
export function stopListening(server: Server, log: Log, drainMs = 10 * second): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      log.warn('connections that were still busy are cut')
      server.closeAllConnections()
    }, drainMs)
    // A browser keeps its line open after an answer; such a line is idle and goes.
    const sweep = setInterval(() => server.closeIdleConnections(), 100)
    server.close(() => {
      clearTimeout(cut)
      clearInterval(sweep)
      resolve()
    })
  })
}
