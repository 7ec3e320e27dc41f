import type { ActionFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { z } from 'zod'
import { startRound } from '#app/carry-out/inventory.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

const Fields = z.object({ name: text(80) })

/** Opens an inventory round. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await startRound(actor, idOf(params.campaignId), asked.form.name, { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'run') : json(outcome)
}
