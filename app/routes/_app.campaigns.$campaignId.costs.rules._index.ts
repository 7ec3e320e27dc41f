import { type ActionFunctionArgs, json } from '@remix-run/node'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { CostRuleForm, costRuleFrom } from '#app/money/cost-forms.server'
import { keepCostRule } from '#app/money/costs.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readForm(request, CostRuleForm)
  if (!read.ok) return read.answer
  const kept = await keepCostRule(actor, idOf(params.campaignId), costRuleFrom(read.form), { today: today(), op: read.op })
  return 'refused' in kept ? refusal(request, kept, 'money') : json(kept)
}
