import type { VisitNo } from '#app/carry-out/log-visit.server'
import { formSays } from '#app/http/form.server'
import { languageOf } from '#app/http/language.server'
import { refusal } from '#app/http/refusal.server'
import { formatsIn } from '#app/messages/use-format'

/** What belongs to one field of the form is said at that field; the rest above the button. */
const fieldOf: Partial<Record<VisitNo['refused'], string>> = {
  'before-unit-began': 'arrivedDay',
  'after-unit-ended': 'arrivedDay',
  'period-closed': 'arrivedDay',
  'in-the-future': 'arrivedDay',
  'minutes-not-positive': 'visitMinutes',
  'minutes-not-whole': 'visitMinutes',
  'too-long': 'visitMinutes',
  'metres-not-whole': 'km',
  'score-out-of-range': 'score',
  'reason-too-short': 'overrunReason',
}

export async function logAnswer(request: Request, outcome: VisitNo) {
  const said = await inWords(request, outcome)
  const field = fieldOf[outcome.refused]
  return field ? formSays(request, `visits:refused.${outcome.refused}`, { field, values: said }) : refusal(request, said, 'visits')
}

// Days and minutes in the way the reader writes them.
async function inWords(request: Request, outcome: VisitNo): Promise<VisitNo> {
  const format = formatsIn(await languageOf(request))
  const written = Object.entries(outcome).map(([name, value]) => {
    if (['startsOn', 'endsOn', 'closedThrough', 'today'].includes(name)) return [name, format.day(String(value), 'medium')]
    return [name, typeof value === 'number' ? format.duration(value) : value]
  })
  return Object.fromEntries(written)
}
