import { notFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

/** Answers a refusal about somebody's login; who is not there for the asker is a 404. */
export async function teamRefusal(request: Request, outcome: { refused: string }): Promise<Response> {
  if (outcome.refused === 'not-found') throw notFound()
  return refusal(request, outcome, 'settings', outcome.refused === 'not-allowed' ? 403 : 409)
}
