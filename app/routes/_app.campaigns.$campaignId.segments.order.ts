import type { ActionFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { reorderSegments } from '#app/segments/save.server'

const Fields = z.object({ ids: z.string().max(2_000), seen: z.string().max(2_000) })

/** Puts the segments in the order given: their ids with commas between; `seen` is the order it was on the screen. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const order = { ids: asked.form.ids.split(','), seen: asked.form.seen.split(',') }
  const outcome = await reorderSegments(actor, idOf(params.campaignId), order, { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'segments') : json(outcome)
}
