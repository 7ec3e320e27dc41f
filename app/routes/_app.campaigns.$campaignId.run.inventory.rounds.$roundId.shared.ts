import type { ActionFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { z } from 'zod'
import { shareRound } from '#app/carry-out/inventory.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

const Fields = z.object({ shared: z.enum(['yes', 'no']) })

/** Lets the client's people go through a round by themselves, or takes it back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const sharing = { roundId: idOf(params.roundId), shared: asked.form.shared === 'yes' }
  const outcome = await shareRound(actor, idOf(params.campaignId), sharing)
  return 'refused' in outcome ? refusal(request, outcome, 'run') : json(outcome)
}
