import type { ActionFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { closeSegmenting } from '#app/segments/save.server'

const Fields = z.object({ closed: z.enum(['yes', 'no']) })

/** Closes the step of segmenting, or opens it again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await closeSegmenting(actor, idOf(params.campaignId), asked.form.closed === 'yes', { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'segments') : json(outcome)
}
