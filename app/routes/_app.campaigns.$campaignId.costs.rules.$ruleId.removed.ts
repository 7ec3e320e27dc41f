import { type ActionFunctionArgs, json } from '@remix-run/node'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { dropCostRule } from '#app/money/costs.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const removed = await dropCostRule(actor, idOf(params.campaignId), idOf(params.ruleId), today())
  return 'refused' in removed ? refusal(request, removed, 'money') : json(removed)
}
