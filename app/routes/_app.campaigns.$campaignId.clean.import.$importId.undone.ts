import { type ActionFunctionArgs, json } from '@remix-run/node'
import { importInCampaign } from '#app/clean/import-in-campaign.server'
import { beginUndo } from '#app/clean/import-work.server'
import { requireStaff } from '#app/http/actor.server'
import { refusal } from '#app/http/refusal.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const begun = await beginUndo(actor, await importInCampaign(actor, params))
  if ('going' in begun) return json(begun)
  const { outcome } = begun
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json(outcome)
}
