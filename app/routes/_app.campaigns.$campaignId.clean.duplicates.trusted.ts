import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { chooseTrusted } from '#app/clean/trusted-source.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm, text } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, z.object({ source: text(120).default('') }))
  if (!asked.ok) return asked.answer
  const outcome = await chooseTrusted(actor, idOf(params.campaignId), asked.form.source || null)
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json(outcome)
}
