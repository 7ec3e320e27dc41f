import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { mergeItself } from '#app/clean/merge-itself.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, z.object({ on: z.enum(['yes', 'no']) }))
  if (!asked.ok) return asked.answer
  const outcome = await mergeItself(actor, idOf(params.campaignId), asked.form.on === 'yes')
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json(outcome)
}
