import { type ActionFunctionArgs, json } from '@remix-run/node'
import { importInCampaign } from '#app/clean/import-in-campaign.server'
import { undoImport } from '#app/clean/undo-import.server'
import { requireStaff } from '#app/http/actor.server'
import { refusal } from '#app/http/refusal.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const outcome = await undoImport(actor, await importInCampaign(actor, params))
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json(outcome)
}
