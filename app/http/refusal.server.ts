import { json } from '@remix-run/node'
import { noteFormRefusal } from '#app/auth/note-refusal.server'
import { i18nFor, languageOf } from './language.server'

/** What a route gives back for a refusal; the screen shows `message`. */
export type Refused = { refused: string; message: string }

/**
 * Answers a refusal of a use case in the language of the reader. The sentence stands under `refused.<refusal>` in the namespace of the screen, or in
 * the general `refusals`; what else the refusal carries fills it in.
 * The audit keeps that it was refused.
 * @param outcome a refusal value: `{ refused: 'not-enough-minutes', shortMinutes: 30 }`
 * @param namespace where the screen's own sentences are, such as 'units'
 * @param status 409 when the world has changed or a rule says no, 400 when what was sent makes no sense
 */
export async function refusal(request: Request, outcome: { refused: string }, namespace = 'refusals', status = 409) {
  const language = await languageOf(request)
  // The key is made of data, so the compiler cannot follow it; a sentence that is missing falls back to the general one.
  const t = i18nFor(language).getFixedT(language) as unknown as (keys: string[], values: object) => string
  const message = t([`${namespace}:refused.${outcome.refused}`, `refusals:${outcome.refused}`, 'refusals:title'], outcome)
  if (request.method !== 'GET') await noteFormRefusal(request, outcome.refused)
  return json<Refused>({ refused: outcome.refused, message }, { status })
}
