import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { undoHandout } from '#app/handover/hand-out.server'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf, notFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

/** Takes back what was handed out, or ends a loan before its day. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const handoutId = idOf(params.handoutId)
  const asked = await readForm(request, z.object({}))
  if (!asked.ok) return asked.answer
  const outcome = await undoHandout(actor, handoutId, today())
  if (!('refused' in outcome)) return json(outcome)
  if (outcome.refused === 'not-found') throw notFound()
  return refusal(request, outcome, 'handover')
}
