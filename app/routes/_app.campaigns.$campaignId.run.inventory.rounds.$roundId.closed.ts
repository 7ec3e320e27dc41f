import type { ActionFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { z } from 'zod'
import { closeRound } from '#app/carry-out/inventory.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

const Fields = z.object({ closed: z.enum(['yes', 'no']) })

/** Closes an inventory round, or opens it again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const closing = { roundId: idOf(params.roundId), closed: asked.form.closed === 'yes' }
  const outcome = await closeRound(actor, idOf(params.campaignId), closing, { now: now() })
  return 'refused' in outcome ? refusal(request, outcome, 'run') : json(outcome)
}
