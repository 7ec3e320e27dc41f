import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { fixSameWay } from '#app/clean/edit-cell.server'
import { importInCampaign } from '#app/clean/import-in-campaign.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { refusal } from '#app/http/refusal.server'

const SameWayForm = z.object({
  field: z.string().min(1).max(200),
  rule: z.string().min(1).max(60),
  wrong: z.string().max(2000),
  value: z.string().max(2000),
  asProposed: z.stringbool(),
})

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, SameWayForm)
  if (!asked.ok) return asked.answer
  const outcome = await fixSameWay(actor, await importInCampaign(actor, params), asked.form)
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json(outcome)
}
