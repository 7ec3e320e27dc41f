import type { ActionFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { z } from 'zod'
import { askApproval } from '#app/act/change-plan.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

const Fields = z.object({ overrun: text(1000).optional() })

/** Asks the client to agree with the plan as it is now. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await askApproval(actor, idOf(params.campaignId), { overrun: asked.form.overrun || null }, { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'actions') : json(outcome)
}
