import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { findDuplicatesOf, searchStepOf } from '#app/clean/find-duplicates.server'
import { requireStaff } from '#app/http/actor.server'
import { idOf, notFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

/** How far a search is that runs now. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const running = await searchStepOf(actor, idOf(params.campaignId))
  if (!running) throw notFound()
  return json(running)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const outcome = await findDuplicatesOf(actor, idOf(params.campaignId))
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json(outcome)
}
