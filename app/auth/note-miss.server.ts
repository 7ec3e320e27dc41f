import type { RequestHandler } from 'express'
import { log, loggedPath } from '#app/http/log.server'
import { ourHeaders } from '#app/http/our-headers.server'
import { theDb } from '#db/connection'
import { noteLogin } from '#db/login/events'
import { carriesSession } from './cookies.server'
import { whoIs } from './who-is.server'

/**
 * Writes down who asked for something that was not there for them: an answer 404 to an address with an id or to a form, to somebody who is logged in. Whether the id is
 * nobody's or another client's is not told apart, here no more than in the answer.
 */
export const missesNoted: RequestHandler = (request, response, next) => {
  response.on('finish', () => {
    // The id may also stand in a form.
    if (response.statusCode !== 404 || (request.method === 'GET' && !hasId.test(request.path))) return
    const asked = new Request('http://localhost/', { headers: { Cookie: request.headers.cookie ?? '' } })
    const { method, originalUrl } = request
    const address = String(request.headers[ourHeaders.address] ?? '')
    if (carriesSession(asked)) void note(asked, { method, path: loggedPath(originalUrl), address })
  })
  next()
}

const hasId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i

// The answer is gone already: what goes wrong here is for the log alone.
async function note(asked: Request, { address, ...detail }: { method: string; path: string; address: string }) {
  try {
    const found = await whoIs(asked)
    if (found) await noteLogin(theDb(), { action: 'access.missed', userId: found.actor.userId, address, detail })
  } catch (error) {
    log().error({ err: error }, 'a miss was not noted')
  }
}
