import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { putCustomerOff } from '#app/follow-ups/snooze.server'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm, text } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { isOfficeDay } from '#domain/calendar/day'

const PutOff = z.object({
  until: z.string().refine(isOfficeDay, 'followUps:errors.until'),
  reason: text(500).min(3, 'followUps:errors.reason'),
})

/** Leaves somebody out of the list of who to call until a day. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const customerId = idOf(params.customerId)
  const asked = await readForm(request, PutOff)
  if (!asked.ok) return asked.answer
  const outcome = await putCustomerOff(actor, customerId, { ...asked.form, op: asked.op }, { today: today() })
  return 'refused' in outcome ? refusal(request, outcome, 'followUps') : json(outcome)
}
