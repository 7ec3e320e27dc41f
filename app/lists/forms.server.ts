import { z } from 'zod'
import { dayField, formSays, idOrNone, text } from '#app/http/form.server'
import { languageOf } from '#app/http/language.server'
import { refusal } from '#app/http/refusal.server'
import { formatDay } from '#domain/language/format'

/** A list as it is made, changed or doubled. */
export const listFields = {
  name: text(120, 'lists:errors.name'),
  purpose: text(500).default(''),
  campaignId: idOrNone,
  expiresOn: dayField('lists:errors.until'),
}
export const ListForm = z.object(listFields)

/** What a form about a list gets back: a day that may not be is told at the day. */
export async function listSays(request: Request, outcome: { refused: string; latest?: string }) {
  const { refused, latest } = outcome
  if (refused === 'not-found') return refusal(request, outcome, 'lists', 404)
  const field = fields[refused]
  if (!field) return refusal(request, outcome, 'lists')
  const values = latest ? { latest: formatDay(latest, await languageOf(request), 'medium') } : {}
  return formSays(request, `lists:refused.${refused}`, { field, values })
}

const fields: Partial<Record<string, keyof typeof listFields>> = {
  'expires-in-the-past': 'expiresOn',
  'expires-too-late': 'expiresOn',
  'no-such-campaign': 'campaignId',
}
