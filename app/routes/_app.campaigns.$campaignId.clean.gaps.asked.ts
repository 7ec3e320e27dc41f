import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { askTheClient } from '#app/clean/questions.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { findingRules } from '#domain/clean/finding'

const AskForm = z.object({ rule: z.enum(findingRules) })

/** Asks the client about what one check found. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const form = await readForm(request, AskForm)
  if (!form.ok) return form.answer
  const outcome = await askTheClient(actor, idOf(params.campaignId), form.form.rule)
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json(outcome)
}
