import type { ActionFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { z } from 'zod'
import { commentOnPlan } from '#app/act/portal-plan.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

const Fields = z.object({ text: text(2000, 'refusals:required'), segmentId: z.union([z.uuid(), z.literal('')]) })

/** Says something about the plan. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const said = { text: asked.form.text, segmentId: asked.form.segmentId || null }
  const outcome = await commentOnPlan(actor, idOf(params.campaignId), said, { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'actions') : json(outcome)
}
