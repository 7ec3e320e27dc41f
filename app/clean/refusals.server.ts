import { json } from '@remix-run/node'
import { translatorOf } from '#app/http/language.server'
import { type Refused, refusal } from '#app/http/refusal.server'
import type { MappingRefusal } from '#domain/clean/columns'

const megabyte = 1_000_000

/**
 * Says why a file cannot be taken, each kind of file in its own words, with its name before it where several were sent.
 * What was sent makes no sense: 400. A file that is too large: 413.
 */
export async function uploadRefusal(request: Request, outcome: { refused: string; kind?: string; limit?: number }, fileName?: string) {
  const refused = outcome.refused === 'binary' ? `binary-${outcome.kind}` : outcome.refused
  const limitMb = outcome.limit ? Math.floor(outcome.limit / megabyte) : undefined
  const status = outcome.refused === 'too-large' ? 413 : outcome.refused === 'not-found' ? 404 : 400
  const answer = await refusal(request, { ...outcome, refused, ...(limitMb ? { limitMb } : {}) } as { refused: string }, 'clean', status)
  if (!fileName) return answer
  const said = await answer.json()
  return json<Refused>({ ...said, message: `${fileName}: ${said.message}` }, { status })
}

/** Says what is wrong with a mapping, with the field by its name. */
export async function mappingRefusal(request: Request, outcome: MappingRefusal | { refused: string }) {
  const t = await translatorOf(request)
  const named = 'field' in outcome ? { fieldName: t(`clean:fields.${outcome.field}`), headerList: outcome.headers.join(', ') } : {}
  return refusal(request, { ...outcome, ...named }, 'clean')
}
