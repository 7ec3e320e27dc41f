import type { LoaderFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { tryRule } from '#app/segments/overview.server'
import { ruleText } from '#app/segments/rule-text.server'

/** What a rule would do before it is saved: GET ?rule=<json>&segment=<id>, with &names=yes also who would move. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = new URL(request.url).searchParams
  const rule = ruleText.safeParse(asked.get('rule') ?? '')
  const segment = asked.get('segment')
  const trial = { segmentId: segment ? idOf(segment) : null, rule: rule.success ? rule.data : null, names: asked.get('names') === 'yes' }
  const outcome = await tryRule(actor, idOf(params.campaignId), trial, now())
  return 'refused' in outcome ? refusal(request, outcome, 'segments', outcome.refused === 'not-found' ? 404 : 400) : json(outcome)
}
