import type { ActionFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { z } from 'zod'
import { finishActivity } from '#app/act/finish-work.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

const Fields = z.object({ done: z.enum(['yes', 'no']) })

/** Says that the work of an activity without calls or visits was done, such as a mailing that left; or takes that back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const of = { campaignId: idOf(params.campaignId), activityId: idOf(params.activityId), done: asked.form.done === 'yes' }
  const outcome = await finishActivity(actor, of, { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'actions') : json(outcome)
}
