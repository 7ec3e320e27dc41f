import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { type Log, loggedPath } from '#app/http/log.server'
import { ourHeaders } from '#app/http/our-headers.server'

/**
 * Gives every request an id of our own (one that a browser sends is not believed), puts it on the answer and logs one line when the answer
 * is done. Who asked is known only past the login and is in the audit, not here. Past the edge a request carries its id and its sender's address in
 * two headers that only we write.
 */
export function identify(log: Log): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID()
    const began = performance.now()
    response.locals.requestId = requestId
    request.headers[ourHeaders.requestId] = requestId
    request.headers[ourHeaders.address] = request.ip ?? ''
    response.setHeader('X-Request-Id', requestId)
    response.on('close', () => {
      const line = {
        requestId,
        method: request.method,
        path: loggedPath(request.originalUrl),
        status: response.statusCode,
        from: request.ip,
      }
      const finished = { ...line, ms: Math.round(performance.now() - began), ...(response.writableFinished ? {} : { cutOff: true }) }
      if (response.statusCode >= 500) log.error(finished, 'answered')
      else if (isAsset(request.path)) log.debug(finished, 'answered')
      else log.info(finished, 'answered')
    })
    next()
  }
}

// The built files, and in development the sources that Vite hands out one by one.
const isAsset = (path: string) => /^\/(assets|app|node_modules|@[\w-]+)\/|^\/favicon/.test(path)
