import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { stopPlan } from '#app/carry-out/planner/ask-plan.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

const StopForm = z.object({ proposalId: z.uuid() })

/** Stops the search and keeps what it found. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const campaignId = idOf(params.campaignId)
  const asked = await readForm(request, StopForm)
  if (!asked.ok) return asked.answer
  const outcome = await stopPlan(actor, { campaignId, proposalId: asked.form.proposalId })
  return 'refused' in outcome ? refusal(request, outcome, 'planner') : json(outcome)
}
