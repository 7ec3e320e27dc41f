import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { takeMove } from '#app/clean/again.server'
import { importInCampaign } from '#app/clean/import-in-campaign.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { refusal } from '#app/http/refusal.server'

/** Lets one person of the file go on at the customer where the file shows them. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const importId = await importInCampaign(actor, params)
  const asked = await readForm(request, z.object({ contactId: z.uuid() }))
  if (!asked.ok) return asked.answer
  const outcome = await takeMove(actor, importId, asked.form.contactId)
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json(outcome)
}
