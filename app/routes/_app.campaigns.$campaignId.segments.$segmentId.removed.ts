import type { ActionFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { dropSegment } from '#app/segments/save.server'

const Fields = z.object({})

/** Removes a segment. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await dropSegment(actor, idOf(params.campaignId), idOf(params.segmentId), { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'segments') : json(outcome)
}
