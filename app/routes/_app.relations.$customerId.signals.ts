import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { readForm, text } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { noteSignal } from '#app/relations/signals.server'
import { isOfficeDay } from '#domain/calendar/day'

const SignalForm = z.object({
  kind: z.enum(['news', 'policy', 'decision-moment']),
  text: text(500, 'relations:errors.note'),
  actOn: z.union([z.literal(''), z.string().refine(isOfficeDay, 'followUps:errors.until')]),
})

/** Notes a signal at a customer. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const customerId = idOf(params.customerId)
  const asked = await readForm(request, SignalForm)
  if (!asked.ok) return asked.answer
  const outcome = await noteSignal(actor, customerId, { ...asked.form, actOn: asked.form.actOn || null, op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'relations') : json(outcome)
}
