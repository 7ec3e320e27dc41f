import type { Request, RequestHandler } from 'express'
import { refuse } from './plain-page.server'

const megabyte = 1024 * 1024

/** What a form may weigh, in bytes: a megabyte, twelve where a customer list is taken in, six where a receipt of travel comes along, two for a logo, two for a photo of a visit. */
export function bodyLimit(path: string): number {
  if (/^\/units\/[^/]+\/travel$/.test(path)) return 6 * megabyte
  if (path === '/road/photo' || /^\/settings\/look(\/[^/]+)?$/.test(path)) return 2 * megabyte
  return /\/clean\/import(\/|$)/.test(path) ? 12 * megabyte : megabyte
}

// Browsers show an answer only after they have sent everything, so a body that is too large is read and dropped up to here; beyond, the line is cut.
const droppedAtMost = 128 * megabyte

/** Refuses a body that is too large before anything reads it. A body must say its length: browsers always do. */
export const limitedBody: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  if (request.headers['transfer-encoding'] !== undefined) {
    response.setHeader('Connection', 'close')
    return refuse(request, response, { status: 411, message: 'noLength' })
  }
  const length = Number(request.headers['content-length'] ?? 0)
  const limit = bodyLimit(request.path)
  if (length <= limit) return next()
  const answer = () => {
    response.setHeader('Connection', 'close')
    refuse(request, response, { status: 413, message: 'tooLarge', values: { megabytes: limit / megabyte } })
  }
  if (length > droppedAtMost) return answer()
  drop(request, answer)
}

function drop(request: Request, then: () => void) {
  request.on('end', then)
  request.resume()
}
