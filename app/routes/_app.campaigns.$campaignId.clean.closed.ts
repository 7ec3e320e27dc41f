import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { closeCleaning } from '#app/clean/close-step.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

const ClosedForm = z.object({ closed: z.enum(['yes', 'no']) })

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, ClosedForm)
  if (!asked.ok) return asked.answer
  const outcome = await closeCleaning(actor, idOf(params.campaignId), asked.form.closed === 'yes')
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json(outcome)
}
