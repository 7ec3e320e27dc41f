import type { ActionFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { z } from 'zod'
import { approvePlan } from '#app/act/change-plan.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

const Fields = z.object({ approvedBy: text(120, 'actions:refused.approver-missing'), overrun: text(1000).optional() })

/** Records that the client agrees with the plan as it is now. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await approvePlan(
    actor,
    idOf(params.campaignId),
    { approvedBy: asked.form.approvedBy, overrun: asked.form.overrun || null },
    { now: now(), op: asked.op },
  )
  return 'refused' in outcome ? refusal(request, outcome, 'actions') : json(outcome)
}
