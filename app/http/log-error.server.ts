import { isRouteErrorResponse } from '@remix-run/react'
import { log } from './log.server'
import { ourHeaders } from './our-headers.server'

/**
 * Logs what went wrong while a request was answered, under the id that stands on the page and in the answer. A page that is not there, or that somebody
 * may not see, is no fault, and an answer nobody waits for any more is none either.
 */
export function logError(error: unknown, request?: Request): void {
  const requestId = request?.headers.get(ourHeaders.requestId) ?? undefined
  if (request?.signal.aborted) return
  if (isRouteErrorResponse(error) && error.status < 500) log().debug({ requestId, status: error.status }, 'a request was answered with no')
  else log().error({ requestId, err: error }, 'a request failed')
}
