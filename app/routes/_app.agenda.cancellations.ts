import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { cancelAppointment } from '#app/carry-out/move-appointment.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text } from '#app/http/form.server'
import { refusal } from '#app/http/refusal.server'

const CancelForm = z.object({ appointmentId: z.uuid(), reason: text(500, 'agenda:refused.reason-missing') })

/** Cancels an appointment and lets go of the minutes that it held. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, CancelForm)
  if (!asked.ok) return asked.answer
  const { appointmentId, reason } = asked.form
  const outcome = await cancelAppointment(actor, appointmentId, reason, { now: now() })
  return 'refused' in outcome ? refusal(request, outcome, 'agenda') : json(outcome)
}
