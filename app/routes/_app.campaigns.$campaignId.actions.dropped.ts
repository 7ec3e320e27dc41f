import type { ActionFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { z } from 'zod'
import { dropFromPlan } from '#app/act/change-plan.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

const Fields = z.object({
  kind: z.enum(['drop-farthest', 'fewer']),
  cuts: z
    .string()
    .regex(/^[0-9a-f-]{36}:\d{1,6}(,[0-9a-f-]{36}:\d{1,6}){0,99}$/, 'refusals:unreadable')
    .transform((typed) => typed.split(',').map((cut) => ({ activityId: cut.slice(0, 36), count: Number(cut.slice(37)) }))),
})

/** Drops what the plan has too much. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const { cuts, kind } = asked.form
  const outcome = await dropFromPlan(
    actor,
    idOf(params.campaignId),
    { cuts, nearest: kind === 'drop-farthest' },
    { now: now(), op: asked.op },
  )
  return 'refused' in outcome ? refusal(request, outcome, 'actions') : json(outcome)
}
