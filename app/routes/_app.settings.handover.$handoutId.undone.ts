import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { undoHandout } from '#app/handover/hand-out.server'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

/** Takes back what was handed out, or ends a loan before its day; at one client when it says so. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const handoutId = idOf(params.handoutId)
  const asked = await readForm(request, z.object({ client: z.uuid().optional() }))
  if (!asked.ok) return asked.answer
  const outcome = await undoHandout(actor, handoutId, today(), asked.form.client)
  if (!('refused' in outcome)) return json(outcome)
  // Somebody pressed it twice, or a colleague was first: that is a sentence on the page, not another page.
  return refusal(request, outcome, 'handover', outcome.refused === 'not-found' ? 404 : 409)
}
