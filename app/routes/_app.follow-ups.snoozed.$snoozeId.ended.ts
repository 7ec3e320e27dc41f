import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { putCustomerBack } from '#app/follow-ups/snooze.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

/** Puts somebody back on the list of who to call. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const snoozeId = idOf(params.snoozeId)
  const asked = await readForm(request, z.object({}))
  if (!asked.ok) return asked.answer
  const outcome = await putCustomerBack(actor, snoozeId, { now: now() })
  return 'refused' in outcome ? refusal(request, outcome, 'followUps') : json(outcome)
}
