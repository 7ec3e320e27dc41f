import { type ActionFunctionArgs, json } from '@remix-run/node'
import { findDuplicatesOf } from '#app/clean/find-duplicates.server'
import { requireStaff } from '#app/http/actor.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const outcome = await findDuplicatesOf(actor, idOf(params.campaignId))
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json(outcome)
}
